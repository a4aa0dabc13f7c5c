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
    const query = await this.ask(asked);
    await queries.reply(await this.desk.contributor(), query.id, { text: asked.answer });
    await queries.resolve(await crowd.as('ines'), query.id, { resolution: asked.resolution });
  }

  async ask({ subject, text }: { subject: string; text: string }): Promise<{ id: string }> {
    const ines = await this.desk.stage.crowd.as('ines');
    return this.of(QueriesService).ask(ines, this.reviewId, { subject, text });
  }

  async find(finding: Omit<OpenFinding, 'vendorId' | 'reviewId'>): Promise<string> {
    const ines = await this.desk.stage.crowd.as('ines');
    const given = { ...finding, vendorId: this.desk.vendorId, reviewId: this.reviewId };
    return (await this.of(FindingsService).open(ines, given)).id;
  }

  /** Ines concludes; where the second line has to look, Ruben approves. */
  async conclude(how: Judgement): Promise<void> {
    if (!(await this.ready(how))) return;
    const reason = 'Read the conclusions beside their exhibits; the reasons given carry them.';
    const ruben = await this.desk.stage.crowd.freshly('ruben');
    await this.of(ApprovalsService).answer(ruben, this.reviewId, { decision: 'approved', reason });
  }

  /** Ines concludes. True where that waits for the second line. */
  async ready(how: Judgement): Promise<boolean> {
    const ines = await this.desk.stage.crowd.as('ines');
    const workspace = await this.of(WorkspaceService).open(ines, this.submissionId);
    const concluded = await this.of(ConclusionsService).conclude(ines, this.reviewId, {
      conclusion: how.conclusion ?? 'satisfactory',
      summary: how.summary,
      obligations: workspace.obligations.map((one) => obligationOf(one, workspace, how)),
      lines: workspace.lines.filter((line) => line.decision === null).map((line) => lineOf(line, how)),
    });
    return concluded.awaitsApproval;
  }

  private get of() {
    const { rooms } = this.desk.stage;
    return rooms.of.bind(rooms);
  }
}

function lineOf(line: WorkspaceLine, { exercise }: Judgement): DecideLine {
  const accepted = { submissionLineId: line.id, decision: 'accepted' as const, reason: whyAccepted(line) };
  // One that an earlier review concluded comes along again with its service; its outcome stands.
  return line.exercise?.state === 'submitted' && exercise ? { ...accepted, ...exercise } : accepted;
}

function whyAccepted({ file, plan, exercise }: WorkspaceLine): string {
  if (file) return `Opened ${file.fileName}; source, date and content fit the requirement.`;
  if (plan) return `Plan version ${plan.label}: sections, ${plan.steps} steps and owners read against the requirement.`;
  return `${exercise?.ref ?? ''} outcomes of all steps read against the logs; times recomputed.`;
}

const MET = {
  conclusion: 'met',
  judgement: 'What was put forward shows what the requirement asks for.',
} as const;

function obligationOf(one: WorkspaceObligation, on: SubmissionWorkspace, how: Judgement): ConcludeObligation {
  const outOfPeriodReason = how.outOfPeriod?.[one.requirementCode];
  return {
    ...(how.obligations?.[one.requirementCode] ?? MET),
    obligationId: one.id,
    procedurePerformed: `Inspected ${exhibitsOf(one, on)} and compared them with the criterion.`,
    criteria: one.statement,
    ...(outOfPeriodReason === undefined ? {} : { outOfPeriodReason }),
    checks: one.checks.filter(asksReviewer).map((check) => ({ checkId: check.id, value: check.threshold })),
  };
}

function exhibitsOf(one: WorkspaceObligation, on: SubmissionWorkspace): string {
  const names = on.lines.filter((line) => one.lineIds.includes(line.id)).map(nameOf);
  return names.length === 0 ? 'what was accepted before' : names.join(', ');
}

function nameOf({ file, exercise, plan }: WorkspaceLine): string {
  if (file) return file.itemRef;
  if (exercise) return exercise.ref;
  return plan ? `${plan.planRef} version ${plan.label}` : 'a line';
}

/** The demo's reviewer finds the value that the check looks for; a story that needs another says so. */
function asksReviewer(check: EvaluatedCheckView): boolean {
  return check.source !== 'derived' && check.readFrom === undefined && check.value === null;
}
