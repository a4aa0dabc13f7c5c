import { useId, useState, type ReactNode } from 'react';
import type { CellType, CellValue, Column } from '../../api/questionnaires';
import { Glyph } from '../../parts/glyph';
import { isUnread } from './answer.rules';
import { useAnswerCopy } from './answer.copy';
import { useTyped } from './typed-field';

type CellProps = {
  column: Column;
  /** The column and the row: what the input is called. */
  label: string;
  message: string | undefined;
  value: CellValue;
  onChange: (value: CellValue) => void;
};
type InputProps = CellProps & {
  described: { 'aria-label': string; 'aria-invalid': boolean; 'aria-describedby'?: string };
};

function Choose({ column, value, onChange, described }: InputProps) {
  const t = useAnswerCopy();
  const yesNo = [
    { value: 'true', label: t('yes') },
    { value: 'false', label: t('no') },
  ];
  const isBoolean = column.type === 'boolean';
  const read = (text: string): CellValue => (text === '' ? null : isBoolean ? text === 'true' : text);
  return (
    <span className="select">
      <select
        {...described}
        className="inp"
        value={value === null ? '' : String(value)}
        onChange={(event) => onChange(read(event.target.value))}
      >
        <option value="">{t('choose')}</option>
        {(isBoolean ? yesNo : (column.options ?? [])).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Glyph name="chevron-down" />
    </span>
  );
}

function Several({ column, label, value, onChange }: InputProps) {
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (id: string, on: boolean) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset className="choices">
      <legend className="vh">{label}</legend>
      {(column.options ?? []).map((option) => (
        <label key={option.value} className="q-tick">
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

function Write({ column, value, onChange, described }: InputProps) {
  const { text, type, settle } = useTyped(column.type, value, onChange);
  const shared = { ...described, className: 'inp', value: text, onBlur: settle };
  if (column.type === 'text')
    return <textarea {...shared} rows={1} maxLength={2000} onChange={(event) => type(event.target.value)} />;
  return (
    <input
      {...shared}
      type={column.type === 'date' ? 'date' : 'text'}
      inputMode={column.type === 'integer' ? 'numeric' : column.type === 'percent' ? 'decimal' : undefined}
      placeholder={column.type === 'duration' ? '0:00' : undefined}
      autoComplete="off"
      onChange={(event) => type(event.target.value)}
    />
  );
}

const inputs: Partial<Record<CellType, (props: InputProps) => ReactNode>> = {
  enum: Choose,
  boolean: Choose,
  multi_enum: Several,
};

/* what is wrong with a cell: the server's word, else that it cannot be read once it is left */
function useMessage({ column: { type }, value, message }: CellProps, isLeft: boolean): string | undefined {
  const t = useAnswerCopy();
  if (message !== undefined || !isLeft || !isUnread(type, value)) return message;
  return t(`unread.${type as 'integer' | 'percent' | 'duration'}`);
}

/** One cell of a table by the type of its column. */
export function TableCell(props: CellProps) {
  const { column, label } = props;
  const id = useId();
  const [isLeft, setLeft] = useState(false);
  const message = useMessage(props, isLeft);
  const isBad = message !== undefined;
  const described = { 'aria-label': label, 'aria-invalid': isBad, ...(isBad && { 'aria-describedby': id }) };
  const Input = inputs[column.type] ?? Write;
  return (
    <div className={`q-cell q-cell-${column.type}`} onFocus={() => setLeft(false)} onBlur={() => setLeft(true)}>
      <Input {...props} described={described} />
      {isBad && (
        <span className="field-error" id={id}>
          {message}
        </span>
      )}
    </div>
  );
}
