import { useId, type ReactNode } from 'react';
import { Button } from './button';
import { Glyph } from './glyph';
import { useParts } from './parts.copy';
import type { Column, Sort } from './table';

function CsvButton({ href, onSave }: { href: string | false | undefined; onSave: () => void }) {
  const t = useParts();
  if (href === false) return null;
  if (href === undefined)
    return (
      <Button glyph="download" onPress={onSave}>
        {t('table.csv')}
      </Button>
    );
  return (
    <a className="btn" href={href} download="">
      <Glyph name="download" />
      {t('table.csv')}
    </a>
  );
}

type NarrowSortProps<Row> = { columns: readonly Column<Row>[]; sort: Sort | null; onSort: (column: string) => void };

/* where rows are cards there are no column headings to press */
function NarrowSort<Row>({ columns, sort, onSort }: NarrowSortProps<Row>) {
  const t = useParts();
  if (!columns.some((column) => column.value)) return null;
  return (
    <label className="field tbl-sort">
      <span className="field-label">{t('table.sortBy')}</span>
      <span className="select">
        <select className="inp" value={sort?.column ?? ''} onChange={(event) => onSort(event.target.value)}>
          <option value="">{t('table.unsorted')}</option>
          {columns
            .filter((column) => column.value)
            .map((column) => (
              <option key={column.id} value={column.id}>
                {column.header}
              </option>
            ))}
        </select>
        <Glyph name="chevron-down" />
      </span>
    </label>
  );
}

export type TableToolsProps<Row> = NarrowSortProps<Row> & {
  words: string;
  /** Without it there is no search field. */
  onWords?: ((words: string) => void) | undefined;
  filters: ReactNode;
  csv: string | false | undefined;
  onSave: () => void;
};

/** What stands above a list: words, filters, order on a narrow window, CSV. */
export function TableTools<Row>({ words, onWords, filters, csv, onSave, ...order }: TableToolsProps<Row>) {
  return (
    <div className="tbl-tools">
      {onWords && <SearchField words={words} onWords={onWords} />}
      {filters}
      <NarrowSort {...order} />
      <div className="push">
        <CsvButton href={csv} onSave={onSave} />
      </div>
    </div>
  );
}

function SearchField({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const t = useParts();
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t('table.filter')}
      </label>
      <span className="search-field">
        <Glyph name="search" />
        <input
          id={id}
          className="inp"
          type="search"
          placeholder={t('table.filterHint')}
          value={words}
          onChange={(event) => onWords(event.target.value)}
        />
      </span>
    </div>
  );
}
