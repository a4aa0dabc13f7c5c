/** A member that a deed changed, as text-able values. */
export interface ChangeRow {
  name: string;
  before: unknown;
  after: unknown;
}

type Members = Record<string, unknown>;
const isMembers = (value: unknown): value is Members =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isChange = (value: unknown): value is { before: unknown; after: unknown } =>
  isMembers(value) && 'before' in value && 'after' in value;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What a deed changed, as far as its particulars say so: `changes` by member, or all that was `before` and `after`. Only
 * what differs. `rest` are the other particulars.
 */
export function changesIn(particulars: Members): { changes: ChangeRow[]; rest: [string, unknown][] } {
  const { changes, before, after, ...named } = particulars;
  const given: [string, unknown][] = [];
  const { rows, others } = moved(named);
  if (isMembers(changes) && Object.values(changes).every(isChange)) rows.push(...listed(changes));
  else if (changes !== undefined) given.push(['changes', changes]);
  if (before !== undefined && after !== undefined) rows.push(...between(before, after));
  else
    for (const [name, value] of Object.entries({ before, after })) if (value !== undefined) given.push([name, value]);
  return { changes: rows, rest: [...Object.entries(others), ...given] };
}

/** What was `from` one state `to` another; two days are a span and no change. */
function moved(particulars: Members): { rows: ChangeRow[]; others: Members } {
  const { from, to, ...others } = particulars;
  if (!isState(from) || !isState(to)) return { rows: [], others: particulars };
  return { rows: [{ name: 'state', before: from, after: to }], others };
}

const isState = (value: unknown): boolean => typeof value === 'string' && /^[a-z_]+$/u.test(value);

const listed = (changes: Members): ChangeRow[] =>
  Object.entries(changes).flatMap(([name, change]) => (isChange(change) ? [{ name, ...change }] : []));

function between(before: unknown, after: unknown): ChangeRow[] {
  if (!isMembers(before) || !isMembers(after)) return [{ name: '', before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }))
    .filter((row) => !same(row.before, row.after));
}
