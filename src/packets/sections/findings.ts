import type { Block, TableRow } from '../document/document.model';
import { columns } from './columns';
import { nameOf } from '../check-people.rules';
import type { Manifest } from '../manifest.model';
import type { ExceptionFacts, FindingFacts } from '../snapshot-recovery.model';
import { anchor, noneOf, orDash, plural, refs, sentence, when, words, type Printed } from './words';

/** Section 9. */
export function findingsSection({ manifest }: Printed): Block[] {
  return [
    { kind: 'heading', level: 1, number: '9', text: 'Findings and corrective actions' },
    {
      kind: 'paragraph',
      text: 'All findings opened, open or closed in the period. A finding is closed by somebody other than its owner. Ages are counted in days up to the closing, or up to the cut-off.',
    },
    {
      kind: 'table',
      columns: columns('Finding* 11 | Severity 11 | What 36 | Source 17 | Owner and due 20 | State 24'),
      rows: manifest.findings.map((one) => findingRow(one, manifest)),
      none: noneOf(manifest, 'No finding was opened, open or closed in the period.'),
    },
    ...manifest.findings.filter((one) => one.dueDateChanges.length > 0).map(dueChanges),
    ...manifest.findings.flatMap(repair),
  ];
}

function findingRow(one: FindingFacts, manifest: Manifest): TableRow {
  const closed =
    one.closedAt === null
      ? `${standing(one)}, ${age(one.openedAt, manifest.cutOffAt)}`
      : `${words(one.stage ?? 'closed')} by ${one.closedBy ?? ''}, ${when(one.closedAt)}, after ${age(one.openedAt, one.closedAt)}. ${one.closingNote}`;
  return {
    anchor: anchor(one.ref),
    bookmark: `${one.ref} ${one.title}`,
    cells: [
      one.ref,
      words(one.severity),
      `${one.title}. ${one.description}`,
      source(one, manifest),
      `${one.ownerName}, ${one.dueOn}`,
      `${sentence(closed)} Opened by ${one.openedBy}, ${when(one.openedAt)}.`,
    ],
  };
}

function source(one: FindingFacts, manifest: Manifest) {
  const exercise = manifest.exercises.find(({ id }) => id === one.exerciseId || id === one.sourceId);
  if (exercise?.startedAt != null) return refs([exercise.ref]);
  const submission = manifest.submissions.find(({ review }) => review !== null && review.id === one.sourceId);
  const about = one.obligationId === null ? '' : `, ${nameOf(one.obligationId, manifest)}`;
  return `${words(one.sourceKind)}${submission ? ` of ${submission.ref}` : ''}${about}`;
}

function age(from: string, to: string): string {
  return plural(Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000)), 'day');
}

function dueChanges(one: FindingFacts): Block {
  const moves = one.dueDateChanges.map(
    (move) => `${move.from} to ${move.to} by ${move.by}, ${when(move.at)}: ${orDash(move.reason).replace(/\.$/u, '')}`,
  );
  return { kind: 'paragraph', text: `${one.ref}, changes of the due date: ${moves.join('; ')}.` };
}

/** Where it stands in words; a risk that an exception accepts is neither open nor closed. */
function standing(one: FindingFacts): string {
  if (one.state === 'accepted') return `Not closed, risk accepted until ${one.acceptedUntil ?? ''}`;
  return one.stage === undefined || one.stage === 'open' ? 'Open' : `Open, ${words(one.stage).toLowerCase()}`;
}

/** What was done about a finding, and who saw that it holds. */
function repair(one: FindingFacts): Block[] {
  const actions = (one.actions ?? []).map((action) => {
    const done = action.doneAt === null ? 'not done yet' : `done ${when(action.doneAt)}, ${orDash(action.evidenceRef)}`;
    return `Action ${action.number}: ${action.text} (${action.ownerName}, due ${action.dueOn}; ${done})`;
  });
  const verifications = (one.verifications ?? []).map(
    (seen) =>
      `${VERDICTS[seen.result] ?? seen.result} by ${seen.by}, ${when(seen.at)}. ${methodOf(seen)}: ${seen.inspected}`,
  );
  const items = [...actions, ...verifications];
  if (items.length === 0) return [];
  return [
    { kind: 'paragraph', text: `${one.ref}, actions and verification:` },
    { kind: 'list', items },
  ];
}

const VERDICTS: Record<string, string> = { fixed: 'Verified as closed', not_fixed: 'Found not closed' };

function methodOf({ method, retestRef }: NonNullable<FindingFacts['verifications']>[number]): string {
  if (method === 'earlier_note') return 'Closing note, recorded before verifications were held apart';
  return retestRef === null ? words(method) : `${words(method)} ${retestRef}`;
}

/** Section 10. */
export function exceptionsSection({ manifest }: Printed): Block[] {
  const exceptions = manifest.exceptions ?? [];
  return [
    { kind: 'heading', level: 1, number: '10', text: 'Approved exceptions' },
    {
      kind: 'paragraph',
      text: 'All exceptions asked for from obligations of the period, whatever became of them. An excepted requirement is printed as not met until its exception ends, and as not met after that.',
    },
    {
      kind: 'table',
      columns: columns('Exception* 11 | Requirement 22 | Reason and risk 40 | Until 18 | State 16 | Decided 30'),
      rows: exceptions.map((one) => exceptionRow(one, manifest)),
      none: noneOf(manifest, 'No exception was asked for.'),
    },
    ...exceptions.flatMap(compensation),
    ...withoutRecord(manifest),
  ];
}

function exceptionRow(one: ExceptionFacts, manifest: Manifest): TableRow {
  const linked = [
    one.renewsRef && `renews ${one.renewsRef}`,
    one.findingRef && `accepts the risk of ${one.findingRef}`,
  ];
  const decided = one.decisions.map(
    (said) => `${words(said.part)}: ${said.decision} by ${said.by}, ${when(said.at)}. ${said.reason}`,
  );
  return {
    anchor: anchor(one.ref),
    bookmark: `${one.ref} ${nameOf(one.obligationId, manifest)}`,
    cells: [
      one.ref,
      nameOf(one.obligationId, manifest),
      `${one.reason} Risk: ${one.risk}`,
      [one.until, ...linked.filter(Boolean)].join('; '),
      `${words(one.state)}${one.endReason === '' ? '' : `: ${one.endReason}`}`,
      orDash([`Requested by ${one.requestedBy}, ${when(one.requestedAt)}.`, ...decided].join(' ')),
    ],
  };
}

function compensation(one: ExceptionFacts): Block[] {
  const items = one.measures.map((measure) => {
    const seen = measure.verdict === null ? 'not assessed' : `${words(measure.verdict)}. ${measure.verdictNote}`;
    const proof = measure.evidenceRef === null ? 'no evidence named' : measure.evidenceRef;
    return `Measure ${measure.number}: ${measure.description} (${measure.ownerName}, ${proof}; ${seen})`;
  });
  const assessed =
    one.assessedBy === null
      ? []
      : [`Assessed by ${one.assessedBy}, residual risk ${one.residualRisk ?? ''}: ${one.assessment}`];
  return [
    { kind: 'paragraph', text: `${one.ref}, compensating measures:` },
    { kind: 'list', items: [...items, ...assessed] },
  ];
}

/** Results that say "excepted" although no exception of this period stands behind them. */
function withoutRecord(manifest: Manifest): Block[] {
  const known = new Set((manifest.exceptions ?? []).map(({ obligationId }) => obligationId));
  const bare = manifest.results.filter((one) => one.result === 'excepted' && !known.has(one.obligationId));
  if (bare.length === 0) return [];
  const items = bare.map((one) => `${nameOf(one.obligationId, manifest)}: ${one.words}. ${one.reason}`);
  return [
    { kind: 'paragraph', text: 'Results recorded as excepted before exceptions were held:' },
    { kind: 'list', items },
  ];
}
