import { useState } from 'react';
import type { Sort } from './table';

/** Which page of a list, from 1, the words sought in it, and by which column it is ordered. */
export type Sought = { page: number; seek: string; sort: Sort | null };

export const A_PAGE = 50;
export const FIRST_PAGE: Sought = { page: 1, seek: '', sort: null };

/** What a screen asks of a list that the server pages; whatever narrows or orders it begins at the first page again. */
export function useSought<S extends Sought>(first: S) {
  const [sought, setSought] = useState(first);
  const set = (part: Partial<S>) => setSought((now) => ({ ...now, page: 1, ...part }));
  const change = (part: Partial<Sought>) => setSought((now) => ({ ...now, page: 1, ...part }));
  return {
    sought,
    set,
    /** Goes into `PagedTable` as it is. */
    table: {
      page: sought.page,
      pageSize: A_PAGE,
      onPage: (page: number) => change({ page }),
      words: sought.seek,
      onWords: (seek: string) => change({ seek }),
      sort: sought.sort,
      onSort: (sort: Sort | null) => change({ sort }),
    },
  };
}
