import type { ReactNode } from 'react';
import { Listing, NothingFound, type Column, type Sort } from './data-table';
import { Pager } from './pager';
import { TableTools } from './table-tools';

export type PagedTableProps<Row> = {
  caption: string;
  /** Only columns that the server orders by have a `value`. */
  columns: readonly Column<Row>[];
  /** Those of this page. */
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty: ReactNode;
  filters?: ReactNode;
  /** The address of a file with every row, or `false` for none. */
  csv: string | false;
  /** Which page this is, from 1, and how many rows there are on all of them. */
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
  /** What is sought, where the server seeks. */
  words?: string;
  onWords?: (words: string) => void;
  sort?: Sort | null;
  onSort?: (sort: Sort | null) => void;
};

/** As `DataTable`, for lists of which only a page is here: the server filters, orders and counts. */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { caption, columns, rows, rowKey, empty, filters, csv, page, pageSize, total, onPage } = props;
  const { words = '', onWords, sort = null, onSort } = props;
  const sortBy = (column: string) => onSort?.({ column, descending: sort?.column === column && !sort.descending });
  const seek = (next: string) => onWords?.(next);
  const table = { found: rows, shown: rows, words, seek, sort, sortBy };
  const nothing = words !== '' && rows.length === 0;
  return (
    <div className="stack">
      <TableTools
        words={words}
        onWords={onWords}
        filters={filters}
        csv={csv}
        onSave={() => undefined}
        columns={columns}
        sort={sort}
        onSort={(id) => (id ? sortBy(id) : onSort?.(null))}
      />
      {nothing ? (
        <NothingFound words={words} onClear={() => seek('')} />
      ) : (
        <Listing caption={caption} columns={columns} rows={rows} rowKey={rowKey} empty={empty} table={table} />
      )}
      <Pager caption={caption} page={page - 1} pageSize={pageSize} total={total} onPage={(next) => onPage(next + 1)} />
    </div>
  );
}
