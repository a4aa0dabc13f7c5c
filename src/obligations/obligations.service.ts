import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './obligations.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import { requirementView } from '../catalogue/catalogue-views';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { heed, heedState, notFound } from '../foundation/problem';
import { staleVersion } from '../vendors/amendment';
import { coverageQuestion } from './coverage-answers';
import { knownFacts, listedRows, lockObligations, requireObligation, type ObligationWhere } from './obligation-reads';
import { isDone, refusalToConclude, type Conclusion, type Progress } from './obligation-state.rules';
import { isInState, obligationView, requirementOf } from './obligation-views';
import type { ObligationRow } from './obligation.entity';
import type { ObligationDetail, ObligationList, ObligationQuery, ObligationView } from './obligations.dto';
import { refusalToNote, staysAsNoted } from './progress-note.rules';

/** `completedOn` is the day on which it was done, `exceptedUntil` the last day of an approved exception; both YYYY-MM-DD. */
interface Concluding {
  obligationId: string;
  conclusion: Conclusion;
  reason: string;
  completedOn?: string | null;
  exceptedUntil?: string | null;
}

/** Only what was done has a day on which it was, and only an exception a last day. */
const datesOf = ({ conclusion, completedOn, exceptedUntil }: Concluding) => ({
  completedOn: isDone(conclusion) ? (completedOn ?? null) : null,
  exceptedUntil: conclusion === 'excepted' ? (exceptedUntil ?? null) : null,
});

const WHY_NOT_CONCLUDED = {
  nothing_submitted: 'Nothing was submitted for this obligation yet.',
  reason_missing: 'Give the reason for this conclusion.',
} as const;

/** What is due from whom, and how far it has come. Progress is the vendor's word, the conclusion the registrant's. */
@Injectable()
export class ObligationsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly catalogues: CatalogueService,
  ) {}

  list(actor: Actor, query: ObligationQuery): Promise<ObligationList> {
    return this.work.read(actor, async ({ manager }) => {
      const all = await this.listIn(manager, query);
      const items = all.filter((view) => isInState(view, query.state));
      return { total: items.length, items };
    });
  }

  one(actor: Actor, id: string): Promise<ObligationDetail> {
    return this.work.read(actor, async ({ manager }) => {
      const [row] = await listedRows(manager, { ids: [id] });
      if (!row) throw notFound('obligation');
      const published = await this.catalogues.byId(manager, row.catalogueVersionId);
      const facts = await knownFacts(manager, row.vendorId);
      const view = obligationView(row, { published, facts, today: this.clock.today() });
      const requirement = requirementOf(row, published);
      const coverage = await coverageQuestion(manager, requirement, row);
      return { ...view, requirement: requirementView(published, requirement), coverage };
    });
  }

  /** For rooms above, in their own transaction. States are as of `today` (YYYY-MM-DD; the clock's day without it). */
  async listIn(
    manager: EntityManager,
    where: ObligationWhere,
    today: string = this.clock.today(),
  ): Promise<ObligationView[]> {
    const rows = await listedRows(manager, where);
    const facts = await knownFacts(manager, where.vendorId ?? null);
    const views: ObligationView[] = [];
    for (const row of rows) {
      const published = await this.catalogues.byId(manager, row.catalogueVersionId);
      views.push(obligationView(row, { published, facts, today }));
    }
    return views;
  }

  /** The row, for those who may see it; throws not-found for everybody else. */
  requireVisible(manager: EntityManager, id: string): Promise<ObligationRow> {
    return requireObligation(manager, id);
  }

  /**
   * Notes progress. The vendor (for the programme, the registrant) moves forward; the registrant's `in_progress` hands
   * back what was submitted. What stands there already is left alone. Throws `wrong-state` for any other move.
   */
  async note(w: OpenWork, obligationIds: readonly string[], to: Progress): Promise<void> {
    const wanted = await unnoted(w, obligationIds, to);
    if (wanted.length === 0) return;
    // Two who bring something for one obligation at once both bring it: the second finds it noted.
    const ids = wanted.map((row) => row.id);
    await lockObligations(w.manager, ids);
    for (const row of await unnoted(w, ids, to)) {
      const by = noterOf(w, row);
      heedState(refusalToNote({ from: row.progress, to, conclusion: row.conclusion, by }));
      await (by === 'owner' ? moveForward(w, row, to) : handBack(w, row));
      const particulars = { requirementCode: row.requirementCode, from: row.progress, to };
      await w.record('obligation.noted', subjectOf(row), particulars);
    }
  }

  /** Records the registrant's conclusion, and the day on which the thing itself was done where there is one. Throws `refused` when nothing was submitted, or a reason is missing. */
  async conclude(w: OpenWork, given: Concluding): Promise<ObligationRow> {
    const { obligationId, conclusion, reason } = given;
    const { completedOn, exceptedUntil } = datesOf(given);
    const row = await requireObligation(w.manager, obligationId);
    const code = refusalToConclude({ progress: row.progress, conclusion, reason });
    if (code) heed({ code, reason: WHY_NOT_CONCLUDED[code], pointer: '/conclusion' });
    const [, written]: [unknown, number] = await w.manager.query(
      `UPDATE obligation SET conclusion = $3, conclusion_reason = $4, concluded_by = $5, concluded_at = $6, completed_on = $7,
         excepted_until = CASE WHEN $3 = 'under_review' THEN excepted_until ELSE $8::date END, version = version + 1
       WHERE id = $1 AND version = $2`,
      [row.id, row.version, conclusion, reason, w.actor.personId, w.at, completedOn, exceptedUntil],
    );
    if (written === 0) throw staleVersion();
    const { requirementCode, conclusion: before } = row;
    const done = { ...(completedOn && { completedOn }), ...(exceptedUntil && { exceptedUntil }) };
    await w.record('obligation.concluded', subjectOf(row), { requirementCode, before, conclusion, reason, ...done });
    return requireObligation(w.manager, obligationId);
  }

  /** Ends the exception of what is under review; the review goes on without it. */
  async endExceptionUnderReview(w: OpenWork, obligationId: string): Promise<void> {
    await w.manager.query(
      `UPDATE obligation SET excepted_until = NULL, version = version + 1 WHERE id = $1 AND conclusion = 'under_review'`,
      [obligationId],
    );
  }

  /** The vendor's own word that it does not meet an obligation; what was submitted is open again. A released or excepted one stays. */
  async admitNotMet(w: OpenWork, obligationId: string, reason: string): Promise<void> {
    const row = await requireObligation(w.manager, obligationId);
    const [answer]: { done: boolean }[] = await w.manager.query('SELECT app.conclude_own_not_met($1, $2, $3) AS done', [
      ...[row.id, reason, w.at],
    ]);
    if (!answer?.done) return;
    const { requirementCode, conclusion: before } = row;
    const particulars = { requirementCode, before, conclusion: 'not_met' as const, reason };
    await w.record('obligation.concluded', subjectOf(row), particulars);
  }
}

export function subjectOf(row: Pick<ObligationRow, 'id' | 'vendorId' | 'requirementCode'>) {
  return { kind: 'obligation', id: row.id, vendorId: row.vendorId, ref: row.requirementCode };
}

const noterOf = (w: OpenWork, row: ObligationRow) =>
  w.actor.vendorId !== null || row.vendorId === null ? ('owner' as const) : ('registrant' as const);

/** The rows where this progress does not stand yet. */
async function unnoted(w: OpenWork, ids: readonly string[], to: Progress): Promise<ObligationRow[]> {
  const rows: ObligationRow[] = [];
  for (const id of new Set(ids)) {
    const row = await requireObligation(w.manager, id);
    const { progress: from, conclusion } = row;
    if (!staysAsNoted({ from, to, conclusion, by: noterOf(w, row) })) rows.push(row);
  }
  return rows;
}

async function moveForward(w: OpenWork, row: ObligationRow, to: Progress): Promise<void> {
  const [, moved]: [unknown, number] = await w.manager.query(
    'UPDATE obligation SET progress = $3, version = version + 1 WHERE id = $1 AND version = $2',
    [row.id, row.version, to],
  );
  if (moved === 0) throw staleVersion();
}

const FORGET = `UPDATE obligation SET progress = 'in_progress', conclusion = NULL, conclusion_reason = '', concluded_by = NULL, concluded_at = NULL, version = version + 1
  WHERE id = $1 AND version = $2`;
const EXCEPTED_AGAIN = `UPDATE obligation SET progress = 'in_progress', conclusion = 'excepted', version = version + 1,
  conclusion_reason = 'What was submitted came back; the approved exception until ' || excepted_until || ' stands.' WHERE id = $1 AND version = $2`;

/** A submission that is handed back is no longer under review; an exception that it was submitted under stands again. */
async function handBack(w: OpenWork, row: ObligationRow): Promise<void> {
  const forgets = row.conclusion === 'under_review';
  const [, moved]: [unknown, number] = await w.manager.query(
    forgets
      ? row.exceptedUntil === null
        ? FORGET
        : EXCEPTED_AGAIN
      : `UPDATE obligation SET progress = 'in_progress', version = version + 1 WHERE id = $1 AND version = $2`,
    [row.id, row.version],
  );
  if (moved === 0) throw staleVersion();
}
