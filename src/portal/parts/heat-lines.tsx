import { memo } from 'react';
import { Glyph } from './glyph';
import type { HeatCell, HeatColumn, HeatLine } from './heat-grid';
import { useParts } from './parts.copy';
import { lookOf } from './state';
import type { AnyState } from './state-chip';

export type CellOf = (rowId: string, columnId: string) => HeatCell | null | undefined;

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
  span: number;
  isFocus: boolean;
  isOpen: boolean;
};

function FamilyLine({ line, at, span, isFocus, isOpen }: FamilyProps) {
  const t = useParts();
  return (
    <tr className="heat-family">
      <th scope="colgroup" colSpan={span}>
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
          <span className="muted">{t('heat.count', { count: line.count })}</span>
        </button>
      </th>
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
};

/** One line of the grid; drawn again only when its own props change. */
export const Line = memo(function Line({ line, at, columns, cellOf, focus, isOpen }: LineProps) {
  if (line.kind === 'family') {
    return <FamilyLine line={line} at={at} span={columns.length + 1} isFocus={focus >= 0} isOpen={isOpen} />;
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

export function HeatHead({ columns }: { columns: readonly HeatColumn[] }) {
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
