import { FindingsService } from '../findings/findings.service';
import type { OpenFinding } from '../findings/findings.dto';
import { ApprovalsService } from '../reviews/approvals.service';
import { ConclusionsService } from '../reviews/conclusions.service';
import { QueriesService } from '../reviews/queries.service';
import type { ObligationConclusion, ReviewConclusionValue } from '../reviews/review.rules';
import { ReviewingService } from '../reviews/reviewing.service';
import type { ConcludeObligation, DecideLine } from '../reviews/reviews.dto';
import type {
  EvaluatedCheckView,
  SubmissionWorkspace,
  WorkspaceLine,
  WorkspaceObligation,
} from '../reviews/workspace.dto';
import { WorkspaceService } from '../reviews/workspace.service';
import type { VendorDesk } from './vendor-desk';

/** What the reviewer decides otherwise than to accept everything. Keys are requirement codes. */
export interface Judgement {
  conclusion?: ReviewConclusionValue;
  summary: string;
  obligations?: Record<string, { conclusion: ObligationConclusion; judgement: string }>;
  /** Why evidence from outside the period counts. */
  outOfPeriod?: Record<string, string>;
  /** Why a failing check does not hold against the requirement. */
  overrides?: Record<string, string>;
  /** Files that are not accepted, by their name. */
  rejected?: Record<string, string>;
  /** Outcome of the exercise, where the reviewer names one. */
  exercise?: { outcome: NonNullable<DecideLine['outcome']>; reason: string };
}

/** One submission under Ines's eyes, and Ruben's where the second line has to look. */
export class ReviewDesk {
  reviewId = '';

  constructor(
    private readonly desk: VendorDesk,
    private readonly submissionId: string,
  ) {}

  async take(): Promise<void> {
    const ines = await this.desk.stage.crowd.as('ines');
    this.reviewId = (await this.of(ReviewingService).take(ines, this.submissionId)).id;
  }

  /** Ines asks, the vendor answers, Ines is satisfied. */
  async question(asked: { subject: string; text: string; answer: string; resolution: string }): Promise<void> {
    const { crowd } = this.desk.stage;
    const queries = this.of(QueriesService);
    const { subject, text } = asked;
    const query = await queries.ask(await crowd.as('ines'), this.reviewId, { subject, text });
    await queries.reply(await this.desk.contributor(), query.id, { text: asked.answer });
    await queries.resolve(await crowd.as('ines'), query.id, { resolution: asked.resolution });
  }

  async find(finding: Omit<OpenFinding, 'vendorId' | 'reviewId'>): Promise<string> {
    const ines = await this.desk.stage.crowd.as('ines');
    const given = { ...finding, vendorId: this.desk.vendorId, reviewId: this.reviewId };
    return (await this.of(FindingsService).open(ines, given)).id;
  }

  async conclude(how: Judgement): Promise<void> {
    const ines = await this.desk.stage.crowd.as('ines');
    const workspace = await this.of(WorkspaceService).open(ines, this.submissionId);
    const concluded = await this.of(ConclusionsService).conclude(ines, this.reviewId, {
      conclusion: how.conclusion ?? 'satisfactory',
      summary: how.summary,
      obligations: workspace.obligations.map((one) => obligationOf(one, workspace, how)),
      lines: workspace.lines.filter((line) => line.decision === null).map((line) => lineOf(line, how)),
    });
    if (!concluded.awaitsApproval) return;
    const reason = 'Read the conclusions beside their exhibits; the reasons given carry them.';
    const ruben = await this.desk.stage.crowd.freshly('ruben');
    await this.of(ApprovalsService).answer(ruben, this.reviewId, { decision: 'approved', reason });
  }

  private get of() {
    const { rooms } = this.desk.stage;
    return rooms.of.bind(rooms);
  }
}

function lineOf(line: WorkspaceLine, how: Judgement): DecideLine {
  const submissionLineId = line.id;
  const rejection = how.rejected?.[line.file?.fileName ?? ''];
  if (rejection !== undefined) return { submissionLineId, decision: 'rejected', reason: rejection };
  const outcome = line.exercise && how.exercise ? { outcome: how.exercise.outcome } : {};
  const reason = (line.exercise && how.exercise?.reason) ?? whyAccepted(line);
  return { submissionLineId, decision: 'accepted', reason, ...outcome };
}

function whyAccepted({ file, plan, exercise }: WorkspaceLine): string {
  if (file) return `Opened ${file.fileName}; source, date and content fit the requirement.`;
  if (plan) return `Plan version ${plan.label}: sections, ${plan.steps} steps and owners read against the requirement.`;
  return `${exercise?.ref ?? 'Exercise'}: outcomes of all steps read against the logs; times recomputed.`;
}

function obligationOf(one: WorkspaceObligation, on: SubmissionWorkspace, how: Judgement): ConcludeObligation {
  const judged = how.obligations?.[one.requirementCode];
  const outOfPeriodReason = how.outOfPeriod?.[one.requirementCode];
  const overrideReason = how.overrides?.[one.requirementCode];
  return {
    obligationId: one.id,
    procedurePerformed: `Inspected ${exhibitsOf(one, on)} and compared them with the criterion.`,
    criteria: one.statement,
    judgement: judged?.judgement ?? 'What was put forward shows what the requirement asks for.',
    conclusion: judged?.conclusion ?? 'met',
    ...(outOfPeriodReason === undefined ? {} : { outOfPeriodReason }),
    ...(overrideReason === undefined ? {} : { overrideReason }),
    checks: one.checks.filter(asksReviewer).map((check) => ({ checkId: check.id, value: check.threshold })),
  };
}

function exhibitsOf(one: WorkspaceObligation, on: SubmissionWorkspace): string {
  const lines = on.lines.filter((line) => one.lineIds.includes(line.id));
  const names = lines.map(
    (line) => line.file?.itemRef ?? line.exercise?.ref ?? `${line.plan?.planRef ?? ''} ${line.plan?.label ?? ''}`,
  );
  return names.length === 0 ? 'what was accepted before' : names.join(', ');
}

/** The demo's reviewer finds the value that the check looks for; a story that needs another says so. */
function asksReviewer(check: EvaluatedCheckView): boolean {
  return check.source !== 'derived' && check.value === null;
}
