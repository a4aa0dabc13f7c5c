import type { ReactNode } from 'react';

/* On a narrow window rows are laid out as blocks, and browsers then forget that they were rows: these roles say it again. */
const as = {
  table: { role: 'table' },
  rows: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

export type RowTone = 'bad' | 'warn' | 'brand';

type FrameProps = { caption: string; dense?: boolean; look?: 'tbl stacks' | 'bars'; children: ReactNode };

/** A table with its caption, in a scroller of its own that the keyboard reaches. */
export function TableFrame({ caption, dense = false, look = 'tbl stacks', children }: FrameProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
    <div className="tbl-wrap" role="group" aria-label={caption} tabIndex={0}>
      <table {...as.table} className={dense ? `${look} dense` : look}>
        <caption className="vh">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead {...as.rows}>
      <tr {...as.row}>{children}</tr>
    </thead>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody {...as.rows}>{children}</tbody>;
}

type RowProps = { tone?: RowTone | undefined; isCurrent?: boolean; children: ReactNode };

export function TableRow({ tone, isCurrent = false, children }: RowProps) {
  return (
    <tr {...as.row} data-tone={tone} aria-current={isCurrent ? 'step' : undefined}>
      {children}
    </tr>
  );
}

type HeadingProps = {
  className?: string | undefined;
  sorted?: 'ascending' | 'descending' | undefined;
  children: ReactNode;
};

export function ColumnHeading({ className, sorted, children }: HeadingProps) {
  return (
    <th {...as.columnHeader} scope="col" className={className} aria-sort={sorted}>
      {children}
    </th>
  );
}

export function RowHeading({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return (
    <th {...as.rowHeader} scope="row" className={className}>
      <div className="cell-in">{children}</div>
    </th>
  );
}

/** `label` stands before the value where the row is a card. */
export function Cell({
  label,
  className,
  children,
}: {
  label?: string;
  className?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <td {...as.cell} className={className} data-label={label ?? ''}>
      <div className="cell-in">{children}</div>
    </td>
  );
}
