import { Injectable } from '@nestjs/common';
import './dependencies.deeds';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { notFound, Problem } from '../../foundation/problem';
import { amend, changesOf, refuseStale } from '../../vendors/amendment';
import { requireVendor } from '../../vendors/vendor-reads';
import { matchAll } from './matching';
import { resourcesOf, unmatchedOf } from './resource-reads';
import type { AddResource, ChangeResource, Matched, ResourceList, ResourceView, SuggestionList } from './resources.dto';
import { SharedResource } from './shared-resource.entity';
import { suggestedFrom } from './suggestions';

/** The registrant's list of what its vendors share. Vendors see neither it nor one another. */
@Injectable()
export class ResourcesService {
  constructor(private readonly work: Work) {}

  list(actor: Actor): Promise<ResourceList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await resourcesOf(manager);
      return { total: items.length, items };
    });
  }

  suggestions(actor: Actor): Promise<SuggestionList> {
    return this.work.read(actor, async ({ manager }) => {
      const known = await resourcesOf(manager);
      const vendors: { id: string; name: string }[] = await manager.query('SELECT id, name FROM vendor');
      const items = suggestedFrom(await unmatchedOf(manager), known, vendors);
      return { total: items.length, items };
    });
  }

  add(actor: Actor, given: AddResource): Promise<ResourceView> {
    return this.work.perform(actor, async (w) => {
      const id = await this.addWithin(w, given);
      return one(w, id);
    });
  }

  /** As `add`, within a Work that does more; answers the id. */
  async addWithin(w: OpenWork, given: AddResource): Promise<string> {
    const fields = fieldsOf(given);
    const { kind, name, ownVendorId } = fields;
    await refuseTaken(w, { ...fields, except: null });
    if (ownVendorId !== null) await requireVendor(w.manager, ownVendorId);
    const [{ ref } = { ref: '' }]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('SR') AS ref`);
    const row = { id: newId(), registrantId: w.actor.registrantId, vendorId: null, ref, ...fields };
    await w.manager.getRepository(SharedResource).insert({
      ...{ ...row, addedBy: w.actor.personId, addedAt: w.at, version: 1 },
    });
    await w.record('shared-resource.added', subjectOf(row), { resourceKind: kind, name, ownVendorId });
    await matchAll(w, row, given.dependencyIds ?? []);
    return row.id;
  }

  change(actor: Actor, id: string, given: ChangeResource): Promise<ResourceView> {
    return this.work.perform(actor, async (w) => {
      const before = await requireResource(w, id);
      const { version, ...fields } = given;
      refuseStale(before, version);
      const changes = changesOf(before, fields);
      if (Object.keys(changes).length === 0) return one(w, id);
      const { kind, name, region } = { ...before, ...fields };
      await refuseTaken(w, { kind, name, region, except: id });
      if (given.ownVendorId) await requireVendor(w.manager, given.ownVendorId);
      await amend(w.manager, { of: SharedResource, id, version }, changes);
      await w.record('shared-resource.changed', subjectOf(before), { changes });
      return one(w, id);
    });
  }

  /** Gives dependencies this identity; others of the same vendor on the same thing follow. */
  match(actor: Actor, id: string, dependencyIds: string[]): Promise<Matched> {
    return this.work.perform(actor, async (w) => ({
      matched: await matchAll(w, await requireResource(w, id), dependencyIds),
    }));
  }

  /** Takes the identity away again, from all of the vendor's dependencies on the same thing. */
  unmatch(actor: Actor, dependencyId: string): Promise<Matched> {
    return this.work.perform(actor, async (w) => ({ matched: await matchAll(w, null, [dependencyId]) }));
  }
}

function fieldsOf({ kind, name, provider = '', region = '', hazardZones = [], ownVendorId = null }: AddResource) {
  return { kind, name: name.trim(), provider, region, hazardZones, ownVendorId };
}

async function requireResource(w: OpenWork, id: string): Promise<SharedResource> {
  const row = await w.manager.getRepository(SharedResource).findOne({ where: { id } });
  if (!row) throw notFound('shared identity');
  return row;
}

async function refuseTaken(
  w: OpenWork,
  wanted: { kind: string; name: string; region: string; except: string | null },
): Promise<void> {
  const taken: { ref: string }[] = await w.manager.query(
    'SELECT ref FROM shared_resource WHERE kind = $1 AND lower(name) = lower($2) AND lower(region) = lower($3) AND id IS DISTINCT FROM $4::uuid',
    [wanted.kind, wanted.name, wanted.region, wanted.except],
  );
  const [twin] = taken;
  if (!twin) return;
  const message = `There is one by this name already: ${twin.ref}.`;
  throw new Problem('already-exists', message, [{ pointer: '/name', message }]);
}

async function one(w: OpenWork, id: string): Promise<ResourceView> {
  const [view] = await resourcesOf(w.manager, id);
  if (!view) throw notFound('shared identity');
  return view;
}

const subjectOf = ({ id, ref }: { id: string; ref: string }) => ({ kind: 'shared_resource', id, vendorId: null, ref });
