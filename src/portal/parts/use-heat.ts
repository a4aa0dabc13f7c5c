import { useMemo, useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { linesOf, moveBy, placeOf, type HeatAt, type HeatColumn, type HeatLine, type HeatRow } from './heat-grid';

/** Families that whoever draws the map keeps closed, and what to do when one is pressed. */
export type KeptFamilies = { closed: ReadonlySet<string>; onToggle: (family: string) => void };
type Asked = {
  rows: readonly HeatRow[];
  columns: readonly HeatColumn[];
  closedAtFirst: readonly string[];
  kept?: KeptFamilies | undefined;
};

function useFamilies({ rows, closedAtFirst, kept }: Asked) {
  const [own, setClosed] = useState<ReadonlySet<string>>(() => new Set(closedAtFirst));
  const closed = kept?.closed ?? own;
  const lines = useMemo(() => linesOf(rows, closed), [rows, closed]);
  const toggle = (family: string) => {
    if (kept) {
      kept.onToggle(family);
      return;
    }
    const next = new Set(closed);
    if (!next.delete(family)) next.add(family);
    setClosed(next);
  };
  return { closed, lines, toggle };
}

function focusAt(table: HTMLTableElement | null, at: HeatAt, lines: readonly HeatLine[]): void {
  const column = lines[at.line]?.kind === 'family' ? 0 : at.column;
  table?.querySelector<HTMLElement>(`[data-at="${at.line}.${column}"]`)?.focus();
}

/** Where the grid stands, which families are closed, whether the popover is open, and the three events of the table. */
export function useHeat(asked: Asked) {
  const { columns } = asked;
  const table = useRef<HTMLTableElement>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const { closed, lines, toggle } = useFamilies(asked);
  const [wanted, setAt] = useState<HeatAt>({ line: 0, column: 0 });
  const [isOpen, setOpen] = useState(false);
  const at = { line: Math.min(wanted.line, lines.length - 1), column: Math.min(wanted.column, columns.length - 1) };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = isOpen ? null : moveBy(event.key, at, { lines: lines.length, columns: columns.length });
    if (!next) return;
    event.preventDefault();
    setAt(next);
    focusAt(table.current, next, lines);
  };
  /* a family line keeps the column, so that the way down stays straight */
  const onFocus = (event: SyntheticEvent) => {
    const place = placeOf(event.target);
    if (place) setAt((now) => (place.family === undefined ? place.at : { ...now, line: place.at.line }));
  };
  const onClick = (event: SyntheticEvent) => {
    const place = placeOf(event.target);
    if (!place) return;
    anchor.current = place.element;
    setAt(place.at);
    if (place.family === undefined) setOpen(true);
    else toggle(place.family);
  };
  const events = { onKeyDown, onFocus, onClick };
  return { table, anchor, closed, lines, at, isOpen, setOpen, events };
}
