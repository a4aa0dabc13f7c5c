import { useState, type ReactNode } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { FieldLabel, FieldNotes, useFieldMessage, type FieldProps } from './form';
import { clockText, parseDuration, utcText } from './format';
import { useParts } from './parts.copy';
import { instantsAt, wallTime } from './zone-time';

type Valued<V> = FieldProps & { value: V; onChange: (value: V) => void };

type FrameProps = Valued<string> & {
  type?: 'text' | 'email' | 'password' | 'url' | 'tel' | 'search';
  autoComplete?: string;
  maxLength?: number;
  onBlur?: () => void;
  children: ReactNode;
};

/* the label, the hint and the message around any one-line or many-line input */
function Frame({ label, hint, optional, errors, error, children, ...rest }: FrameProps) {
  const message = useFieldMessage({ name: rest.name, errors, error });
  return (
    <AriaTextField
      {...rest}
      className="field"
      isRequired={!optional}
      validationBehavior="aria"
      isInvalid={message !== undefined}
    >
      <FieldLabel label={label} optional={optional} />
      {children}
      <FieldNotes hint={hint} message={message} />
    </AriaTextField>
  );
}

export type TextFieldProps = Valued<string> &
  Pick<FrameProps, 'type' | 'autoComplete' | 'maxLength'> & { placeholder?: string; mono?: boolean };

export function TextField({ placeholder, mono, ...rest }: TextFieldProps) {
  return (
    <Frame {...rest}>
      <Input className={mono ? 'inp mono' : 'inp'} placeholder={placeholder} />
    </Frame>
  );
}

export type TextAreaProps = Valued<string> & { rows?: number; maxLength?: number };

export function TextArea({ rows = 4, ...rest }: TextAreaProps) {
  return (
    <Frame {...rest}>
      <AriaTextArea className="inp" rows={rows} />
    </Frame>
  );
}

export type DurationFieldProps = Valued<number | null>;

/** Whole minutes, written as `4:00` or `240`. Null is empty; zero is a value. What cannot be read stays, with a message. */
export function DurationField({ value, onChange, hint, ...rest }: DurationFieldProps) {
  const t = useParts();
  const [text, setText] = useState(value === null ? '' : clockText(value));
  const [known, setKnown] = useState(value);
  const [bad, setBad] = useState(false);
  if (known !== value) {
    setKnown(value);
    setText(value === null ? '' : clockText(value));
    setBad(false);
  }
  const read = (next: string) => {
    const minutes = parseDuration(next);
    setText(next);
    setBad(false);
    setKnown(minutes);
    onChange(minutes);
  };
  const settle = () => {
    if (value !== null) setText(clockText(value));
    else setBad(text.trim() !== '');
  };
  return (
    <Frame
      {...rest}
      value={text}
      onChange={read}
      onBlur={settle}
      hint={hint ?? t('field.duration')}
      error={bad ? t('field.durationBad') : rest.error}
    >
      <div className="inp-affix">
        <Input className="inp" inputMode="text" autoComplete="off" />
        {value !== null && (
          <span className="affix" aria-hidden="true">
            {t('duration.minutes', { count: value })}
          </span>
        )}
      </div>
    </Frame>
  );
}

export type DateFieldProps = Valued<string> & { min?: string; max?: string };

/** An ISO date (`2026-11-20`); empty is `''`. */
export function DateField({ min, max, ...rest }: DateFieldProps) {
  return (
    <Frame {...rest}>
      <Input className="inp" type="date" min={min} max={max} />
    </Frame>
  );
}

export type UtcFieldProps = Valued<string | null>;

/** A UTC time as an ISO string (`2026-11-20T14:05:00Z`); null is empty. */
export function UtcField({ value, onChange, hint, ...rest }: UtcFieldProps) {
  const t = useParts();
  const local = value === null ? '' : value.slice(0, 16);
  return (
    <Frame
      {...rest}
      value={local}
      onChange={(next) => onChange(next === '' ? null : `${next.slice(0, 16)}:00Z`)}
      hint={hint ?? t('field.utc')}
    >
      <Input className="inp" type="datetime-local" />
    </Frame>
  );
}

export type ZonedFieldProps = Valued<string | null> & { timeZone: string };

/** What is typed as the clocks of a place show it, and the moments that it can mean. */
function useWallTime(value: string | null, timeZone: string) {
  const shown = value === null ? '' : wallTime(value, timeZone);
  const [typed, setTyped] = useState(shown);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (value !== null) setTyped(shown);
  }
  const read = (next: string) => {
    setTyped(next);
    const at = next === '' ? null : (instantsAt(next, timeZone)[0] ?? null);
    setKnown(at);
    return at;
  };
  return { typed, read, found: typed === '' ? [] : instantsAt(typed, timeZone) };
}

/** A moment written as the clocks of a place show it, kept as a UTC time (ISO); null is empty, or an hour that those clocks skip. */
export function ZonedField({ value, onChange, timeZone, hint, ...rest }: ZonedFieldProps) {
  const t = useParts();
  const { typed, read, found } = useWallTime(value, timeZone);
  const utc = value === null ? timeZone : t('field.zoned', { zone: timeZone, utc: utcText(value, false) });
  const isSkipped = typed.length >= 16 && found.length === 0;
  return (
    <Frame
      {...rest}
      value={typed}
      onChange={(next) => onChange(read(next))}
      hint={hint ?? (found.length > 1 ? t('field.twice', { utc }) : utc)}
      error={isSkipped ? t('field.skipped') : rest.error}
    >
      <Input className="inp" type="datetime-local" />
    </Frame>
  );
}
