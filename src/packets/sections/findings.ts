import type { Block, TableRow } from '../document/document.model';
import { columns } from './columns';
import { nameOf } from '../check-people.rules';
import type { Manifest } from '../manifest.model';
import type { FindingFacts } from '../snapshot-recovery.model';
import { anchor, orDash, plural, refs, when, words, type Printed } from './words';

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
      none: 'No finding was opened, open or closed in the period.',
    },
    ...manifest.findings.filter((one) => one.dueDateChanges.length > 0).map(dueChanges),
    {
      kind: 'paragraph',
      small: true,
      text: 'Not yet held: separate corrective actions and verification records. The closing note says how a finding was resolved; a retest stands in section 8 as an exercise of its own.',
    },
  ];
}

function findingRow(one: FindingFacts, manifest: Manifest): TableRow {
  const closed =
    one.closedAt === null
      ? `Open, ${age(one.openedAt, manifest.cutOffAt)}`
      : `Closed by ${one.closedBy ?? ''}, ${when(one.closedAt)}, after ${age(one.openedAt, one.closedAt)}. ${one.closingNote}`;
  return {
    anchor: anchor(one.ref),
    bookmark: `${one.ref} ${one.title}`,
    cells: [
      one.ref,
      words(one.severity),
      `${one.title}. ${one.description}`,
      source(one, manifest),
      `${one.ownerName}, ${one.dueOn}`,
      `${closed} Opened by ${one.openedBy}, ${when(one.openedAt)}.`,
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
    (move) => `${move.from} to ${move.to} by ${move.by}, ${when(move.at)}: ${orDash(move.reason)}`,
  );
  return { kind: 'paragraph', text: `${one.ref}, changes of the due date: ${moves.join('; ')}` };
}

/** Section 10. */
export function exceptionsSection({ manifest }: Printed): Block[] {
  const excepted = manifest.results.filter((one) => one.result === 'excepted');
  return [
    { kind: 'heading', level: 1, number: '10', text: 'Approved exceptions' },
    {
      kind: 'table',
      columns: columns('Requirement* 24 | Result 36 | Reason 40 | Recorded by 26'),
      rows: excepted.map((one) => {
        const obligation = manifest.obligations.find(({ id }) => id === one.obligationId);
        return {
          cells: [
            nameOf(one.obligationId, manifest),
            one.words,
            one.reason,
            `${obligation?.concludedBy ?? ''}, ${when(obligation?.concludedAt ?? null)}`,
          ],
        };
      }),
      none: 'No result of this packet rests on an approved exception.',
    },
    {
      kind: 'paragraph',
      small: true,
      text: 'Not yet held: requests that were refused or have expired, risk, compensating measures with proof that they ran, expiry dates and renewals. An excepted requirement is printed as not met.',
    },
  ];
}
