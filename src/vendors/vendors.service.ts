import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './vendors.deeds';
import { Work, type OpenRead, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { notFound, Problem } from '../foundation/problem';
import { amend, changesOf, refuseStale } from './amendment';
import { VendorLifecycleService } from './vendor-lifecycle.service';
import { contactsOf, requireVendor, transitionsOf, vendorSummaries } from './vendor-reads';
import { Vendor } from './vendor.entity';
import type { ChangeVendor, RegisterVendor, VendorList, VendorView } from './vendors.dto';

/** The register of vendors. */
@Injectable()
export class VendorsService {
  constructor(
    private readonly work: Work,
    private readonly lifecycle: VendorLifecycleService,
  ) {}

  list(actor: Actor): Promise<VendorList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await vendorSummaries(manager);
      return { total: items.length, items };
    });
  }

  one(actor: Actor, id: string): Promise<VendorView> {
    return this.work.read(actor, (read) => this.view(read, id));
  }

  /** Enters a vendor as a prospect. Throws `already-exists` when the name is taken. */
  register(actor: Actor, given: RegisterVendor): Promise<VendorView> {
    return this.work.perform(actor, async (w) => this.view(w, (await this.registerWithin(w, given)).id));
  }

  /** As `register`, within a Work that does more. */
  async registerWithin(w: OpenWork, given: RegisterVendor): Promise<{ id: string; ref: string }> {
    const [counted]: { ref: string; isTaken: boolean }[] = await w.manager.query(
      `SELECT app.next_reference('VN') AS ref, EXISTS (SELECT 1 FROM vendor WHERE lower(name) = lower($1)) AS "isTaken"`,
      [given.name],
    );
    if (counted?.isTaken === true) throw takenName(given.name);
    const particulars = particularsOf(given);
    const vendor = { id: newId(), registrantId: w.actor.registrantId, ref: counted?.ref ?? '', ...particulars };
    await w.manager.getRepository(Vendor).insert({
      ...vendor,
      ...{ state: 'prospect', registeredBy: w.actor.personId, registeredAt: w.at, version: 1 },
    });
    await w.record('vendor.registered', { ...subjectOf(vendor) }, particulars);
    return { id: vendor.id, ref: vendor.ref };
  }

  change(actor: Actor, id: string, given: ChangeVendor): Promise<VendorView> {
    return this.work.perform(actor, async (w) => {
      await this.changeWithin(w, id, given);
      return this.view(w, id);
    });
  }

  async changeWithin(w: OpenWork, id: string, given: ChangeVendor): Promise<{ id: string; ref: string }> {
    const vendor = await requireVendor(w.manager, id);
    const { version, ...fields } = given;
    refuseStale(vendor, version);
    const changes = changesOf(vendor, fields);
    if (Object.keys(changes).length > 0) {
      if (given.name !== undefined) await refuseTakenName(w.manager, given.name, id);
      await amend(w.manager, { of: Vendor, id, version }, changes);
      await w.record('vendor.changed', subjectOf(vendor), { changes });
    }
    return { id, ref: vendor.ref };
  }

  private async view({ manager, actor }: OpenRead, id: string): Promise<VendorView> {
    const vendor = await requireVendor(manager, id);
    const [summary] = await vendorSummaries(manager, id);
    if (!summary) throw notFound('vendor');
    const contacts = await contactsOf(manager, id);
    const transitions = await transitionsOf(manager, id);
    return { ...summary, contacts, transitions, moves: await this.lifecycle.possible(manager, actor, vendor) };
  }
}

function particularsOf(given: RegisterVendor) {
  return {
    ...{ name: given.name, legalName: given.legalName, country: given.country, sectors: given.sectors ?? [] },
    ...{ summary: given.summary ?? '', contractNoticeMinutes: given.contractNoticeMinutes ?? null },
    contractNoticeFrom: given.contractNoticeFrom ?? null,
  };
}

export function subjectOf(vendor: { id: string; ref: string }) {
  return { kind: 'vendor', id: vendor.id, vendorId: vendor.id, ref: vendor.ref };
}

async function refuseTakenName(manager: EntityManager, name: string, except: string): Promise<void> {
  const taken: unknown[] = await manager.query(
    'SELECT 1 FROM vendor WHERE lower(name) = lower($1) AND id <> $2::uuid',
    [name, except],
  );
  if (taken.length > 0) throw takenName(name);
}

function takenName(name: string): Problem {
  const message = `There is a vendor called ${name} already.`;
  return new Problem('already-exists', message, [{ pointer: '/name', message }]);
}
