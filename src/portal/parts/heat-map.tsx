import { memo, useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type SyntheticEvent } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Glyph } from './glyph';
import {
  linesOf,
  moveBy,
  placeOf,
  type HeatAt,
  type HeatCell,
  type HeatColumn,
  type HeatLine,
  type HeatRow,
} from './heat-grid';
import { useParts } from './parts.copy';
import { lookOf } from './state';
import { StateChip, type AnyState } from './state-chip';

export type { HeatCell, HeatColumn, HeatRow } from './heat-grid';

export type HeatMapProps = {
  label: string;
  rows: readonly HeatRow[];
  columns: readonly HeatColumn[];
  /** Keep it stable (useCallback): a family line is drawn again only when it changes. */
  cellOf: (rowId: string, columnId: string) => HeatCell | null | undefined;
  /** What the popover adds below the names and the state: dates, a link to the evidence. */
  describe?: (row: HeatRow, column: HeatColumn, cell: HeatCell) => ReactNode;
  /** States of the legend, in this order. */
  legend: readonly AnyState[];
  /** Families that start closed. */
  closed?: readonly string[];
};

function Swatch({ state }: { state: AnyState }) {
  const look = lookOf(state);
  return (
    <span className={`cell t-${look.tone} s-${look.shape}`}>
      <Glyph name={look.glyph} />
    </span>
  );
}

export function Legend({ states }: { states: readonly AnyState[] }) {
  const t = useParts();
  return (
    <ul className="legend" aria-label={t('heat.legend')}>
      {states.map((state) => (
        <li key={state}>
          <Swatch state={state} />
          {lookOf(state).word}
        </li>
      ))}
    </ul>
  );
}

type LineProps = {
  line: HeatLine;
  at: number;
  columns: readonly HeatColumn[];
  cellOf: HeatMapProps['cellOf'];
  focus: number;
  isOpen: boolean;
};

const Line = memo(function Line({ line, at, columns, cellOf, focus, isOpen }: LineProps) {
  const t = useParts();
  if (line.kind === 'family') {
    return (
      <tr className="heat-family">
        <th scope="colgroup" colSpan={columns.length + 1}>
          <button
            type="button"
            className="family-toggle"
            data-at={`${at}.0`}
            data-family={line.family}
            tabIndex={focus >= 0 ? 0 : -1}
            aria-expanded={isOpen}
          >
            <Glyph name="chevron-right" />
            {line.family}
            <span className="muted">{t('heat.count', { count: line.count })}</span>
          </button>
        </th>
      </tr>
    );
  }
  const { row } = line;
  return (
    <tr>
      <th scope="row" title={row.title}>
        <span className="mono">{row.code}</span>
        {row.title}
      </th>
      {columns.map((column, index) => {
        const cell = cellOf(row.id, column.id);
        const look = lookOf(cell?.state ?? 'not_applicable');
        const said = cell ? look.word : t('heat.nothing');
        return (
          <td key={column.id}>
            <button
              type="button"
              className={`cell t-${look.tone} s-${look.shape}`}
              tabIndex={focus === index ? 0 : -1}
              data-at={`${at}.${index}`}
              data-state={cell?.state}
              aria-haspopup="dialog"
              aria-label={`${column.name}: ${said}${cell?.note ? `, ${cell.note}` : ''}`}
            >
              <Glyph name={look.glyph} />
            </button>
          </td>
        );
      })}
    </tr>
  );
});

function Head({ columns }: { columns: readonly HeatColumn[] }) {
  const t = useParts();
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="vh">{t('heat.requirement')}</span>
        </th>
        {columns.map((column) => (
          <th scope="col" key={column.id}>
            <abbr title={column.name}>{column.short}</abbr>
            {column.detail && <small>{column.detail}</small>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Requirement × vendor. One tab stop, arrow keys inside, one popover, events heard once on the table. */
export function HeatMap({ label, rows, columns, cellOf, describe, legend, closed: closedAtFirst = [] }: HeatMapProps) {
  const t = useParts();
  const table = useRef<HTMLTableElement>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set(closedAtFirst));
  const [at, setAt] = useState<HeatAt>({ line: 0, column: 0 });
  const [open, setOpen] = useState(false);
  const lines = useMemo(() => linesOf(rows, closed), [rows, closed]);
  const lineAt = Math.min(at.line, lines.length - 1);
  const column = columns[Math.min(at.column, columns.length - 1)];
  const current = lines[lineAt];

  const step = (event: KeyboardEvent) => {
    const next = open ? null : moveBy(event.key, at, { lines: lines.length, columns: columns.length });
    if (!next) return;
    event.preventDefault();
    setAt(next);
    const place = lines[next.line]?.kind === 'family' ? `${next.line}.0` : `${next.line}.${next.column}`;
    table.current?.querySelector<HTMLElement>(`[data-at="${place}"]`)?.focus();
  };
  const enter = (event: SyntheticEvent) => {
    const place = placeOf(event.target);
    if (!place) return;
    /* a family line keeps the column, so that the way down stays straight */
    setAt((now) => (place.element.dataset['family'] === undefined ? place.at : { ...now, line: place.at.line }));
  };
  const pick = (event: SyntheticEvent) => {
    const place = placeOf(event.target);
    if (!place) return;
    const family = place.element.dataset['family'];
    if (family !== undefined) {
      setClosed((now) =>
        now.has(family) ? new Set([...now].filter((one) => one !== family)) : new Set([...now, family]),
      );
      return;
    }
    anchor.current = place.element;
    setAt(place.at);
    setOpen(true);
  };
  const cell = current?.kind === 'row' && column ? cellOf(current.row.id, column.id) : null;
  return (
    <div className="stack">
      <Legend states={legend} />
      <div className="heat-wrap">
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
        <table
          className="heat"
          role="grid"
          aria-label={label}
          ref={table}
          onKeyDown={step}
          onClick={pick}
          onFocus={enter}
        >
          <Head columns={columns} />
          <tbody>
            {lines.map((line, index) => (
              <Line
                key={line.kind === 'row' ? line.row.id : `family ${line.family}`}
                line={line}
                at={index}
                columns={columns}
                cellOf={cellOf}
                focus={lineAt === index ? at.column : -1}
                isOpen={line.kind === 'family' && !closed.has(line.family)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {current?.kind === 'row' && column && (
        <Popover className="pop" triggerRef={anchor} isOpen={open} onOpenChange={setOpen}>
          <Dialog aria-label={`${current.row.code}, ${column.name}`}>
            <strong>{column.name}</strong>
            <p className="muted">
              <span className="mono">{current.row.code}</span> {current.row.title}
            </p>
            <p>{cell ? <StateChip state={cell.state} /> : t('heat.nothing')}</p>
            {cell && describe?.(current.row, column, cell)}
          </Dialog>
        </Popover>
      )}
    </div>
  );
}
