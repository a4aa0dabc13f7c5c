import { Injectable } from '@nestjs/common';
import type { OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import { EvidenceService } from '../evidence/evidence.service';
import { ExercisesService } from '../exercises/exercises.service';
import { ObligationsService } from '../obligations/obligations.service';
import { PlansService } from '../plans/plans.service';
import { completionDays } from './completion-days';
import { goesBack } from './conclusion.rules';
import { type ReviewRecord } from './review-record';
import type { ExerciseOutcome, LineDecision, LineKind, ObligationConclusion } from './review.rules';

interface Effect {
  kind: LineKind;
  targetId: string;
  targetState: string;
  decision: LineDecision;
  outcome: ExerciseOutcome | null;
  reason: string;
  approvedOn: string | null;
}

const EFFECTS = `
  SELECT l.kind, l.target_id AS "targetId", coalesce(v.state, e.state, u.state) AS "targetState", d.decision, d.outcome, d.reason,
    (v.vendor_approved_at AT TIME ZONE 'UTC')::date::text AS "approvedOn"
  FROM review_line d JOIN submission_line l ON l.id = d.submission_line_id
  LEFT JOIN evidence_use u ON u.id = l.evidence_use_id LEFT JOIN plan_version v ON v.id = l.plan_version_id LEFT JOIN exercise e ON e.id = l.exercise_id
  WHERE d.review_id = $1 AND d.round = $2 ORDER BY l.kind, l.id`;

/** What a final review does to the rooms below, all in the Work that made it final. */
@Injectable()
export class ReviewEffects {
  constructor(
    private readonly catalogues: CatalogueService,
    private readonly evidence: EvidenceService,
    private readonly plans: PlansService,
    private readonly exercises: ExercisesService,
    private readonly obligations: ObligationsService,
  ) {}

  /** Applies the decisions and conclusions of the review's present round. */
  async apply(w: OpenWork, review: ReviewRecord): Promise<void> {
    const effects: Effect[] = await w.manager.query(EFFECTS, [review.id, review.round]);
    for (const effect of effects) await this.applyLine(w, review, effect);
    const days = await completionDays(w.manager, this.catalogues, { review, today: w.at.slice(0, 10) });
    const conclusions: { obligationId: string; conclusion: ObligationConclusion; judgement: string }[] =
      await w.manager.query(
        `SELECT obligation_id AS "obligationId", conclusion, judgement FROM review_conclusion WHERE review_id = $1 AND round = $2 ORDER BY obligation_id`,
        [review.id, review.round],
      );
    for (const { obligationId, conclusion, judgement } of conclusions)
      await this.obligations.conclude(w, {
        ...{ obligationId, conclusion, reason: judgement, completedOn: days.get(obligationId) ?? null },
      });
    const back = conclusions.filter((one) => goesBack(one.conclusion)).map((one) => one.obligationId);
    if (back.length > 0) await this.obligations.note(w, back, 'in_progress');
  }

  private async applyLine(w: OpenWork, review: ReviewRecord, effect: Effect): Promise<void> {
    if (effect.kind === 'evidence_use') return this.applyToUse(w, effect);
    if (effect.kind === 'exercise') return this.applyToExercise(w, effect);
    return this.applyToPlan(w, review, effect);
  }

  /** To return a file is to reject this use of it: the vendor brings another version, and the reason says what is wanted. */
  private async applyToUse(w: OpenWork, effect: Effect): Promise<void> {
    const { targetId, targetState, decision, reason } = effect;
    if (targetState !== 'proposed') return;
    const words = decision === 'returned' ? `Returned: ${reason}` : reason;
    const said = decision === 'accepted' ? ('accepted' as const) : ('rejected' as const);
    await this.evidence.decideUse(w, targetId, { decision: said, reason: words });
  }

  private async applyToExercise(w: OpenWork, effect: Effect): Promise<void> {
    if (effect.targetState !== 'submitted') return;
    const { targetId, decision, outcome, reason } = effect;
    if (decision === 'returned') await this.exercises.return(w, targetId, reason);
    else if (outcome !== null) await this.exercises.conclude(w, targetId, outcome, reason);
  }

  private async applyToPlan(w: OpenWork, review: ReviewRecord, effect: Effect): Promise<void> {
    if (effect.targetState !== 'in_review') return;
    const from = review.plansEffectiveFrom ?? effect.approvedOn ?? w.at.slice(0, 10);
    const reasons = [{ section: 'steps', reason: effect.reason }];
    if (effect.decision === 'accepted') await this.plans.accept(w, effect.targetId, from);
    else if (effect.decision === 'returned') await this.plans.return(w, effect.targetId, reasons);
    else await this.plans.reject(w, effect.targetId, reasons);
  }
}
