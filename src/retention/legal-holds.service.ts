import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work, type OpenWork } from '../audit-trail/work';
import { keepFromDisposal } from '../evidence/retention-lock';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound } from '../foundation/problem';
import { columns, people, times } from '../packets/snapshot/registers';
import { HoldRelease, HoldReleaseDecision, LegalHold } from './retention.entity';
import { refusalToBeSecond } from './retention.rules';
import type {
  DecideRetention,
  HoldReleaseView,
  LegalHoldList,
  LegalHoldView,
  PlaceLegalHold,
  RetentionReason,
} from './retention.dto';
import './retention.deeds';

/** Holds: one person places one, at once; it takes two of different functions to release it (SD-13). */
@Injectable()
export class LegalHoldsService {
  constructor(private readonly work: Work) {}

  list(actor: Actor): Promise<LegalHoldList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await holdsOf(manager, null);
      return { total: items.length, items };
    });
  }

  place(actor: Actor, given: PlaceLegalHold): Promise<LegalHoldView> {
    return this.work.perform(actor, async (w) => {
      await keepFromDisposal(w);
      const { vendorId = null, evidenceItemId = null, periodId = null } = given;
      const scope = { vendorId: await vendorOf(w, { vendorId, evidenceItemId }), evidenceItemId, periodId };
      await requirePeriod(w, periodId);
      const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('LH') AS ref`);
      const [title, reason] = [given.title.trim(), given.reason.trim()];
      const hold: LegalHold = {
        ...{ id: newId(), registrantId: actor.registrantId, ref: counted?.ref ?? '', title, reason, ...scope },
        ...{ state: 'active', placedBy: actor.personId, placedAt: w.at, version: 1 },
      };
      await w.manager.getRepository(LegalHold).insert(hold);
      await w.record('legal-hold.placed', subjectOfHold(hold), { title, reason, ...scope });
      return holdView(w.manager, hold.id);
    });
  }

  askRelease(actor: Actor, id: string, given: RetentionReason): Promise<LegalHoldView> {
    return this.work.perform(actor, async (w) => {
      const hold = await lockHold(w, id);
      if (await pendingRelease(w, id))
        heedState({ code: 'release-asked', reason: `The release of ${hold.ref} waits for a decision already.` });
      const reason = given.reason.trim();
      const { registrantId, vendorId } = hold;
      const asked = { askedBy: actor.personId, askedAs: actor.role, askedAt: w.at };
      await w.manager
        .getRepository(HoldRelease)
        .insert({ id: newId(), registrantId, vendorId, legalHoldId: id, reason, ...asked });
      await w.record('legal-hold.release-asked', subjectOfHold(hold), { reason });
      return holdView(w.manager, id);
    });
  }

  decideRelease(actor: Actor, id: string, given: DecideRetention): Promise<LegalHoldView> {
    return this.work.perform(actor, async (w) => {
      const hold = await lockHold(w, id);
      const release = await pendingRelease(w, id);
      if (!release) {
        heedState({ code: 'nothing-asked', reason: `Nobody asked for the release of ${hold.ref}.` });
        return holdView(w.manager, id);
      }
      const { askedBy, askedAs } = release;
      heed(refusalToBeSecond(actor, [{ personId: askedBy, role: askedAs }]));
      const { decision } = given;
      const reason = given.reason.trim();
      await w.manager.getRepository(HoldReleaseDecision).insert({
        ...{ id: newId(), registrantId: hold.registrantId, vendorId: hold.vendorId, holdReleaseId: release.id },
        ...{ askedBy, askedAs, decision, reason, decidedBy: actor.personId, decidedAs: actor.role, decidedAt: w.at },
      });
      if (decision === 'approved')
        await w.manager.query(`UPDATE legal_hold SET state = 'released', version = version + 1 WHERE id = $1`, [id]);
      await w.record('legal-hold.release-decided', subjectOfHold(hold), { decision, reason });
      return holdView(w.manager, id);
    });
  }
}

const subjectOfHold = ({ id, vendorId, ref }: LegalHold) => ({ kind: 'legal_hold', id, vendorId, ref });

async function lockHold(w: OpenWork, id: string): Promise<LegalHold> {
  await w.manager.query('SELECT id FROM legal_hold WHERE id = $1 FOR UPDATE', [id]);
  const hold = await w.manager.getRepository(LegalHold).findOne({ where: { id } });
  if (!hold) throw notFound('legal hold');
  if (hold.state === 'released') heedState({ code: 'hold-released', reason: `${hold.ref} is released.` });
  return hold;
}

async function pendingRelease(w: OpenWork, id: string): Promise<HoldRelease | null> {
  const [row]: { id: string }[] = await w.manager.query(
    `SELECT r.id FROM hold_release r WHERE r.legal_hold_id = $1 AND NOT EXISTS (SELECT 1 FROM hold_release_decision d WHERE d.hold_release_id = r.id)`,
    [id],
  );
  return row ? w.manager.getRepository(HoldRelease).findOne({ where: { id: row.id } }) : null;
}

/** A hold on one item is a hold on its vendor's item. */
async function vendorOf(
  w: OpenWork,
  { vendorId, evidenceItemId }: { vendorId: string | null; evidenceItemId: string | null },
): Promise<string | null> {
  if (evidenceItemId !== null) {
    const [item]: { vendorId: string }[] = await w.manager.query(
      'SELECT vendor_id AS "vendorId" FROM evidence_item WHERE id = $1 AND ($2::uuid IS NULL OR vendor_id = $2)',
      [evidenceItemId, vendorId],
    );
    if (!item) throw notFound('evidence');
    return item.vendorId;
  }
  if (vendorId === null) return null;
  const [row]: unknown[] = await w.manager.query('SELECT 1 FROM vendor WHERE id = $1', [vendorId]);
  if (row === undefined) throw notFound('vendor');
  return vendorId;
}

async function requirePeriod(w: OpenWork, id: string | null): Promise<void> {
  if (id === null) return;
  const [row]: unknown[] = await w.manager.query('SELECT 1 FROM compliance_period WHERE id = $1', [id]);
  if (row === undefined) throw notFound('period');
}

async function holdView(manager: EntityManager, id: string): Promise<LegalHoldView> {
  const [hold] = await holdsOf(manager, id);
  if (!hold) throw notFound('legal hold');
  return hold;
}

async function holdsOf(manager: EntityManager, id: string | null): Promise<LegalHoldView[]> {
  const rows: Omit<LegalHoldView, 'releases'>[] = await manager.query(
    `SELECT ${columns('h.id', 'h.ref', 'h.title', 'h.reason', 'h.vendor_id', 'h.evidence_item_id', 'h.period_id', 'h.state')}, ${people('h.placed_by')}, ${times('h.placed_at')},
       app.vendor_name(h.vendor_id) AS "vendorName", i.ref AS "evidenceItemRef", p.code AS "periodCode"
     FROM legal_hold h LEFT JOIN evidence_item i ON i.id = h.evidence_item_id LEFT JOIN compliance_period p ON p.id = h.period_id
     WHERE $1::uuid IS NULL OR h.id = $1 ORDER BY h.state, h.placed_at DESC`,
    [id],
  );
  const holds: LegalHoldView[] = [];
  for (const row of rows) holds.push({ ...row, releases: await releasesOf(manager, row.id) });
  return holds;
}

async function releasesOf(manager: EntityManager, holdId: string): Promise<HoldReleaseView[]> {
  const releases: HoldReleaseView[] = await manager.query(
    `SELECT r.reason, r.asked_by AS "askedById", ${people('r.asked_by', 'd.decided_by')}, ${times('r.asked_at', 'd.decided_at')}, d.decision, d.reason AS "decisionReason"
     FROM hold_release r LEFT JOIN hold_release_decision d ON d.hold_release_id = r.id WHERE r.legal_hold_id = $1 ORDER BY r.asked_at`,
    [holdId],
  );
  return releases;
}
