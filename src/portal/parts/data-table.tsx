import { useId, type ReactNode } from 'react';
import { Button } from './button';
import { Glyph } from './glyph';
import { Pager } from './pager';
import { useParts } from './parts.copy';
import { csvOf, saveText, type Column, type Sort } from './table';
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
  /** Default: the caption. `false` for a list without export; an address when the server writes the file. */
  csv?: string | false;
  /** Leaves out the words, the export and the pages: for short lists inside a card. */
  plain?: boolean;
  dense?: boolean;
  rowTone?: (row: Row) => 'bad' | 'warn' | 'brand' | undefined;
};

type HeadProps<Row> = { columns: readonly Column<Row>[]; sort: Sort | null; onSort: (column: string) => void };

const classOf = <Row,>(column: Column<Row>) =>
  [column.align, column.tight && 'tight', column.wideOnly && 'wide-only'].filter(Boolean).join(' ') || undefined;

function Head<Row>({ columns, sort, onSort }: HeadProps<Row>) {
  const direction = (id: string) => (sort?.column !== id ? undefined : sort.descending ? 'descending' : 'ascending');
  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            role="columnheader"
            className={classOf(column)}
            aria-sort={direction(column.id)}
          >
            {column.value ? (
              <button type="button" className="sort" onClick={() => onSort(column.id)}>
                {column.header}
                <Glyph name="chevron-up" />
              </button>
            ) : (
              column.header
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Body<Row>({
  rows,
  columns,
  rowKey,
  rowTone,
}: Pick<DataTableProps<Row>, 'rows' | 'columns' | 'rowKey' | 'rowTone'>) {
  return (
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr key={rowKey(row)} role="row" data-tone={rowTone?.(row)}>
          {columns.map((column) =>
            column.primary ? (
              <th key={column.id} scope="row" role="rowheader" className={classOf(column)}>
                <div className="cell-in">{column.cell(row)}</div>
              </th>
            ) : (
              <td key={column.id} role="cell" className={classOf(column)} data-label={column.header}>
                <div className="cell-in">{column.cell(row)}</div>
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  );
}

function NarrowSort<Row>({ columns, sort, onSort }: HeadProps<Row>) {
  const t = useParts();
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

/** A list that sorts, filters, pages and exports CSV; every row becomes a card on a narrow window. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, empty, filters, plain = false, pageSize = plain ? Infinity : 25 } = props;
  const t = useParts();
  const wordsId = useId();
  const table = useTable({ rows, columns, pageSize, initialSort: props.initialSort });
  if (rows.length === 0 && !filters) return <>{empty}</>;
  const save = () =>
    saveText(`${caption.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.csv`, csvOf(table.found, columns));
  const nothing =
    rows.length === 0 ? (
      empty
    ) : (
      <div className="empty">
        <h3>{t('table.nothing', { words: table.words })}</h3>
        <p>{t('table.nothingHint')}</p>
        <Button small onPress={() => table.seek('')}>
          {t('table.clear')}
        </Button>
      </div>
    );
  return (
    <div className="stack">
      {!plain && (
        <div className="tbl-tools">
          <div className="field">
            <label className="field-label" htmlFor={wordsId}>
              {t('table.filter')}
            </label>
            <span className="search-field">
              <Glyph name="search" />
              <input
                id={wordsId}
                className="inp"
                type="search"
                placeholder={t('table.filterHint')}
                value={table.words}
                onChange={(event) => table.seek(event.target.value)}
              />
            </span>
          </div>
          {filters}
          <NarrowSort
            columns={columns}
            sort={table.sort}
            onSort={(id) => (id ? table.sortBy(id) : table.setSort(null))}
          />
          <div className="push">
            <CsvButton csv={props.csv} save={save} />
          </div>
        </div>
      )}
      {table.found.length === 0 ? (
        nothing
      ) : (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
        <div className="tbl-wrap" role="region" aria-label={caption} tabIndex={0}>
          <table className={props.dense ? 'tbl stacks dense' : 'tbl stacks'} role="table">
            <caption className="vh">{caption}</caption>
            <Head columns={columns} sort={table.sort} onSort={table.sortBy} />
            <Body rows={table.shown} columns={columns} rowKey={props.rowKey} rowTone={props.rowTone} />
          </table>
        </div>
      )}
      {!plain && (
        <Pager
          caption={caption}
          page={table.page}
          pageSize={pageSize}
          total={table.found.length}
          onPage={table.setPage}
        />
      )}
    </div>
  );
}

function CsvButton({ csv, save }: { csv: string | false | undefined; save: () => void }) {
  const t = useParts();
  if (csv === false) return null;
  if (csv === undefined)
    return (
      <Button glyph="download" onPress={save}>
        {t('table.csv')}
      </Button>
    );
  return (
    <a className="btn" href={csv} download="">
      <Glyph name="download" />
      {t('table.csv')}
    </a>
  );
}
