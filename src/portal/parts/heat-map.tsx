import type { ReactNode, RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { HeatCell, HeatColumn, HeatRow } from './heat-grid';
import { HeatHead, Legend, Line, type CellOf, type RowsAre } from './heat-lines';
import { useParts } from './parts.copy';
import { StateChip, type AnyState } from './state-chip';
import { useHeat, type KeptFamilies } from './use-heat';

export type { HeatCell, HeatColumn, HeatRow } from './heat-grid';
export { Legend } from './heat-lines';

export type HeatMapProps = {
  label: string;
  rows: readonly HeatRow[];
  columns: readonly HeatColumn[];
  /** Keep it stable (useCallback): a line is drawn again only when its props change. Null: nothing is asked. */
  cellOf: CellOf;
  /** What the popover adds below the names and the state: dates, a link to the evidence. */
  describe?: (row: HeatRow, column: HeatColumn, cell: HeatCell) => ReactNode;
  /** States of the legend, in this order. */
  legend: readonly AnyState[];
  /** Families that start closed. */
  closed?: readonly string[];
  /** Where the page keeps which families are closed, because it asks for the cells of the open ones only. */
  kept?: KeptFamilies;
  /** What a closed family shows of a column in its one line. Keep it stable. */
  familyCellOf?: CellOf;
  /** A few words behind a family's name. Keep it stable. */
  familyNote?: (family: string) => string | undefined;
  /** What the rows are, where they are not requirements: the heading of their column, and how many of them a family has. */
  rowsAre?: RowsAre;
};

type CellPopoverProps = Pick<HeatMapProps, 'cellOf' | 'describe'> & {
  row: HeatRow;
  column: HeatColumn;
  anchor: RefObject<HTMLElement | null>;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
};

function CellPopover({ row, column, cellOf, describe, anchor, ...opening }: CellPopoverProps) {
  const t = useParts();
  const cell = cellOf(row.id, column.id);
  return (
    <Popover className="pop" triggerRef={anchor} {...opening}>
      <Dialog aria-label={`${row.code}, ${column.name}`}>
        <strong>{column.name}</strong>
        <p className="muted">
          <span className="mono">{row.code}</span> {row.title}
        </p>
        <p>{cell ? <StateChip state={cell.state} /> : t('heat.nothing')}</p>
        {cell && describe?.(row, column, cell)}
      </Dialog>
    </Popover>
  );
}

/** Requirement × vendor. One tab stop, arrow keys inside, one popover, events heard once on the table. */
export function HeatMap({ label, rows, columns, cellOf, describe, legend, ...families }: HeatMapProps) {
  const { closed = [], kept, familyCellOf, familyNote, rowsAre } = families;
  const { table, anchor, ...heat } = useHeat({ rows, columns, closedAtFirst: closed, kept });
  const current = heat.lines[heat.at.line];
  const column = columns[heat.at.column];
  return (
    <div className="stack">
      <Legend states={legend} />
      <div className="heat-wrap">
        <table className="heat" role="grid" aria-label={label} ref={table} {...heat.events}>
          <HeatHead columns={columns} heading={rowsAre?.heading} />
          <tbody>
            {heat.lines.map((line, index) => (
              <Line
                key={line.kind === 'row' ? line.row.id : `family ${line.family}`}
                line={line}
                at={index}
                columns={columns}
                cellOf={cellOf}
                focus={heat.at.line === index ? heat.at.column : -1}
                isOpen={line.kind === 'family' && !heat.closed.has(line.family)}
                familyCellOf={familyCellOf}
                countText={rowsAre?.count}
                note={line.kind === 'family' ? familyNote?.(line.family) : undefined}
              />
            ))}
          </tbody>
        </table>
      </div>
      {current?.kind === 'row' && column && (
        <CellPopover
          row={current.row}
          column={column}
          cellOf={cellOf}
          {...(describe && { describe })}
          anchor={anchor}
          isOpen={heat.isOpen}
          onOpenChange={heat.setOpen}
        />
      )}
    </div>
  );
}
