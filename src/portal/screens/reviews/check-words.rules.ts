/** A number with its unit, yes or no; null where the registers hold nothing. */
type Measured = number | boolean | null;

export type CheckedValue = { metric: string; op: string; value: unknown; threshold: unknown };

// Ends of metric names that say what is counted; every other metric is a plain number.
const UNITS: [RegExp, (count: number) => string][] = [
  [/_age_days$|\.days_after_event$/, (count) => `${count} ${count === 1 ? 'day' : 'days'}`],
  [/_pct(_of_minimum_service)?$/, (count) => `${count} %`],
  [/months_covered_in_fiscal_year$/, (count) => `${count} ${count === 1 ? 'month' : 'months'}`],
  [/_hours$/, (count) => `${count} ${count === 1 ? 'hour' : 'hours'}`],
  [/_minus_(objective|rto|rpo)$/, (count) => `${count} ${Math.abs(count) === 1 ? 'minute' : 'minutes'}`],
];

const ASKED: Partial<Record<string, string>> = {
  '==': 'exactly',
  '<=': 'at most',
  '>=': 'at least',
  '<': 'less than',
  '>': 'more than',
};

const measured = (value: unknown): Measured => (typeof value === 'number' || typeof value === 'boolean' ? value : null);

function said(metric: string, value: Measured): string {
  if (value === null) return 'no value';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const unit = UNITS.find(([ending]) => ending.test(metric));
  return unit ? unit[1](value) : String(value);
}

/** What was found, with its unit: `400 days`, `yes`. */
export const foundWords = ({ metric, value }: Pick<CheckedValue, 'metric' | 'value'>): string =>
  said(metric, measured(value));

/** What a check found and what it asks for, in words: `400 days; at most 395 days is asked for`. */
export function checkWords({ metric, op, value, threshold }: CheckedValue): string {
  const asked = measured(threshold);
  const bound = typeof asked === 'number' ? `${ASKED[op] ?? op} ` : '';
  return `${said(metric, measured(value))}; ${bound}${said(metric, asked)} is asked for`;
}
