import { useState } from 'react';
import type { CellType, CellValue } from '../../api/questionnaires';
import type { FieldProblem } from '../../parts/problem';
import { TextField } from '../../parts/text-fields';
import { isUnread, readTyped, typedOf } from './answer.rules';
import { useAnswerCopy } from './answer.copy';

/* what is typed stays as typed until the field is left; then it stands as it was read */
export function useTyped(type: CellType, value: CellValue, onChange: (value: CellValue) => void) {
  const [typed, setTyped] = useState<{ text: string; as: CellValue } | null>(null);
  const text = typed?.as === value ? typed.text : typedOf(type, value);
  return {
    text,
    type: (next: string) => {
      const read = readTyped(type, next);
      setTyped({ text: next, as: read });
      onChange(read);
    },
    settle: () => setTyped(null),
  };
}

type TypedFieldProps = {
  label: string;
  name: string;
  errors: FieldProblem[];
  type: CellType;
  value: CellValue;
  onChange: (value: CellValue) => void;
};

/** A count, a percentage or a duration. What cannot be read stays, with a message once the field is left. */
export function TypedField({ type, value, onChange, errors, ...rest }: TypedFieldProps) {
  const t = useAnswerCopy();
  const { text, type: write, settle } = useTyped(type, value, onChange);
  const [isLeft, setLeft] = useState(false);
  const unread = isLeft && isUnread(type, value);
  const hints: Partial<Record<CellType, string>> = { percent: t('percentHint'), duration: t('durationHint') };
  const error =
    unread && (type === 'integer' || type === 'percent' || type === 'duration') ? t(`unread.${type}`) : undefined;
  return (
    <div
      className="q-short"
      onFocus={() => setLeft(false)}
      onBlur={() => {
        setLeft(true);
        settle();
      }}
    >
      <TextField {...rest} errors={errors} error={error} hint={hints[type]} value={text} onChange={write} />
    </div>
  );
}
