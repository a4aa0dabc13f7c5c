import { useId } from 'react';
import type { Choice } from './choice-fields';
import { PlainLabel, PlainNotes, useFieldMessage, type FieldProps } from './form';
import { Glyph } from './glyph';
import { useParts } from './parts.copy';

export type SelectProps<Id extends string> = FieldProps & {
  options: readonly Choice<Id>[];
  value: Id | '';
  onChange: (id: Id | '') => void;
  /** What stands for the empty choice: `All vendors` in a filter. Default `Choose`. */
  emptyLabel?: string;
};

/** One of a list, through the platform's own list box. For more than about fifteen choices use ComboBox. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, name, hint, optional, options, value, onChange, emptyLabel, isDisabled } = props;
  const t = useParts();
  const id = useId();
  const message = useFieldMessage(props);
  return (
    <div className="field">
      <PlainLabel htmlFor={id} label={label} optional={optional} />
      <span className="select">
        <select
          id={id}
          name={name}
          className="inp"
          value={value}
          disabled={isDisabled}
          aria-invalid={message !== undefined}
          aria-describedby={`${id}-notes`}
          onChange={(event) => onChange(event.target.value as Id | '')}
        >
          <option value="">{emptyLabel ?? t('field.choose')}</option>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ))}
        </select>
        <Glyph name="chevron-down" />
      </span>
      <PlainNotes id={`${id}-notes`} hint={hint} message={message} />
    </div>
  );
}
