import { useRef, type ReactNode } from 'react';
import { Button } from './button';
import { Glyph } from './glyph';
import { FittedHeading } from './heading';
import { Pager } from './pager';
import { useParts } from './parts.copy';
import { filterWords } from './filter-words';
import { csvReport, saveText, type Column, type Sort } from './table';
import {
  Cell,
  ColumnHeading,
  RowHeading,
  TableBody,
  TableFrame,
  TableHead,
  TableRow,
  type RowTone,
} from './table-frame';
import { TableTools } from './table-tools';
import { useTable } from './use-table';

export type { Column, Sort } from './table';

export type DataTableProps<Row> = {
  /** Names the list for assistive technology and for the CSV file. */
  caption: string;
  /** Define columns outside the component or with useMemo. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown instead of the list when there are no rows at all: say what to do next. */
  empty: ReactNode;
  initialSort?: Sort;
  /** Default 25. */
  pageSize?: number;
  /** More filters, beside the words. Filter `rows` yourself. */
  filters?: ReactNode;
  /** Default: a file written here from the rows found. An address when the server writes it; `false` for none. */
  csv?: string | false;
  /** Leaves out the words, the export and the pages: for short lists inside a card. */
  plain?: boolean;
  dense?: boolean;
  rowTone?: (row: Row) => RowTone | undefined;
};

const classOf = <Row,>(column: Column<Row>) =>
  [column.align, column.tight && 'tight', column.wideOnly && 'wide-only'].filter(Boolean).join(' ') || undefined;

type HeadProps<Row> = { columns: readonly Column<Row>[]; sort: Sort | null; onSort: (column: string) => void };

function Head<Row>({ columns, sort, onSort }: HeadProps<Row>) {
  const direction = (id: string) => (sort?.column !== id ? undefined : sort.descending ? 'descending' : 'ascending');
  return (
    <TableHead>
      {columns.map((column) => (
        <ColumnHeading key={column.id} className={classOf(column)} sorted={direction(column.id)}>
          {column.value ? (
            <button type="button" className="sort" onClick={() => onSort(column.id)}>
              {column.header}
              <Glyph name="chevron-up" />
            </button>
          ) : (
            column.header
          )}
        </ColumnHeading>
      ))}
    </TableHead>
  );
}

function Line<Row>({ row, columns, tone }: { row: Row; columns: readonly Column<Row>[]; tone: RowTone | undefined }) {
  return (
    <TableRow tone={tone}>
      {columns.map((column) =>
        column.primary ? (
          <RowHeading key={column.id} className={classOf(column)}>
            {column.cell(row)}
          </RowHeading>
        ) : (
          <Cell key={column.id} className={classOf(column)} label={column.header}>
            {column.cell(row)}
          </Cell>
        ),
      )}
    </TableRow>
  );
}

/** Words were sought that no row has. */
export function NothingFound({ words, onClear }: { words: string; onClear: () => void }) {
  const t = useParts();
  return (
    <div className="empty">
      <FittedHeading>{t('table.nothing', { words })}</FittedHeading>
      <p>{t('table.nothingHint')}</p>
      <Button small onPress={onClear}>
        {t('table.clear')}
      </Button>
    </div>
  );
}

export type ListingProps<Row> = Pick<
  DataTableProps<Row>,
  'caption' | 'columns' | 'rowKey' | 'rowTone' | 'dense' | 'empty' | 'rows'
> & {
  table: Pick<ReturnType<typeof useTable<Row>>, 'found' | 'words' | 'seek' | 'sort' | 'sortBy'> & {
    shown: readonly Row[];
  };
};

/** The list itself, or why there is none. */
export function Listing<Row>(props: ListingProps<Row>) {
  const { table, caption, columns, rowKey, rowTone, dense, empty, rows } = props;
  if (rows.length === 0) return <>{empty}</>;
  if (table.found.length === 0) return <NothingFound words={table.words} onClear={() => table.seek('')} />;
  return (
    <TableFrame caption={caption} dense={dense ?? false}>
      <Head columns={columns} sort={table.sort} onSort={table.sortBy} />
      <TableBody>
        {table.shown.map((row) => (
          <Line key={rowKey(row)} row={row} columns={columns} tone={rowTone?.(row)} />
        ))}
      </TableBody>
    </TableFrame>
  );
}

/** A list that sorts, filters, pages and exports CSV; every row becomes a card on a narrow window. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, filters, plain = false, pageSize = 25 } = props;
  const seen = columns.filter(({ unseen }) => !unseen);
  const size = plain ? Infinity : pageSize;
  const table = useTable({ rows, columns, pageSize: size, initialSort: props.initialSort });
  const list = useRef<HTMLDivElement>(null);
  const save = () => {
    const filter = filterWords(table.words, list.current);
    const head = { name: caption, filter, ranAt: new Date().toISOString() };
    saveText(`${caption.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.csv`, csvReport(head, table.found, columns));
  };
  if (plain || (rows.length === 0 && !filters)) return <Listing {...props} columns={seen} table={table} />;
  return (
    <div className="stack" ref={list}>
      <TableTools
        words={table.words}
        onWords={table.seek}
        filters={filters}
        csv={props.csv}
        onSave={save}
        columns={seen}
        sort={table.sort}
        onSort={(id) => (id ? table.sortBy(id) : table.setSort(null))}
      />
      <Listing {...props} columns={seen} table={table} />
      <Pager caption={caption} page={table.page} pageSize={size} total={table.found.length} onPage={table.setPage} />
    </div>
  );
}
