import { memo } from 'react';
import { Glyph } from './glyph';
import type { HeatCell, HeatColumn, HeatLine } from './heat-grid';
import { useParts } from './parts.copy';
import { lookOf } from './state';
import type { AnyState } from './state-chip';

export type CellOf = (rowId: string, columnId: string) => HeatCell | null | undefined;

/** Keep `count` stable. */
export type RowsAre = { heading: string; count: (count: number) => string };

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

type FamilyProps = {
  line: Extract<HeatLine, { kind: 'family' }>;
  at: number;
  columns: readonly HeatColumn[];
  isFocus: boolean;
  isOpen: boolean;
  cellOf: CellOf | undefined;
  note: string | undefined;
  countText: RowsAre['count'] | undefined;
};

/* what a closed family says of a column: nothing to press, opening it shows what stands behind */
function FamilyCell({ column, cell }: { column: HeatColumn; cell: HeatCell | null | undefined }) {
  const t = useParts();
  const look = lookOf(cell?.state ?? 'not_applicable');
  const said = [cell ? look.word : t('heat.nothing'), cell?.note].filter(Boolean).join(', ');
  return (
    <td>
      <span
        role="img"
        className={`cell t-${look.tone} s-${look.shape}`}
        title={`${column.name}: ${said}`}
        aria-label={`${column.name}: ${said}`}
      >
        <Glyph name={look.glyph} />
      </span>
    </td>
  );
}

function FamilyWords({ line, note, countText }: Pick<FamilyProps, 'line' | 'note' | 'countText'>) {
  const t = useParts();
  const count = countText ? countText(line.count) : t('heat.count', { count: line.count });
  return <span className="muted">{[count, note].filter(Boolean).join(', ')}</span>;
}

function FamilyLine({ line, at, columns, isFocus, isOpen, cellOf, note, countText }: FamilyProps) {
  const cells = !isOpen && cellOf;
  return (
    <tr className={cells ? 'heat-family is-closed' : 'heat-family'}>
      <th scope={cells ? 'row' : 'colgroup'} colSpan={cells ? 1 : columns.length + 1}>
        <button
          type="button"
          className="family-toggle"
          data-at={`${at}.0`}
          data-family={line.family}
          tabIndex={isFocus ? 0 : -1}
          aria-expanded={isOpen}
        >
          <Glyph name="chevron-right" />
          {line.family}
          <FamilyWords line={line} note={note} countText={countText} />
        </button>
      </th>
      {cells &&
        columns.map((column) => <FamilyCell key={column.id} column={column} cell={cells(line.family, column.id)} />)}
    </tr>
  );
}

type CellProps = { place: string; column: HeatColumn; cell: HeatCell | null | undefined; isFocus: boolean };

function CellButton({ place, column, cell, isFocus }: CellProps) {
  const t = useParts();
  const look = lookOf(cell?.state ?? 'not_applicable');
  const said = [cell ? look.word : t('heat.nothing'), cell?.note].filter(Boolean).join(', ');
  return (
    <button
      type="button"
      className={`cell t-${look.tone} s-${look.shape}`}
      tabIndex={isFocus ? 0 : -1}
      data-at={place}
      data-state={cell?.state}
      aria-haspopup="dialog"
      aria-label={`${column.name}: ${said}`}
    >
      <Glyph name={look.glyph} />
    </button>
  );
}

type LineProps = {
  line: HeatLine;
  at: number;
  columns: readonly HeatColumn[];
  cellOf: CellOf;
  /** The column that holds the tab stop, -1 when it is on another line. */
  focus: number;
  isOpen: boolean;
  familyCellOf?: CellOf | undefined;
  note?: string | undefined;
  countText?: RowsAre['count'] | undefined;
};

/** One line of the grid; drawn again only when its own props change. */
export const Line = memo(function Line({ line, at, columns, cellOf, focus, ...family }: LineProps) {
  if (line.kind === 'family') {
    const { isOpen, familyCellOf, note, countText } = family;
    const own = { isOpen, cellOf: familyCellOf, note, countText };
    return <FamilyLine line={line} at={at} columns={columns} isFocus={focus >= 0} {...own} />;
  }
  return (
    <tr>
      <th scope="row" title={line.row.title}>
        <span className="mono">{line.row.code}</span>
        {line.row.title}
      </th>
      {columns.map((column, index) => (
        <td key={column.id}>
          <CellButton
            place={`${at}.${index}`}
            column={column}
            cell={cellOf(line.row.id, column.id)}
            isFocus={focus === index}
          />
        </td>
      ))}
    </tr>
  );
});

export function HeatHead({ columns, heading }: { columns: readonly HeatColumn[]; heading?: string | undefined }) {
  const t = useParts();
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="vh">{heading ?? t('heat.requirement')}</span>
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
