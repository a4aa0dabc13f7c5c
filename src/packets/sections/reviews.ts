import type { Block } from '../document/document.model';
import { columns } from './columns';
import { nameOf } from '../check-people.rules';
import type { Manifest } from '../manifest.model';
import { refOf } from '../results.rules';
import type { QueryFacts, ReviewConclusionFacts, ReviewFacts, SubmissionFacts } from '../snapshot-review.model';
import {
  exhibitNumber,
  list,
  noneOf,
  orDash,
  plural,
  refs,
  statusCell,
  when,
  words,
  yesNo,
  type Printed,
} from './words';

/** Section 12: the registrant's review, requirement by requirement. */
export function reviewsSection({ manifest }: Printed): Block[] {
  return [
    { kind: 'heading', level: 1, number: '12', text: 'Registrant review' },
    {
      kind: 'paragraph',
      text: "What the registrant's reviewers did, against which criteria, what they asked and what they concluded, written when it was done. The audit trail in section 17 holds the times.",
    },
    ...(manifest.submissions.length === 0
      ? [{ kind: 'paragraph' as const, text: noneOf(manifest, 'Nothing was submitted for review in this period.') }]
      : manifest.submissions.flatMap((one, index) => submissionBlocks(one, manifest, `12.${index + 1}`))),
  ];
}

function submissionBlocks(one: SubmissionFacts, manifest: Manifest, number: string): Block[] {
  const { review } = one;
  return [
    { kind: 'heading', level: 2, number, text: `Review of ${one.ref}` },
    {
      kind: 'keyValues',
      items: [
        { key: 'Submitted', value: `${one.submittedBy}, ${when(one.submittedAt)}; ${words(one.state)} at the cut-off` },
        { key: "Vendor's note", value: orDash(one.note) },
        ...(review ? reviewFacts(review) : [{ key: 'Review', value: 'Not taken up at the cut-off' }]),
      ],
    },
    lineTable(one, manifest),
    ...(review ? [...conclusions(review, manifest), ...queries(review, manifest)] : []),
  ];
}

function reviewFacts(review: ReviewFacts) {
  const approvals = review.approvals.map(
    (a) => `${words(a.decision)} by ${a.approver}, ${when(a.approvedAt)} (round ${a.round}): ${a.reason}`,
  );
  return [
    { key: 'Reviewer', value: `${review.reviewer}, since ${when(review.startedAt)}` },
    {
      key: 'Conclusion',
      value: review.conclusion === null ? `None; ${words(review.state)}` : statusCell(review.conclusion),
    },
    { key: 'Concluded', value: when(review.concludedAt) },
    { key: 'Summary', value: orDash(review.summary) },
    {
      key: 'Second line',
      value: list(approvals, review.needsApproval ? 'Needed, and not given at the cut-off' : 'Not needed'),
    },
  ];
}

function lineTable(one: SubmissionFacts, manifest: Manifest): Block {
  return {
    kind: 'table',
    caption: 'What was put forward, and the decision on it',
    columns: columns('Item* 20 | Kind 18 | For 24 | Decision 18 | Reason 40'),
    rows: one.lines.map((line) => ({
      cells: [
        itemOf(line, manifest),
        words(line.kind),
        line.obligationId === null ? 'All that it serves' : nameOf(line.obligationId, manifest),
        statusCell(line.decision, 'Not decided'),
        orDash(line.reason),
      ],
    })),
    none: 'The submission names no items.',
  };
}

function itemOf({ kind, targetId, obligationId }: SubmissionFacts['lines'][number], manifest: Manifest) {
  if (kind !== 'evidence_use') {
    const ref = refOf(targetId, manifest);
    const printed = manifest.exercises.find((one) => one.id === targetId)?.startedAt !== null;
    return ref === null ? '-' : printed ? refs([ref]) : ref;
  }
  const used = manifest.exhibits.filter(({ uses }) =>
    uses.some((use) => use.id === targetId && use.obligationId === obligationId),
  );
  return refs(used.map((one) => one.number));
}

function conclusions(review: ReviewFacts, manifest: Manifest): Block[] {
  return review.conclusions.flatMap((one): Block[] => [
    {
      kind: 'heading',
      level: 3,
      text: `${nameOf(one.obligationId, manifest)}: ${words(one.conclusion)}${one.round < review.round ? ` (round ${one.round}, replaced)` : ''}`,
    },
    {
      kind: 'keyValues',
      items: [
        { key: 'Procedure performed', value: one.procedurePerformed },
        { key: 'Criteria', value: one.criteria },
        { key: 'Judgement', value: one.judgement },
        ...(one.overrideReason === '' ? [] : [{ key: 'Against a failing check', value: one.overrideReason }]),
        ...(one.outOfPeriodReason === '' ? [] : [{ key: 'Out-of-period evidence', value: one.outOfPeriodReason }]),
        { key: 'Concluded by', value: `${one.decidedBy}, ${when(one.decidedAt)}` },
        {
          key: 'Evidence',
          value: refs(manifest.results.find((r) => r.obligationId === one.obligationId)?.cites ?? [], 'None accepted'),
        },
      ],
    },
    ...checkTable(one),
  ]);
}

function checkTable({ checks }: ReviewConclusionFacts): Block[] {
  if (checks.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: `Checks as they stood when it was concluded: ${plural(checks.length, 'check')}`,
      columns: columns('Check* 50 | Value 14 | Threshold 14 | Verdict 18 | Explanation 26'),
      rows: checks.map((one) => ({
        cells: [
          one.words,
          one.value === null ? '-' : said(one.value),
          bounded(one),
          statusCell(one.verdict),
          explained(one),
        ],
      })),
    },
  ];
}

type Check = ReviewConclusionFacts['checks'][number];

/** The record that a check was read from, or the reviewer's words; in conclusions made before the record was read, a note. */
function explained({ value, explanation, readFrom, record }: Check): string {
  if (record) return `${record.words}. ${record.basis} (recorded by ${record.by}, ${when(record.at)})`;
  if (readFrom !== undefined) return 'No answer was on record';
  return value === null && (explanation ?? '').trim() === '' ? 'The registers held no value' : orDash(explanation);
}

const said = (value: Check['threshold']): string => (typeof value === 'boolean' ? yesNo(value) : String(value));

const BOUNDS: Readonly<Record<string, string>> = { '<=': 'at most', '>=': 'at least', '<': 'below', '>': 'above' };

/** `<= 4` as `at most 4`, `== true` as `Yes`. */
function bounded({ op, threshold }: Check): string {
  const bound = BOUNDS[op];
  if (bound !== undefined) return `${bound} ${said(threshold)}`;
  return op === '!=' ? `not ${said(threshold)}` : said(threshold);
}

function queries(review: ReviewFacts, manifest: Manifest): Block[] {
  return [
    {
      kind: 'table',
      caption: 'Queries and replies',
      columns: columns('Query* 42 | Asked 22 | Replies 48 | State 24'),
      rows: review.queries.map((one) => ({
        cells: [
          `${one.subject}${one.obligationId === null ? '' : ` (${nameOf(one.obligationId, manifest)})`}: ${one.text}`,
          `${one.askedBy}, ${when(one.askedAt)}`,
          replies(one, manifest),
          `${words(one.state)}${one.resolution === '' ? '' : `: ${one.resolution}`}${one.resolvedBy === null ? '' : ` (${one.resolvedBy}, ${when(one.resolvedAt)})`}`,
        ],
      })),
      none: 'No query was raised.',
    },
  ];
}

function replies({ replies: all }: QueryFacts, manifest: Manifest): string {
  return list(
    all.map((one) => {
      const number = exhibitNumber(one.evidenceVersionId, manifest);
      const named = number === null ? '' : ` [${number}]`;
      return `${one.text}${named} (${one.repliedBy}, ${when(one.repliedAt)})`;
    }),
    'None',
  );
}
