import type { Block } from '../document/document.model';
import { columns } from './columns';
import { plural, when, type Printed } from './words';

/** Section 16: how every table was made, and what the checks before issue found. */
export function completeness({ manifest }: Printed): Block[] {
  return [
    { kind: 'heading', level: 1, number: '16', text: 'Completeness and accuracy' },
    {
      kind: 'paragraph',
      text: `Every table of this packet was read from the portal's registers in one database transaction that sees a single moment (REPEATABLE READ, read only), at ${when(manifest.cutOffAt)}, run by the portal for ${manifest.packet.preparedBy}. No row was left out by hand. The same facts stand in the manifest, so that the counts can be made again.`,
    },
    { kind: 'heading', level: 2, number: '16.1', text: 'Tables, queries and row counts' },
    {
      kind: 'table',
      columns: columns('Table* 20 | Section 9 | Query in words 54 | Run at (UTC) 19 | Rows> 8'),
      rows: manifest.populations.map((one) => ({
        cells: [one.table, one.section, one.query, when(manifest.cutOffAt), String(one.rows)],
      })),
    },
    { kind: 'heading', level: 2, number: '16.2', text: 'Checks before issue' },
    checks(manifest.checks),
    { kind: 'heading', level: 2, number: '16.3', text: 'Known limits' },
    {
      kind: 'list',
      items: [
        "The registers hold what people entered; they were not compared with the registrant's accounts-payable extract, or with systems of the vendor.",
        'Control totals beyond row counts, and the summary of portal changes and access for the period, are not yet held.',
        'Files are not scanned for malware while no scanner is configured; each shows its own state in section 15.',
        'Persons are printed by the name that their account carries at the cut-off.',
      ],
    },
  ];
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
        one.reasons.length === 0 ? '-' : one.reasons.join('\n'),
      ],
    })),
  };
}
