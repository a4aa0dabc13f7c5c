import type { CsvReport, CsvValue } from '../../foundation/csv.rules';
import type { ComparisonMethod, ReconciliationState, ResolutionWay } from './reconciliation.rules';

export const METHOD_WORDS: Record<ComparisonMethod, string> = {
  count: 'Number of records',
  sum: 'Sum',
  sample: 'Sample of records',
  full: 'Every record',
};

export const WAY_WORDS: Record<ResolutionWay, string> = {
  corrected: 'Put right',
  replayed: 'Replayed',
  explained: 'Explained',
  lost: 'Given up as lost',
  reopened: 'Opened again',
};

const STATE_WORDS: Record<ReconciliationState, string> = {
  not_compared: 'Nothing was compared.',
  open: 'Not reconciled: a difference is open.',
  reconciled: 'Reconciled: no difference is open.',
};

interface Resolution {
  way: ResolutionWay;
  words: string;
  resolvedBy: string;
  resolvedAt: string;
}

interface Difference {
  number: number;
  record: string;
  records: number;
  expected: string;
  found: string;
  isOpen: boolean;
  resolutions: readonly Resolution[];
}

interface Comparison {
  number: number;
  method: ComparisonMethod;
  subject: string;
  unit: string;
  source: string;
  recovered: string;
  expected: number;
  found: number;
  comparedBy: string;
  comparedAt: string;
  replacedBy: number | null;
  differences: readonly Difference[];
}

export interface ReconciliationFacts {
  ref: string;
  state: ReconciliationState;
  comparisons: readonly Comparison[];
  ranAt: string;
}

/** A row for every differing record; a comparison without any has one row of its own. */
export function reconciliationReport({ ref, state, comparisons, ranAt }: ReconciliationFacts): CsvReport {
  return {
    name: 'Data reconciliation',
    filter: `Exercise ${ref}`,
    ranAt,
    notes: [STATE_WORDS[state], 'Comparisons and resolutions are added and never changed.'],
    columns: [
      ...['Comparison', 'How', 'What', 'Source', 'Recovered', 'Unit', 'Expected', 'Found', 'Compared by'],
      ...['Compared at (UTC)', 'Replaced by', 'Difference', 'Record', 'Records', 'Expected there', 'Found there'],
      ...['Open', 'Resolution', 'How resolved', 'Resolved by', 'Resolved at (UTC)'],
    ],
    rows: comparisons.flatMap((one) =>
      one.differences.length === 0
        ? [comparisonCells(one)]
        : one.differences.map((difference) => [...comparisonCells(one), ...differenceCells(difference)]),
    ),
  };
}

function comparisonCells(one: Comparison): CsvValue[] {
  const { number, method, subject, source, recovered, unit, expected, found, comparedBy, comparedAt } = one;
  const what = [number, METHOD_WORDS[method], subject, source, recovered, unit, expected, found];
  return [...what, comparedBy, comparedAt, one.replacedBy];
}

function differenceCells({ number, record, records, expected, found, ...rest }: Difference): CsvValue[] {
  const latest = rest.resolutions.at(-1);
  const said = latest ? [WAY_WORDS[latest.way], latest.words, latest.resolvedBy, latest.resolvedAt] : [];
  return [number, record, records, expected, found, rest.isOpen ? 'yes' : 'no', ...said];
}
