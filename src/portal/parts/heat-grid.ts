import type { AnyState } from './state-chip';

export type HeatRow = { id: string; code: string; title: string; family: string };
export type HeatColumn = { id: string; short: string; name: string; detail?: string };
export type HeatCell = { state: AnyState; note?: string };

/** One line of the grid as it stands: a family's own line, or a requirement under an open family. */
export type HeatLine = { kind: 'family'; family: string; count: number } | { kind: 'row'; row: HeatRow };
export type HeatAt = { line: number; column: number };

/** Families in order of first appearance, each followed by its rows unless it is closed. */
export function linesOf(rows: readonly HeatRow[], closed: ReadonlySet<string>): HeatLine[] {
  const families = [...new Set(rows.map((row) => row.family))];
  return families.flatMap((family) => {
    const own = rows.filter((row) => row.family === family);
    const head: HeatLine = { kind: 'family', family, count: own.length };
    return closed.has(family) ? [head] : [head, ...own.map((row): HeatLine => ({ kind: 'row', row }))];
  });
}

const moves: Record<string, readonly [line: number, column: number] | undefined> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-8, 0],
  PageDown: [8, 0],
  Home: [0, -1000],
  End: [0, 1000],
};

const within = (value: number, size: number) => Math.max(0, Math.min(size - 1, value));

/** Where a key leads, or null when the key is not the grid's. */
export function moveBy(key: string, at: HeatAt, size: { lines: number; columns: number }): HeatAt | null {
  const move = moves[key];
  if (!move) return null;
  return { line: within(at.line + move[0], size.lines), column: within(at.column + move[1], size.columns) };
}

export type HeatPlace = { at: HeatAt; element: HTMLElement; family: string | undefined };

/** The cell or family line that an event came from: `data-at="3.12"` is line 3, column 12. */
export function placeOf(target: EventTarget): HeatPlace | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
  const [line, column] = (element?.dataset['at'] ?? '').split('.').map(Number);
  if (!element || line === undefined || column === undefined) return null;
  return { at: { line, column }, element, family: element.dataset['family'] };
}
