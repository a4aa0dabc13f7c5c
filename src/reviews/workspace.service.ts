import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import { forceFor, labelOfForce, labelOfLane, laneFor, withCoverage } from '../catalogue/catalogue.rules';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { OWN_METRICS } from './assurance-metrics.rules';
import { assess, checksOf, kindsOfLine, linesFor, type Assessment } from './assessment';
import { withEarlierNote } from './earlier-notes.rules';
import { exerciseFacts, planFacts } from './line-facts.rules';
import { decisionsOf } from './review-record';
import type { DecidedRow } from './review-rows';
import { speaksOf, type LineRecord, type ObligationRecord } from './submission-record';
import {
  conclusionRows,
  fileRows,
  planSources,
  queryRows,
  reviewRow,
  type ConclusionRow,
  type FileRow,
} from './workspace-rows';
import type {
  EarlierConclusionView,
  EvidenceStandingView,
  QueryView,
  ReviewView,
  SubmissionWorkspace,
  WorkspaceLine,
  WorkspaceObligation,
} from './workspace.dto';

/** All that belongs to one submission, read in one moment. */
interface Desk {
  on: Assessment;
  evidenceTitles: Record<string, { title: string }>;
  review: ReviewView | null;
  decisions: DecidedRow[];
  conclusions: ConclusionRow[];
  files: FileRow[];
  sources: Map<string, string>;
  queries: QueryView[];
  /** Checks of these are not shown to the asker. */
  hiddenMetrics: readonly string[];
}

/** The review workspace: criteria, checks and facts beside every line; for the vendor, its own submission. */
@Injectable()
export class WorkspaceService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly clock: Clock,
  ) {}

  open(actor: Actor, submissionId: string): Promise<SubmissionWorkspace> {
    return this.work.read(actor, async ({ manager }) => {
      const desk = await this.desk(manager, submissionId);
      return shown(actor.vendorId === null ? desk : forVendor(desk));
    });
  }

  private async desk(manager: EntityManager, submissionId: string): Promise<Desk> {
    const on = await assess(manager, this.catalogues, { submissionId, today: this.clock.today() });
    const { catalogue } = await this.catalogues.ofPeriod(manager, on.submission.periodId);
    const review = await reviewRow(manager, submissionId);
    const plans = on.submission.lines.filter((line) => line.kind === 'plan_version').map((line) => line.targetId);
    return {
      on,
      evidenceTitles: catalogue.evidenceKinds,
      review,
      decisions: review ? await decisionsOf(manager, review) : [],
      conclusions: await conclusionRows(
        manager,
        on.submission.obligations.map((one) => one.id),
      ),
      files: await fileRows(manager, submissionId),
      sources: await planSources(manager, plans),
      queries: review ? await queryRows(manager, review.id) : [],
      hiddenMetrics: [],
    };
  }
}

const tookEffect = (review: ReviewView): boolean =>
  review.state === 'approved' || (review.state === 'concluded' && !review.needsApproval);

/** A vendor sees what was decided once it took effect, and never a round that the second line sent back. */
function forVendor(whole: Desk): Desk {
  const desk = { ...whole, hiddenMetrics: OWN_METRICS };
  const { review } = desk;
  const conclusions = desk.conclusions.filter((one) => one.tookEffect);
  if (!review || tookEffect(review)) return { ...desk, conclusions };
  const hidden = { ...review, conclusion: null, summary: null, concludedAt: null, approvals: [] };
  return { ...desk, conclusions, decisions: [], review: hidden };
}

function shown(desk: Desk): SubmissionWorkspace {
  const { submission } = desk.on;
  const { id, ref, vendorId, vendorName, vendorTier, periodId, periodCode, note, state } = submission;
  return {
    ...{ id, ref, vendorId, vendorName, vendorTier, periodId, periodCode, note, state },
    periodStartsOn: submission.startsOn,
    periodEndsOn: submission.endsOn,
    submittedById: submission.submittedBy,
    submittedByName: submission.submittedByName,
    submittedAt: submission.submittedAt,
    review: desk.review,
    obligations: submission.obligations.map((one) => shownObligation(desk, one)),
    lines: submission.lines.map((line) => shownLine(desk, line)),
    queries: desk.queries,
  };
}

function shownObligation(desk: Desk, obligation: ObligationRecord): WorkspaceObligation {
  const { requirement, tier, flags } = obligation;
  const { id, serviceId, serviceRef, serviceName, dueOn, progress, conclusion, conclusionReason } = obligation;
  const mine = desk.conclusions.filter((one) => one.obligationId === id);
  const current = mine.find((one) => one.reviewId === desk.review?.id && one.round === desk.review.round) ?? null;
  const lane = laneFor(requirement, { tier, flags });
  const need = (kind: string) => needOf(desk, obligation, kind);
  return {
    ...{ id, serviceId, serviceRef, serviceName, tier, dueOn, progress, conclusion, conclusionReason, lane },
    ...{ requirementCode: requirement.id, title: requirement.title, statement: requirement.statement },
    forceLabel: labelOfForce(
      forceFor(requirement, withCoverage({ tier, flags }, requirement, obligation.covered)),
      requirement.dutyHolder,
    ),
    laneLabel: labelOfLane(lane),
    evidenceRequired: requirement.evidence.required.map(need),
    evidenceAlternatives: requirement.evidence.alternatives,
    evidenceOptional: requirement.evidence.optional.map(need),
    checks: (current?.checks ?? checksOf(desk.on, obligation, { decided: null, notes: [] }))
      .filter(({ metric }) => !desk.hiddenMetrics.includes(metric))
      .map((check) => withEarlierNote(check, mine)),
    lineIds: linesFor(desk.on, obligation).map((line) => line.id),
    concluded: current && shownConclusion(current),
    history: mine.filter((one) => one !== current).map(shownConclusion),
  };
}

function shownConclusion(row: ConclusionRow): EarlierConclusionView {
  const { submissionId, submissionRef, round, conclusion, procedurePerformed, criteria, judgement } = row;
  const { overrideReason, outOfPeriodReason, decidedByName, decidedAt, tookEffect: final } = row;
  return {
    ...{ submissionId, submissionRef, round, conclusion, procedurePerformed, criteria, judgement },
    ...{ overrideReason, outOfPeriodReason, decidedByName, decidedAt, tookEffect: final },
  };
}

function needOf(desk: Desk, obligation: ObligationRecord, kind: string): EvidenceStandingView {
  const lines = linesFor(desk.on, obligation).filter((line) => kindsOfLine(desk.on, line).includes(kind));
  const accepted = lines.some((line) =>
    desk.decisions.some((one) => one.submissionLineId === line.id && one.decision === 'accepted'),
  );
  const state =
    accepted || obligation.acceptedEarlier.includes(kind) ? 'accepted' : lines.length > 0 ? 'proposed' : 'missing';
  return { kind, title: desk.evidenceTitles[kind]?.title ?? kind, state };
}

function shownLine(desk: Desk, line: LineRecord): WorkspaceLine {
  const { id, kind, targetId, obligationId } = line;
  const made = desk.decisions.find((one) => one.submissionLineId === id);
  const file = desk.files.find((one) => one.lineId === id);
  const plan = desk.on.facts.plans.find((one) => one.versionId === targetId);
  const exercise = desk.on.facts.exercises.find((one) => one.id === targetId);
  const tested = desk.on.facts.plans.find((one) => one.versionId === exercise?.planVersionId);
  return {
    ...{ id, kind, targetId, obligationId },
    decision: made ? shownDecision(made) : null,
    file: file ? { ...file.facts, inPeriod: speaksOf(line, desk.on.submission) } : null,
    plan: plan
      ? planFacts(plan, {
          disruptionTypes: desk.on.disruptionTypes,
          sourceVersionId: desk.sources.get(plan.versionId) ?? null,
        })
      : null,
    exercise: exercise ? exerciseFacts(exercise, tested) : null,
  };
}

function shownDecision({ decision, outcome, reason, decidedBy, decidedAt }: DecidedRow) {
  return { decision, outcome, reason, decidedByName: decidedBy, decidedAt };
}
