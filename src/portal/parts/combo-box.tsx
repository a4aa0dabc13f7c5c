import { useId, useState, type KeyboardEvent } from 'react';
import type { Choice } from './choice-fields';
import { PlainLabel, PlainNotes, useFieldMessage, type FieldProps } from './form';
import { Glyph } from './glyph';
import { useParts } from './parts.copy';

export type ComboBoxProps<Id extends string> = FieldProps & {
  options: readonly Choice<Id>[];
  value: Id | null;
  onChange: (id: Id | null) => void;
};

/* what is typed, which option the arrows stand on, and whether the list is shown */
function useCombo<Id extends string>({ options, value, onChange }: ComboBoxProps<Id>) {
  const chosen = options.find((option) => option.id === value);
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const wanted = (typed ?? '').trim().toLowerCase();
  const found = wanted === '' ? options : options.filter((option) => option.label.toLowerCase().includes(wanted));
  const close = () => {
    setOpen(false);
    setTyped(null);
    setAt(0);
  };
  const choose = (option: Choice<Id> | undefined) => {
    if (option) onChange(option.id);
    close();
  };
  const type = (text: string) => {
    setTyped(text);
    setOpen(true);
    setAt(0);
    if (text === '') onChange(null);
  };
  const go = (step: number) => {
    if (isOpen) setAt(Math.max(0, Math.min(found.length - 1, at + step)));
    else setOpen(true);
  };
  return { text: typed ?? chosen?.label ?? '', isOpen, setOpen, at, found, close, choose, type, go };
}

type Combo<Id extends string> = ReturnType<typeof useCombo<Id>>;

function Options<Id extends string>({
  id,
  label,
  value,
  combo,
}: {
  id: string;
  label: string;
  value: Id | null;
  combo: Combo<Id>;
}) {
  const t = useParts();
  const isEmpty = combo.isOpen && combo.found.length === 0;
  return (
    <>
      {isEmpty && (
        <p className="pop list muted" role="status">
          {t('field.none')}
        </p>
      )}
      <ul
        id={`${id}-list`}
        className="pop list options"
        role="listbox"
        aria-label={label}
        hidden={!combo.isOpen || isEmpty}
      >
        {combo.found.map((option, index) => (
          // the input keeps the focus and hears the keys
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={option.id}
            id={`${id}-option-${index}`}
            role="option"
            aria-selected={option.id === value}
            data-focused={index === combo.at || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => combo.choose(option)}
          >
            <span>{option.label}</span>
            {option.detail && <span className="field-hint">{option.detail}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One of many: type to narrow the list, arrow keys and Enter to choose, Escape to leave it as it was. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { label, name, hint, optional, isDisabled, value } = props;
  const id = useId();
  const message = useFieldMessage(props);
  const combo = useCombo(props);
  const keys: Record<string, (() => void) | undefined> = {
    ArrowDown: () => combo.go(1),
    ArrowUp: () => combo.go(-1),
    Enter: combo.isOpen ? () => combo.choose(combo.found[combo.at]) : undefined,
    Escape: combo.isOpen ? combo.close : undefined,
  };
  const press = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className="field combo">
      <PlainLabel htmlFor={id} label={label} optional={optional} />
      <span className="select">
        <input
          id={id}
          name={name}
          className="inp"
          role="combobox"
          autoComplete="off"
          aria-expanded={combo.isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={combo.isOpen && combo.found.length > 0 ? `${id}-option-${combo.at}` : undefined}
          aria-invalid={message !== undefined}
          aria-describedby={`${id}-notes`}
          disabled={isDisabled}
          value={combo.text}
          onChange={(event) => combo.type(event.target.value)}
          onClick={() => combo.setOpen(true)}
          onKeyDown={press}
          onBlur={combo.close}
        />
        <Glyph name="chevron-down" />
      </span>
      <Options id={id} label={label} value={value} combo={combo} />
      <PlainNotes id={`${id}-notes`} hint={hint} message={message} />
    </div>
  );
}
