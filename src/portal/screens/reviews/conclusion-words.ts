import type {
  Conclusion,
  LineDecision,
  ObligationConclusion,
  Workspace,
  WorkspaceLine,
  WorkspaceObligation,
} from '../../api/reviews';
import type { CheckDraft, LineDraft, ObligationDraft, ReviewDraft } from './review-draft';

/** What people call a line: `EV-0007 Restore log, version 2`, `PL-0001 3.2`, `EX-0004`. */
export function nameOfLine({ file, plan, exercise }: WorkspaceLine): string {
  if (file) return `${file.itemRef} ${file.title}, version ${file.versionNumber}`;
  if (plan) return `${plan.planRef} ${plan.title}, version ${plan.label}`;
  return exercise ? `${exercise.ref} ${exercise.title}` : '';
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

const queriesText = (count: number) =>
  count === 0 ? 'raised no queries' : `raised ${count} ${count === 1 ? 'query' : 'queries'} (all resolved)`;

/** The three texts of a conclusion, drafted from the record in the words of the programme; the reviewer edits them. */
export function draftedTexts(workspace: Workspace, obligation: WorkspaceObligation, conclusion: string) {
  const lines = workspace.lines.filter(({ id }) => obligation.lineIds.includes(id));
  const queries = workspace.queries.filter(
    ({ obligationId }) => obligationId === null || obligationId === obligation.id,
  );
  const seen = lines.length === 0 ? 'found nothing put forward' : `inspected ${listed(lines.map(nameOfLine))}`;
  const checks = obligation.checks.length === 0 ? '' : ` and its ${obligation.checks.length} checks`;
  return {
    procedurePerformed: `I ${seen} and ${queriesText(queries.length)}.`,
    criteria: `I compared them with ${obligation.requirementCode}${checks}: ${obligation.statement}`,
    judgement: conclusion === '' ? '' : `I conclude ${conclusion.replaceAll('_', ' ')}.`,
  };
}

const outside = ({ file, exercise }: WorkspaceLine, { periodStartsOn, periodEndsOn }: Workspace): boolean =>
  file ? !file.inPeriod : exercise !== null && (exercise.on < periodStartsOn || exercise.on > periodEndsOn);

/** Whether something that is accepted for the obligation lies outside the period. */
export function outsidePeriod(workspace: Workspace, obligation: WorkspaceObligation, draft: ReviewDraft): boolean {
  return workspace.lines
    .filter(({ id }) => obligation.lineIds.includes(id))
    .filter((line) => (line.decision ?? draft.lines[line.id])?.decision === 'accepted')
    .some((line) => outside(line, workspace));
}

type CheckNotes = NonNullable<ObligationConclusion['checks']>;

/** `yes`, `no`, `12` → true, false, 12; anything else is nothing. */
export function checkValueOf(text: string | undefined): boolean | number | undefined {
  const said = (text ?? '').trim().toLowerCase();
  if (said === 'yes' || said === 'no') return said === 'yes';
  return said !== '' && Number.isFinite(Number(said)) ? Number(said) : undefined;
}

/* a check that reads a record takes no value, not even one that was typed before it did */
function notesOf(checks: Record<string, CheckDraft>, of: WorkspaceObligation): CheckNotes {
  return Object.entries(checks).flatMap(([checkId, { value, explanation }]) => {
    const isRead = of.checks.some(({ id, readFrom }) => id === checkId && readFrom !== undefined);
    const found = isRead ? undefined : checkValueOf(value);
    const why = explanation?.trim();
    if (found === undefined && !why) return [];
    return [{ checkId, ...(found !== undefined && { value: found }), ...(why && { explanation: why }) }] as CheckNotes;
  });
}

/** One obligation's conclusion as it is sent: what was typed, and the drafted words where nothing was. */
function conclusionOf(workspace: Workspace, one: WorkspaceObligation, typed: ObligationDraft): ObligationConclusion {
  const { conclusion = '', outOfPeriodReason, checks = {} } = typed;
  const drafted = draftedTexts(workspace, one, conclusion);
  return {
    obligationId: one.id,
    procedurePerformed: typed.procedurePerformed ?? drafted.procedurePerformed,
    criteria: typed.criteria ?? drafted.criteria,
    judgement: typed.judgement ?? drafted.judgement,
    conclusion: conclusion as ObligationConclusion['conclusion'],
    ...(outOfPeriodReason && { outOfPeriodReason }),
    checks: notesOf(checks, one),
  };
}

/** A line's decision as it is sent. */
export function decisionOf(submissionLineId: string, { decision, reason = '', outcome }: LineDraft): LineDecision {
  return {
    submissionLineId,
    decision: decision as LineDecision['decision'],
    reason,
    ...(outcome && decision === 'accepted' && { outcome: outcome as NonNullable<LineDecision['outcome']> }),
  };
}

/** The whole review as it is sent: obligations in the order of the workspace, and the lines that were not recorded one by one. */
export function reviewOf(workspace: Workspace, draft: ReviewDraft): Conclusion {
  const { conclusion, summary = '', plansEffectiveFrom } = draft.overall;
  const undecided = workspace.lines.filter((line) => line.decision === null && draft.lines[line.id]?.decision);
  return {
    conclusion: conclusion as Conclusion['conclusion'],
    summary,
    obligations: workspace.obligations.map((one) => conclusionOf(workspace, one, draft.obligations[one.id] ?? {})),
    lines: undecided.map(({ id }) => decisionOf(id, draft.lines[id] ?? {})),
    ...(plansEffectiveFrom && { plansEffectiveFrom }),
  };
}
