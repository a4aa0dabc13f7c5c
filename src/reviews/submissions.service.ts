import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './reviews.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import { PeriodsService, type PeriodFacts } from '../catalogue/periods.service';
import { ExercisesService } from '../exercises/exercises.service';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, notFound, Problem } from '../foundation/problem';
import { lockObligations } from '../obligations/obligation-reads';
import { ObligationsService } from '../obligations/obligations.service';
import { PlansService } from '../plans/plans.service';
import { registerFacts } from './register-facts';
import type { MadeSubmission, MakeSubmission } from './reviews.dto';
import { linesOf, refusalsOfNothing, type LineSources, type ProposedLine } from './submission-line.rules';
import { requirementOf } from './submission-record';
import { refusalsToSubmit, type SubmittableObligation } from './submission.rules';
import { Submission, SubmissionLine, SubmissionObligation } from './submission.entity';

/** The vendor's side: puts obligations, with everything brought for them, before a reviewer. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly periods: PeriodsService,
    private readonly obligations: ObligationsService,
    private readonly plans: PlansService,
    private readonly exercises: ExercisesService,
  ) {}

  /** One submission of obligations of one period. Plan versions and exercises that serve them go along. */
  submit(actor: Actor, given: MakeSubmission): Promise<MadeSubmission> {
    return this.work.perform(actor, async (w) => {
      const rows = await this.submittable(w.manager, given.obligationIds);
      const period = await this.periods.require(w.manager, rows[0]?.periodId ?? '');
      heed(...refusalsToSubmit(rows, period));
      const sources = await this.sources(w, rows, period);
      const lines = linesOf(sources);
      heed(...refusalsOfNothing(sources, lines));
      const submission = await this.insert(w, { rows, lines, note: given.note ?? '' });
      await this.tellLowerRooms(w, { rows, lines, sources });
      return { id: submission.id, ref: submission.ref, lines: lines.length };
    });
  }

  /**
   * The obligations in the order asked. Two submissions of one obligation queue up at the lock; only a statement after it
   * sees what the first has written.
   */
  private async submittable(manager: EntityManager, ids: string[]): Promise<SubmittableObligation[]> {
    await lockObligations(manager, ids);
    const rows: SubmittableObligation[] = await manager.query(
      `SELECT o.id, o.vendor_id AS "vendorId", o.service_id AS "serviceId", o.period_id AS "periodId", o.requirement_code AS "requirementCode",
         o.progress, o.conclusion,
         EXISTS (SELECT 1 FROM evidence_use u WHERE u.obligation_id = o.id AND u.state = 'accepted') AS "acceptedEarlier",
         (SELECT s.ref FROM submission_obligation so JOIN submission s ON s.id = so.submission_id LEFT JOIN review r ON r.submission_id = s.id
           WHERE so.obligation_id = o.id AND (s.state IN ('submitted', 'in_review', 'sent_back') OR (s.state = 'concluded' AND r.needs_approval)) LIMIT 1) AS "openIn"
       FROM obligation o WHERE o.id = ANY($1::uuid[]) AND o.vendor_id IS NOT NULL ORDER BY array_position($1::uuid[], o.id)`,
      [ids],
    );
    if (rows.length === 0 || rows.length < ids.length) throw notFound('obligation');
    return rows;
  }

  private async sources(
    w: OpenWork,
    rows: SubmittableObligation[],
    period: PeriodFacts,
  ): Promise<LineSources & { acceptedEarlier: string[] }> {
    const { catalogue } = await this.catalogues.ofPeriod(w.manager, period.id);
    const vendorId = rows[0]?.vendorId ?? '';
    const facts = await registerFacts(w.manager, vendorId, w.at.slice(0, 10));
    return {
      obligations: rows.map(({ id, serviceId, requirementCode }) => ({
        id,
        serviceId,
        requirement: requirementOf(catalogue.requirements, requirementCode),
      })),
      uses: await proposedUses(
        w,
        rows.map((row) => row.id),
      ),
      plans: facts.plans,
      exercises: facts.exercises,
      period,
      elsewhere: await heldElsewhere(w, vendorId),
      acceptedEarlier: rows.filter((row) => row.acceptedEarlier).map((row) => row.id),
    };
  }

  private async insert(
    w: OpenWork,
    what: { rows: SubmittableObligation[]; lines: ProposedLine[]; note: string },
  ): Promise<{ id: string; ref: string }> {
    const [first] = what.rows;
    if (!first) throw new Problem('internal', 'A submission without obligations.');
    const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('SB') AS ref`);
    const submission = { id: newId(), ref: counted?.ref ?? '' };
    const tenant = { registrantId: w.actor.registrantId, vendorId: first.vendorId };
    const about = { periodId: first.periodId, note: what.note, submittedBy: w.actor.personId, submittedAt: w.at };
    await w.manager
      .getRepository(Submission)
      .insert({ ...submission, ...tenant, ...about, state: 'submitted', version: 1 });
    const held = { ...tenant, submissionId: submission.id };
    const obligations = what.rows.map((row) => ({ id: newId(), ...held, obligationId: row.id }));
    await w.manager.getRepository(SubmissionObligation).insert(obligations);
    const lines = what.lines.map((line) => ({ id: newId(), ...held, ...line }));
    if (lines.length > 0) await w.manager.getRepository(SubmissionLine).insert(lines);
    await w.record(
      'submission.made',
      { kind: 'submission', vendorId: first.vendorId, ...submission },
      {
        periodId: first.periodId,
        obligationIds: what.rows.map((row) => row.id),
        lines: lines.map(({ id, kind, targetId }) => ({ lineId: id, kind, targetId })),
        note: what.note,
      },
    );
    return submission;
  }

  private async tellLowerRooms(
    w: OpenWork,
    what: { rows: SubmittableObligation[]; lines: ProposedLine[]; sources: LineSources },
  ): Promise<void> {
    const of = (...progress: string[]) =>
      what.rows.filter((row) => progress.includes(row.progress)).map((row) => row.id);
    await this.obligations.note(w, of('not_started'), 'in_progress');
    await this.obligations.note(w, of('not_started', 'in_progress'), 'submitted');
    const sent = new Set(what.lines.map((line) => line.targetId));
    const plans = what.sources.plans.filter((plan) => sent.has(plan.versionId) && plan.state === 'vendor_approved');
    for (const plan of plans) await this.plans.submit(w, plan.versionId);
    const exercises = what.sources.exercises.filter((one) => sent.has(one.id) && UNSENT.includes(one.state));
    for (const exercise of exercises) await this.exercises.submit(w, exercise.id);
  }
}

/** States of an exercise that has results and was not submitted yet. */
const UNSENT = ['results_entered', 'aar_issued'];

/** Uses of evidence that nobody decided yet, withdrawn files left out. */
async function proposedUses(w: OpenWork, obligationIds: string[]): Promise<LineSources['uses']> {
  return w.manager.query(
    `SELECT u.id AS "useId", u.obligation_id AS "obligationId" FROM evidence_use u
     JOIN evidence_version v ON v.id = u.evidence_version_id JOIN evidence_item i ON i.id = v.item_id
     WHERE u.obligation_id = ANY($1::uuid[]) AND u.state = 'proposed' AND i.withdrawn_at IS NULL ORDER BY i.ref, v.number`,
    [obligationIds],
  );
}

/** Plan versions and exercises in submissions whose review has not ended. */
async function heldElsewhere(w: OpenWork, vendorId: string): Promise<string[]> {
  const rows: { id: string }[] = await w.manager.query(
    `SELECT l.target_id AS id FROM submission_line l JOIN submission s ON s.id = l.submission_id LEFT JOIN review r ON r.submission_id = s.id
     WHERE l.vendor_id = $1 AND l.kind <> 'evidence_use' AND (s.state IN ('submitted', 'in_review', 'sent_back') OR (s.state = 'concluded' AND r.needs_approval))`,
    [vendorId],
  );
  return rows.map((row) => row.id);
}
