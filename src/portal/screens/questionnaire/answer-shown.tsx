import type { AnswerSpec, AnswerValue, CellType, CellValue, Given, Option, Question } from '../../api/questionnaires';
import { clockText, shortDateText } from '../../parts/format';
import { Cell, ColumnHeading, RowHeading, TableBody, TableFrame, TableHead, TableRow } from '../../parts/table-frame';
import { isBlank, rowsOf } from './answer.rules';
import { useAnswerCopy } from './answer.copy';

type Words = ReturnType<typeof useAnswerCopy>;
const labelOf = (options: readonly Option[] | null, value: string) =>
  options?.find((option) => option.value === value)?.label ?? value;

type Kind = { type: CellType; options: Option[] | null };

const bySort: Partial<Record<CellType, (t: Words, value: CellValue, options: Kind['options']) => string>> = {
  boolean: (t, value) => t(value === true ? 'yes' : 'no'),
  duration: (t, value) =>
    typeof value === 'number' ? `${clockText(value)} (${t('minutes', { count: value })})` : String(value),
  percent: (_t, value) => `${String(value)} %`,
  date: (_t, value) => shortDateText(String(value)),
  enum: (_t, value, options) => labelOf(options, String(value)),
};

/** A value in words: labels of choices, `4:00 (240 min)`, dates with the month's name. */
function wordsOf(t: Words, { type, options }: Kind, value: CellValue): string {
  if (Array.isArray(value)) return value.map((one) => labelOf(options, one)).join(', ') || '–';
  if (isBlank(value)) return '–';
  return bySort[type]?.(t, value, options) ?? String(value);
}

/* the answers that are no value */
function insteadWords(t: Words, given: Given | null): string | null {
  if (given === null) return t('notAnswered');
  if (given.unknown) return t('doNotKnow');
  if (given.none) return t('none');
  if (given.notApplicableReason !== null) return `${t('notApplicable')}: ${given.notApplicableReason}`;
  if (Array.isArray(given.value) && given.value.length === 0) return t('nothingListed');
  return isBlank(given.value) ? t('notAnswered') : null;
}

type TableShownProps = { caption: string; spec: Pick<AnswerSpec, 'columns' | 'rows'>; value: AnswerValue };

/** The rows of a table answer or of a register, to be read. */
export function RowsShown({ caption, spec, value }: TableShownProps) {
  const t = useAnswerCopy();
  const { rows: fixed } = spec;
  const columns = spec.columns ?? [];
  const nameOf = (key: CellValue | undefined) => fixed?.find((row) => row.key === key)?.label ?? '';
  return (
    <TableFrame caption={caption} dense>
      <TableHead>
        {fixed && (
          <ColumnHeading>
            <span className="vh">{t('rows')}</span>
          </ColumnHeading>
        )}
        {columns.map(({ key, label }) => (
          <ColumnHeading key={key}>{label}</ColumnHeading>
        ))}
      </TableHead>
      <TableBody>
        {rowsOf(value).map((row, at) => (
          <TableRow key={at}>
            {fixed && <RowHeading>{nameOf(row['row'])}</RowHeading>}
            {columns.map((column) => (
              <Cell key={column.key} label={column.label}>
                {wordsOf(t, column, row[column.key] ?? null)}
              </Cell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </TableFrame>
  );
}

/** What an answer says in one line; of a table how many rows. */
export function useAnswerWords(): (question: Pick<Question, 'answer'>, given: Given | null) => string {
  const t = useAnswerCopy();
  return ({ answer: { type, options } }, given) => {
    const instead = insteadWords(t, given);
    if (instead !== null || given === null) return instead ?? '';
    if (type === 'table') return t('rowCount', { count: rowsOf(given.value).length });
    return wordsOf(t, { type, options }, given.value as CellValue);
  };
}

function NoteShown({ given }: { given: Given | null }) {
  const t = useAnswerCopy();
  if (!given?.note) return null;
  return (
    <p className="sm">
      <span className="muted">{t('note')}:</span> {given.note}
    </p>
  );
}

type ShownProps = { question: Question; given: Given | null; caption?: string };

/** An answer to be read: by the reviewer, in a conflict, from last year. */
export function AnswerShown({ question, given, caption }: ShownProps) {
  const t = useAnswerCopy();
  const words = useAnswerWords();
  const { type } = question.answer;
  const tabled = type === 'table' && given ? rowsOf(given.value) : [];
  return (
    <div className="stack-tight q-shown">
      {tabled.length > 0 ? (
        <RowsShown caption={caption ?? t('answerRead')} spec={question.answer} value={tabled} />
      ) : (
        <p className={given === null ? 'muted' : 'q-said'}>{words(question, given)}</p>
      )}
      <NoteShown given={given} />
    </div>
  );
}
