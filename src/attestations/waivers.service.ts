import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './confirmations/confirmations.deeds';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, notFound, Problem } from '../foundation/problem';
import { requireAttestor, requireVendor } from './authority.service';
import type { GrantWaiver, WaiverList, WaiverView } from './waivers.dto';
import { PreparationWaiver } from './waiver.entity';
import { refusalToWaive, waiverOn, type Waiver } from './waiver.rules';

/** SD-1 waived by the second line for the one person of a vendor who prepares and signs. */
@Injectable()
export class WaiversService {
  constructor(private readonly work: Work) {}

  list(actor: Actor, vendorId: string): Promise<WaiverList> {
    return this.work.read(actor, async ({ manager }) => {
      await requireVendor(manager, vendorId);
      const items = await waiverRows(manager, vendorId);
      return { total: items.length, items };
    });
  }

  grant(actor: Actor, vendorId: string, given: GrantWaiver): Promise<WaiverView> {
    return this.work.perform(actor, async (w) => {
      await requireVendor(w.manager, vendorId);
      const { personId, expiresOn } = given;
      const today = w.at.slice(0, 10);
      await requireAttestor(w.manager, { vendorId, personId, today, pointer: '/personId' });
      heed(refusalToWaive({ people: await peopleOf(w.manager, vendorId, today), expiresOn, today }));
      const id = newId();
      const reason = given.reason.trim();
      await w.manager.getRepository(PreparationWaiver).insert({
        ...{ id, registrantId: actor.registrantId, vendorId, personId, reason, expiresOn },
        ...{ grantedBy: actor.personId, grantedAt: w.at, revokedAt: null, revokedBy: null },
      });
      const subject = { kind: 'preparation_waiver', id, vendorId };
      await w.record('preparation-waiver.granted', subject, { personId, reason, expiresOn });
      return found(await waiverRows(w.manager, vendorId), id);
    });
  }

  revoke(actor: Actor, id: string): Promise<WaiverView> {
    return this.work.perform(actor, async (w) => {
      const row = await w.manager.getRepository(PreparationWaiver).findOne({ where: { id } });
      if (!row) throw notFound('waiver');
      const [, changed]: [unknown, number] = await w.manager.query(
        'UPDATE preparation_waiver SET revoked_at = $2, revoked_by = $3 WHERE id = $1 AND revoked_at IS NULL',
        [id, w.at, actor.personId],
      );
      if (changed === 0) throw new Problem('wrong-state', 'This waiver was revoked already.');
      const subject = { kind: 'preparation_waiver', id, vendorId: row.vendorId };
      await w.record('preparation-waiver.revoked', subject, { personId: row.personId });
      return found(await waiverRows(w.manager, row.vendorId), id);
    });
  }
}

function found(rows: WaiverView[], id: string): WaiverView {
  const row = rows.find((one) => one.id === id);
  if (!row) throw notFound('waiver');
  return row;
}

const WAIVERS = `
  SELECT id, person_id AS "personId", app.person_name(person_id) AS "personName", reason, app.person_name(granted_by) AS "grantedByName",
    (granted_at AT TIME ZONE 'UTC')::date::text AS "grantedOn", expires_on::text AS "expiresOn", revoked_at AS "revokedAt"
  FROM preparation_waiver WHERE vendor_id = $1 ORDER BY granted_at DESC, id`;

async function waiverRows(manager: EntityManager, vendorId: string): Promise<WaiverView[]> {
  const rows: (Omit<WaiverView, 'revokedAt'> & { revokedAt: Date | null })[] = await manager.query(WAIVERS, [vendorId]);
  return rows.map((row) => ({ ...row, revokedAt: row.revokedAt?.toISOString() ?? null }));
}

/** The waiver under which this person may sign what they prepared on a day; null without one. */
export async function waiverOf(
  manager: EntityManager,
  who: { vendorId: string; personId: string; day: string },
): Promise<Waiver | null> {
  return waiverOn(await waiverRows(manager, who.vendorId), who.personId, who.day);
}

/** How many people can prepare or sign for the vendor today. */
async function peopleOf(manager: EntityManager, vendorId: string, today: string): Promise<number> {
  const [row]: { people: number }[] = await manager.query(
    `SELECT count(DISTINCT person_id)::int AS people FROM membership WHERE vendor_id = $1 AND revoked_at IS NULL
       AND starts_on <= $2::date AND (ends_on IS NULL OR ends_on >= $2::date)`,
    [vendorId, today],
  );
  return row?.people ?? 0;
}
