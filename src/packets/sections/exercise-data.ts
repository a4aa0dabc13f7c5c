import type { Block, Cell } from '../document/document.model';
import { METHOD_WORDS, WAY_WORDS } from '../../exercises/reconciliation/reconciliation-csv.rules';
import type { DataComparisonFacts, DataDifferenceFacts } from '../snapshot-data.model';
import type { ExerciseFacts } from '../snapshot-recovery.model';
import { columns } from './columns';
import { when } from './words';

/** Recovered data against their source. Nothing is said where an older record does not hold it. */
export function reconciliation({ comparisons }: ExerciseFacts): Block[] {
  if (comparisons === undefined) return [];
  return [
    {
      kind: 'table',
      caption: 'Data reconciliation',
      columns: columns('What* 28 | Expected and found 24 | Compared by 20 | Standing 17 | Records that differ 34'),
      rows: comparisons.map((one) => ({ cells: cells(one) })),
      none: 'No recovered data were compared with their source.',
    },
  ];
}

function cells(one: DataComparisonFacts): Cell[] {
  const open = one.differences.filter(isOpen).length;
  const standing = open === 0 ? 'Reconciled' : 'Open';
  return [
    `${one.subject}: ${one.recovered} against ${one.source}`,
    `${wordsOf(METHOD_WORDS, one.method)}: ${one.found} of ${one.expected} ${one.unit}`,
    `${one.comparedBy}, ${when(one.comparedAt)}`,
    { mark: open === 0 ? ('pass' as const) : ('attention' as const), word: standing },
    one.differences.map(differenceWords).join(' ') || 'None',
  ];
}

const isOpen = ({ way }: DataDifferenceFacts): boolean => way === null || way === 'reopened';

function differenceWords(one: DataDifferenceFacts): string {
  const { number, record, records, expected, found, way, words, resolvedBy, resolvedAt } = one;
  const what = `${number}. ${record}${records === 1 ? '' : ` (${records} records)`}: expected ${expected || '-'}, found ${found || '-'}.`;
  if (way === null) return `${what} Not resolved.`;
  const at = resolvedAt === null ? '' : `, ${when(resolvedAt)}`;
  return `${what} ${wordsOf(WAY_WORDS, way)}: ${words} (${resolvedBy}${at}).`;
}

const wordsOf = (table: Record<string, string>, code: string): string => table[code] ?? code;
