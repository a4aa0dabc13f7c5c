import type { Block, Inline } from '../document/document.model';
import type { RecordChange, RegisterChanges } from '../comparison/comparison.model';
import { columns } from './columns';
import { bold, orDash, type Printed } from './words';

/** What a packet that is not a whole vendor packet keeps, said before anything else of it. */
export function kindNote({ manifest }: Printed): Block[] {
  const { narrowed, vendors } = manifest;
  if (narrowed === undefined) return [];
  const of =
    vendors === undefined || vendors.length < 2
      ? []
      : [`Vendors: ${vendors.map(({ ref, name }) => `${ref} ${name}`).join(', ')}.`];
  return [
    {
      kind: 'callout',
      tone: 'note',
      title: 'What this packet keeps',
      paragraphs: [
        `It keeps ${narrowed.rule}. Counts and results below are of what it keeps; section 16 says how much of each register it leaves out.`,
        ...of,
      ],
    },
  ];
}

const ACROSS =
  'The two speak of different years. The same is what stays the same thing: a requirement of a service, the yearly exercise of a kind, a plan, a quarterly confirmation. Dates, people and files that every year has its own of are no change by themselves.';

/** Section 4.6 of a delta packet: every record that was added, changed or is gone since the packet that it starts from. */
export function deltaBlocks({ manifest }: Printed): Block[] {
  const { delta } = manifest;
  if (delta === undefined) return [];
  return [
    {
      kind: 'paragraph',
      text: [
        bold(`Compared with ${delta.before.ref}`),
        { text: `, ${delta.before.period}, as of ${delta.before.asOf}, manifest ` },
        { text: delta.before.manifestSha256, mono: true },
        { text: '.' },
      ],
    },
    ...(delta.acrossPeriods ? [{ kind: 'paragraph' as const, text: ACROSS }] : []),
    ...delta.registers.flatMap(registerTable),
  ];
}

function registerTable({ register, before, after, unchanged, records }: RegisterChanges): Block[] {
  return [
    {
      kind: 'table',
      caption: `${register}: ${before} then, ${after} now, ${unchanged} of them unchanged`,
      columns: columns('Record* 22 | Change 14 | What 34 | Then and now 60'),
      rows: records.map((one) => ({ cells: [one.ref, CHANGES[one.change], orDash(one.title), fieldsOf(one)] })),
      none: 'Nothing was added, changed or removed.',
    },
  ];
}

const CHANGES: Record<RecordChange['change'], string> = { added: 'Added', removed: 'Gone', changed: 'Changed' };

const FIELD: Record<RecordChange['change'], (before: string, after: string) => string> = {
  added: (_, after) => after,
  removed: (before) => before,
  changed: (before, after) => `${before} -> ${after}`,
};

function fieldsOf({ fields, more, change }: RecordChange): Inline {
  const listed = fields
    .filter(({ before, after }) => (change === 'removed' ? before : after) !== null || change === 'changed')
    .map(({ field, before, after }) => `${field}: ${FIELD[change](orDash(before), orDash(after))}`);
  if (more) return 'A text or a part of it differs; both manifests hold it in full.';
  return listed.length === 0 ? '-' : listed.join('\n');
}
