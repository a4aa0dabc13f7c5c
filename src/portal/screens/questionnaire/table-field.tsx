import { useState } from 'react';
import type { AnswerValue, Column, TableRow } from '../../api/questionnaires';
import { Button, IconButton } from '../../parts/button';
import { messageFor } from '../../parts/problem';
import {
  Cell,
  ColumnHeading,
  RowHeading,
  TableBody,
  TableFrame,
  TableHead,
  TableRow as Row,
} from '../../parts/table-frame';
import { rowsOf, shownRows } from './answer.rules';
import { useAnswerCopy } from './answer.copy';
import { PasteRows } from './paste-rows';
import { TableCell } from './table-cell';
import type { FieldProps } from './use-answer';

type Editing = FieldProps & { rows: TableRow[]; put: (rows: TableRow[]) => void };

function Heads({ columns, fixed }: { columns: readonly Column[]; fixed: boolean }) {
  const t = useAnswerCopy();
  return (
    <TableHead>
      {fixed && (
        <ColumnHeading>
          <span className="vh">{t('rows')}</span>
        </ColumnHeading>
      )}
      {columns.map(({ key, label, type }) => (
        <ColumnHeading key={key} className={`q-col-${type}`}>
          {label}
        </ColumnHeading>
      ))}
      {!fixed && (
        <ColumnHeading className="tight">
          <span className="vh">{t('removeRow', { number: '' })}</span>
        </ColumnHeading>
      )}
    </TableHead>
  );
}

function Remove({ at, onPress }: { at: number; onPress: () => void }) {
  const t = useAnswerCopy();
  return (
    <Cell className="tight">
      <IconButton small glyph="cross" label={t('removeRow', { number: at + 1 })} onPress={onPress} />
    </Cell>
  );
}

/* the place of a row among those that are stored: a fixed row is found by its key */
const placeOf = (value: AnswerValue, fixed: TableRow | null, at: number) =>
  fixed ? rowsOf(value).findIndex((one) => one['row'] === fixed['row']) : at;

const nameOf = (fixed: Editing['question']['answer']['rows'], at: number) => fixed?.[at]?.label ?? String(at + 1);

/* one row; its problems are found by its place among the rows that are stored */
function Line({ question, answering, rows, put, at }: Editing & { at: number }) {
  const t = useAnswerCopy();
  const { columns, rows: fixed } = question.answer;
  const [row = {}] = rows.slice(at);
  const place = placeOf(answering.given.value, fixed ? row : null, at);
  const named = nameOf(fixed, at);
  const set = (key: string, value: TableRow[string]) =>
    put(rows.map((one, other) => (other === at ? { ...one, [key]: value } : one)));
  return (
    <Row>
      {fixed && <RowHeading>{named}</RowHeading>}
      {columns?.map((column) => (
        <Cell key={column.key} label={column.label}>
          <TableCell
            column={column}
            label={t('cell', { column: column.label, row: named })}
            message={messageFor(answering.errors, `value.${place}.${column.key}`)}
            value={row[column.key] ?? null}
            onChange={(value) => set(column.key, value)}
          />
        </Cell>
      ))}
      {!fixed && <Remove at={at} onPress={() => put(rows.filter((_, other) => other !== at))} />}
    </Row>
  );
}

function Tools({ question, rows, put }: Editing) {
  const t = useAnswerCopy();
  const [isPasting, setPasting] = useState(false);
  const { columns, minRows } = question.answer;
  return (
    <div className="row">
      <Button small glyph="plus" onPress={() => put([...rows, {}])}>
        {t('addRow')}
      </Button>
      <Button small look="quiet" glyph="copy" onPress={() => setPasting(true)}>
        {t('paste')}
      </Button>
      {rows.length < minRows && <span className="muted sm">{t('minRows', { count: minRows })}</span>}
      {isPasting && (
        <PasteRows
          columns={columns ?? []}
          onRows={(more) => put([...rows, ...more])}
          onClose={() => setPasting(false)}
        />
      )}
    </div>
  );
}

/** A table that people fill in: rows of their own, or the rows that the question names. Each row is a card at 390 px. */
export function TableField(props: FieldProps) {
  const { question, answering } = props;
  const t = useAnswerCopy();
  const rows = shownRows(question.answer, answering.given.value);
  const put = (next: TableRow[]) => answering.change({ value: next });
  const columns = question.answer.columns ?? [];
  const message = messageFor(answering.errors, 'value');
  return (
    <div className="stack q-table">
      {rows.length > 0 && (
        <TableFrame caption={t('answer')} dense>
          <Heads columns={columns} fixed={question.answer.rows !== null} />
          <TableBody>
            {rows.map((_, at) => (
              <Line key={at} {...props} rows={rows} put={put} at={at} />
            ))}
          </TableBody>
        </TableFrame>
      )}
      {message && <span className="field-error">{message}</span>}
      {question.answer.rows === null && <Tools {...props} rows={rows} put={put} />}
    </div>
  );
}
