import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup';
import { FieldLabel, FieldNotes, useFieldMessage, type FieldProps } from './form';
import { Glyph } from './glyph';

export type Choice<Id extends string = string> = { id: Id; label: string; detail?: ReactNode };

export type CheckboxProps = Omit<FieldProps, 'label' | 'optional'> & {
  children: ReactNode;
  value: boolean;
  onChange: (value: boolean) => void;
};

/** A statement that is true or not. The words are the children. */
export function Checkbox({ children, hint, value, onChange, errors, error, ...rest }: CheckboxProps) {
  const message = useFieldMessage({ name: rest.name, errors, error });
  return (
    <CheckboxField
      {...rest}
      className="field"
      isSelected={value}
      onChange={onChange}
      isInvalid={message !== undefined}
      validationBehavior="aria"
    >
      <CheckboxButton className="tick">
        <span className="box" aria-hidden="true">
          <Glyph name="check" />
        </span>
        <span>{children}</span>
      </CheckboxButton>
      <FieldNotes hint={hint} message={message} />
    </CheckboxField>
  );
}

export type RadioGroupProps<Id extends string> = FieldProps & {
  options: readonly Choice<Id>[];
  value: Id | null;
  onChange: (id: Id) => void;
  /** across: side by side. boxed: each choice a box, for decisions. */
  layout?: 'down' | 'across' | 'boxed';
};

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, hint, optional, options, value, onChange, layout = 'down', errors, error, ...rest } = props;
  const message = useFieldMessage({ name: rest.name, errors, error });
  return (
    <AriaRadioGroup
      {...rest}
      className="field"
      value={value}
      onChange={(id) => onChange(id as Id)}
      isRequired={!optional}
      isInvalid={message !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={label} optional={optional} />
      <div className={`choices ${layout}`}>
        {options.map((option) => (
          <RadioField key={option.id} value={option.id} className="choice">
            <RadioButton className="tick">
              <span className="box round" aria-hidden="true" />
              <span className="tick-text">
                <span>{option.label}</span>
                {option.detail && <span className="field-hint">{option.detail}</span>}
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldNotes hint={hint} message={message} />
    </AriaRadioGroup>
  );
}
