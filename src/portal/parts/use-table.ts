import { useDeferredValue, useMemo, useState } from 'react';
import { filterRows, sortRows, type Column, type Sort } from './table';

type Asked<Row> = { rows: readonly Row[]; columns: readonly Column<Row>[]; pageSize: number; initialSort?: Sort };

/** The state of a list: words, order and page, and the rows that result. */
export function useTable<Row>({ rows, columns, pageSize, initialSort }: Asked<Row>) {
  const [words, setWords] = useState('');
  const [sort, setSort] = useState<Sort | null>(initialSort ?? null);
  const [wantedPage, setPage] = useState(0);
  const sought = useDeferredValue(words);
  const found = useMemo(
    () => sortRows(filterRows(rows, columns, sought), columns, sort),
    [rows, columns, sought, sort],
  );
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(wantedPage, pages - 1);
  const sortBy = (column: string) => {
    setSort((now) => ({ column, descending: now?.column === column && !now.descending }));
    setPage(0);
  };
  const seek = (next: string) => {
    setWords(next);
    setPage(0);
  };
  const shown = found.slice(page * pageSize, (page + 1) * pageSize);
  return { words, seek, sort, setSort, sortBy, found, shown, page, pages, setPage };
}
