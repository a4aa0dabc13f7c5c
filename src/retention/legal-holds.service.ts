import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import { keepFromDisposal } from '../evidence/retention-lock';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { CsvReport } from '../foundation/csv.rules';
import { newId } from '../foundation/ids';
import { EVERY_ROW } from '../foundation/page-query.dto';
import { heed, heedState, notFound } from '../foundation/problem';
import { holdList, holdView } from './legal-hold-reads';
import { HoldRelease, HoldReleaseDecision, LegalHold } from './retention.entity';
import { refusalOfReleased, refusalToAskRelease, refusalToDecideRelease } from './hold.rules';
import { refusalToBeSecond } from './retention.rules';
import { holdsCsv } from './retention-csv.rules';
import type { LegalHoldsQuery } from './retention-queries.dto';
import type { DecideRetention, LegalHoldList, LegalHoldView, PlaceLegalHold, RetentionReason } from './retention.dto';
import { recordNamed, type RecordKind } from './record.rules';
import './retention.deeds';

/** Holds: one person places one, at once; it takes two of different functions to release it (SD-13). */
@Injectable()
export class LegalHoldsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: LegalHoldsQuery): Promise<LegalHoldList> {
    return this.work.read(actor, ({ manager }) => holdList(manager, query));
  }

  /** Every hold that is sought, for a file. */
  report(actor: Actor, query: LegalHoldsQuery): Promise<CsvReport> {
    return this.work.read(actor, async ({ manager }) =>
      holdsCsv((await holdList(manager, query, EVERY_ROW)).items, query, this.clock.iso()),
    );
  }

  one(actor: Actor, id: string): Promise<LegalHoldView> {
    return this.work.read(actor, ({ manager }) => holdView(manager, id));
  }

  place(actor: Actor, given: PlaceLegalHold): Promise<LegalHoldView> {
    return this.work.perform(actor, async (w) => {
      await keepFromDisposal(w);
      const scope = await scopeOf(w, given);
      const { periodId } = scope;
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
      heedState(refusalToAskRelease(hold, { waits: (await pendingRelease(w, id)) !== null }));
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
      heedState(refusalToDecideRelease(hold, { waits: release !== null }));
      if (!release) throw notFound('release');
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
  heedState(refusalOfReleased(hold));
  return hold;
}

async function pendingRelease(w: OpenWork, id: string): Promise<HoldRelease | null> {
  const [row]: { id: string }[] = await w.manager.query(
    `SELECT r.id FROM hold_release r WHERE r.legal_hold_id = $1 AND NOT EXISTS (SELECT 1 FROM hold_release_decision d WHERE d.hold_release_id = r.id)`,
    [id],
  );
  return row ? w.manager.getRepository(HoldRelease).findOne({ where: { id: row.id } }) : null;
}

const NAMED: Record<RecordKind, string> = {
  evidence: 'SELECT vendor_id AS "vendorId" FROM evidence_item WHERE id = $1',
  request_file: `SELECT vendor_id AS "vendorId" FROM request_file WHERE id = $1 AND state = 'received'`,
};

interface Scope {
  vendorId: string | null;
  evidenceItemId: string | null;
  requestFileId: string | null;
  periodId: string | null;
}

async function scopeOf(w: OpenWork, given: PlaceLegalHold): Promise<Scope> {
  const { vendorId = null, evidenceItemId = null, requestFileId = null, periodId = null } = given;
  const scope = { vendorId, evidenceItemId, requestFileId, periodId };
  if (evidenceItemId !== null || requestFileId !== null) return { ...scope, vendorId: await vendorOfRecord(w, given) };
  await requireVendor(w, vendorId);
  return scope;
}

/** A hold on one record is a hold on its vendor's record, where it has one. */
async function vendorOfRecord(w: OpenWork, given: PlaceLegalHold): Promise<string | null> {
  const { record, refusal } = recordNamed(given);
  heed(refusal);
  if (!record) throw notFound('record');
  const [row]: { vendorId: string | null }[] = await w.manager.query(NAMED[record.kind], [record.id]);
  const { vendorId = row?.vendorId } = given;
  if (!row || row.vendorId !== vendorId) throw notFound('record');
  return row.vendorId;
}

async function requireVendor(w: OpenWork, id: string | null): Promise<void> {
  if (id === null) return;
  const [row]: unknown[] = await w.manager.query('SELECT 1 FROM vendor WHERE id = $1', [id]);
  if (row === undefined) throw notFound('vendor');
}

async function requirePeriod(w: OpenWork, id: string | null): Promise<void> {
  if (id === null) return;
  const [row]: unknown[] = await w.manager.query('SELECT 1 FROM compliance_period WHERE id = $1', [id]);
  if (row === undefined) throw notFound('period');
}
