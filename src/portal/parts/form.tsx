import { createContext, use, type ReactNode, type SyntheticEvent } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Text } from 'react-aria-components/Text';
import { Label } from 'react-aria-components/Label';
import { Glyph } from './glyph';
import { useParts } from './parts.copy';
import { messageFor, type FieldProblem } from './problem';

const Errors = createContext<FieldProblem[] | undefined>(undefined);

export type FormProps = {
  /** `problem?.errors` of the last answer; each message appears beside the field whose `name` its pointer names. */
  errors?: FieldProblem[] | undefined;
  onSubmit: () => void;
  children: ReactNode;
  /** Names the form for assistive technology. */
  label?: string;
};

/** A form that asks the server for judgement and shows the answer beside each field. */
export function Form({ errors, onSubmit, children, label }: FormProps) {
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Errors value={errors}>
      <form className="form" noValidate onSubmit={submit} aria-label={label}>
        {children}
      </form>
    </Errors>
  );
}

/** What every field takes. `name` is the JSON pointer without its first slash; dots stand for slashes. */
export type FieldProps = {
  label: string;
  name: string;
  hint?: ReactNode;
  /** Marks a field that may stay empty. */
  optional?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  /** Overrides those of the form. */
  errors?: FieldProblem[] | undefined;
  /** A message of the screen's own; it goes before the server's. */
  error?: string | undefined;
};

export function useFieldMessage({
  name,
  errors,
  error,
}: Pick<FieldProps, 'name' | 'errors' | 'error'>): string | undefined {
  const ofForm = use(Errors);
  return error ?? messageFor(errors ?? ofForm, name);
}

export function FieldLabel({ label, optional }: Pick<FieldProps, 'label' | 'optional'>) {
  const t = useParts();
  return (
    <Label className="field-label">
      {label}
      {optional && <span className="field-optional"> ({t('field.optional')})</span>}
    </Label>
  );
}

export function FieldNotes({ hint, message }: { hint?: ReactNode; message: string | undefined }) {
  return (
    <>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">
        <Glyph name="bang" />
        <span>{message}</span>
      </FieldError>
    </>
  );
}

type PlainNotesProps = { id: string; hint: ReactNode; message: string | undefined };

/** The hint and the message of a field that is not React Aria's; point `aria-describedby` at `id`. */
export function PlainNotes({ id, hint, message }: PlainNotesProps) {
  return (
    <div id={id} className="field-notes">
      {hint && <span className="field-hint">{hint}</span>}
      {message && (
        <span className="field-error">
          <Glyph name="bang" />
          {message}
        </span>
      )}
    </div>
  );
}

/** The label of a field that is not React Aria's. */
export function PlainLabel({ htmlFor, label, optional }: Pick<FieldProps, 'label' | 'optional'> & { htmlFor: string }) {
  const t = useParts();
  return (
    <label className="field-label" htmlFor={htmlFor}>
      {label}
      {optional && <span className="field-optional"> ({t('field.optional')})</span>}
    </label>
  );
}
