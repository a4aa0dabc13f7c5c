import type { Block, TableRow } from '../document/document.model';
import type { SubmissionFacts } from '../snapshot-review.model';
import { columns } from './columns';
import { bold, when, words, type Printed } from './words';

const SEPARATION =
  'The portal and its database refuse the approval of a packet by the person who prepared it, and the approval of a review by its reviewer.';
const FROZEN =
  'None are possible: the manifest is frozen before approval, and a change means a new packet that supersedes this one.';
const HOW_PREPARED = 'Signed in to the portal under an own account and asked for this packet.';

/** Section 2. */
export function signOff(printed: Printed): Block[] {
  const { packet, submissions } = printed.manifest;
  return [
    { kind: 'heading', level: 1, number: '2', text: 'Sign-off' },
    {
      kind: 'table',
      columns: columns('Part* 16 | Name 20 | Role 18 | Date and time (UTC) 20 | Method and remarks 34'),
      rows: [
        { cells: ['Prepared by', packet.preparedBy, 'Compliance officer', when(packet.requestedAt), HOW_PREPARED] },
        ...submissions.flatMap(reviewRows),
        approverRow(printed),
      ],
    },
    { kind: 'paragraph', text: [bold('Separation. '), { text: SEPARATION }] },
    { kind: 'paragraph', text: [bold('Changes after first approval. '), { text: FROZEN }] },
  ];
}

function approverRow({ approval }: Printed): TableRow {
  const role = 'Second-line approver';
  if (approval === null) return { cells: ['Approved by', '-', role, '-', 'Not approved: this is a draft.'] };
  const { approver, decidedAt, method, reason } = approval;
  return {
    cells: [
      'Approved by',
      approver,
      role,
      when(decidedAt),
      `${method.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/u, when)} ${reason}`,
    ],
  };
}

function reviewRows({ ref, review }: SubmissionFacts): TableRow[] {
  const role = 'Compliance officer';
  if (review === null)
    return [{ cells: [`Reviewed by (${ref})`, '-', role, '-', 'Not taken up for review at the cut-off.'] }];
  const concluded =
    review.concludedAt === null ? 'Not concluded at the cut-off.' : `Concluded: ${words(review.conclusion ?? '')}.`;
  const at = when(review.concludedAt ?? review.startedAt);
  return [
    { cells: [`Reviewed by (${ref})`, review.reviewer, role, at, `${concluded} ${review.summary}`] },
    ...review.approvals.map((one): TableRow => {
      const remark = `${words(one.decision)}. ${one.reason}`;
      return {
        cells: [`Review approved by (${ref})`, one.approver, 'Second-line approver', when(one.approvedAt), remark],
      };
    }),
  ];
}
