import type { Block, TableRow } from '../document/document.model';
import type { Manifest, PopulationFacts } from '../manifest.model';
import { columns } from './columns';
import { linked, list, plural, when, words, type Printed } from './words';

/** Section 16: how every table was made, and what the checks before issue found. */
export function completeness({ manifest }: Printed): Block[] {
  return [
    { kind: 'heading', level: 1, number: '16', text: 'Completeness and accuracy' },
    {
      kind: 'paragraph',
      text: `Every table of this packet was read from the portal's registers in one database transaction that sees a single moment (REPEATABLE READ, read only), at ${when(manifest.cutOffAt)}, run by the portal for ${manifest.packet.preparedBy}. No row was left out by hand. The same facts stand in the manifest, so that the counts can be made again.`,
    },
    { kind: 'heading', level: 2, number: '16.1', text: 'Tables, queries and control totals' },
    {
      kind: 'table',
      columns: columns('Table* 25 | Section 11 | Query in words 44 | Rows> 9 | Control totals 28 | Reconciliation 30'),
      rows: manifest.populations.map((one) => ({
        cells: [one.table, one.section, one.query, String(one.rows), list(one.totals ?? [], '-'), reconciled(one)],
      })),
    },
    { kind: 'heading', level: 2, number: '16.2', text: 'Checks before issue' },
    checks(manifest.checks),
    ...access(manifest),
    ...code(manifest),
    { kind: 'heading', level: 2, number: '16.5', text: 'Known limits' },
    {
      kind: 'list',
      items: [
        "The registers hold what people entered; they were not compared with the registrant's accounts-payable extract, or with systems of the vendor.",
        'Files are not scanned for malware while no scanner is configured; each shows its own state in section 15.',
        'Persons are printed by the name that their account carries at the cut-off.',
      ],
    },
  ];
}

/** Why the database does not count these a second time. */
const OTHERWISE: Readonly<Record<string, string>> = {
  Exhibits: 'Each file is read again instead: check 4',
  'Custody events': 'Each event is hashed again instead: check 11',
  'Drills, restore tests, training': 'Not counted again: rows that were corrected later are not printed',
};

/** Counted by the database itself, so that a row lost on the way to the page would show. */
function reconciled({ table, control, rows }: PopulationFacts) {
  if (control == null) return OTHERWISE[table] ?? '-';
  const { registered, selected, leftOut = 0 } = control;
  const narrower = leftOut === 0 ? '' : `, less ${leftOut} that this kind of packet leaves out`;
  const word = `${registered} registered less ${registered - selected} outside the question = ${selected}${narrower}`;
  return selected === rows + leftOut
    ? ({ mark: 'pass', word } as const)
    : ({ mark: 'fail', word: `${word}, but ${rows} printed` } as const);
}

function checks(all: Printed['manifest']['checks']): Block {
  return {
    kind: 'table',
    caption: `${plural(all.length, 'check')}; a packet becomes Final only when all pass`,
    columns: columns('No.> 6 | Check* 44 | Verdict 12 | What there is to know 46'),
    rows: all.map((one, index) => ({
      cells: [
        String(index + 1),
        one.words,
        one.verdict === 'pass' ? { mark: 'pass', word: 'Pass' } : { mark: 'fail', word: 'Fail' },
        one.reasons.length === 0 ? '-' : linked(one.reasons.join('\n')),
      ],
    })),
  };
}

/** For whom one could act, and what the deeds are about. */
const WHOSE = {
  all: ['a vendor', 'of the registrant and its vendors'],
  several: ['one of these vendors', 'about these vendors'],
  one: ['this vendor', 'about this vendor'],
} as const;

function access({ access: held, period, packet, programme, vendors = [] }: Manifest): Block[] {
  if (held === undefined) return [];
  const [actors, about] = WHOSE[programme ? 'all' : vendors.length > 1 ? 'several' : 'one'];
  return [
    { kind: 'heading', level: 2, number: '16.3', text: 'Access and changes in the period' },
    {
      kind: 'table',
      caption: `Roles that could act for the registrant or for ${actors} in ${period.code}; "active" is on ${packet.asOf}`,
      columns: columns('Role* 40 | Active> 20 | Granted in the period> 24 | Ended in the period> 24'),
      rows: held.roles.map((one) => ({
        cells: [words(one.role), String(one.active), String(one.granted), String(one.revoked)],
      })),
      none: 'Nobody could.',
    },
    {
      kind: 'table',
      caption: `Deeds ${about} that the audit trail holds for the period, and how many of each`,
      columns: columns('What was dealt with* 30 | Deeds 80'),
      rows: deedsByThing(held.deeds),
      none: 'None.',
    },
    {
      kind: 'paragraph',
      text: "The portal's own version stands on the control sheet; a newer version of it changes no record that is here.",
    },
  ];
}

/** `attestation.signed` is a deed done to an attestation. */
function deedsByThing(deeds: readonly { deed: string; events: number }[]): TableRow[] {
  const things = new Map<string, string[]>();
  for (const { deed, events } of deeds) {
    const [thing = '', done = ''] = deed.split('.');
    things.set(thing, [...(things.get(thing) ?? []), `${done.replaceAll('-', ' ')} ${events}`]);
  }
  return [...things].map(([thing, done]) => ({ cells: [words(thing.replaceAll('-', '_')), list(done)] }));
}

/** The first query of each table; those that add to its rows stand in the manifest beside it. */
function code({ queries }: Manifest): Block[] {
  if (queries === undefined) return [];
  const first = queries.filter((one, index) => queries.findIndex(({ table }) => table === one.table) === index);
  return [
    { kind: 'heading', level: 2, number: '16.4', text: 'Queries in code' },
    {
      kind: 'paragraph',
      text: `The first query of each table as it ran. All ${queries.length} of them, each with its parameters and how many rows it gave, stand in the manifest under "queries".`,
    },
    {
      kind: 'table',
      columns: columns('Table* 20 | Rows> 7 | Query and parameters# 90'),
      rows: first.map((one) => ({
        cells: [one.table, String(one.rows), `${one.code}\n${one.parameters}`],
      })),
    },
  ];
}
