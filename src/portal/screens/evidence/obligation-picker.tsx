import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { obligationsQuery, type Obligation } from '../../api/obligations';
import { Checkbox } from '../../parts/choice-fields';
import { useFieldMessage } from '../../parts/form';
import { shortDateText } from '../../parts/format';
import { Loading } from '../../parts/notes';
import { TextField } from '../../parts/text-fields';
import { usePickerCopy } from './uploads.copy';
import { occurrenceWords } from '../requirements/occurrence.rules';

/** Whether a requirement counts evidence of this kind. */
export function wantsKind({ evidence }: Pick<Obligation, 'evidence'>, kind: string): boolean {
  const { required, optional, alternatives } = evidence;
  return (
    [...required, ...optional].some((one) => one.kind === kind) || alternatives.some((a) => a.accept.includes(kind))
  );
}

/** `TST-02 Recovery exercise, Claims, year`: tells obligations of one vendor apart. */
export function nameOf({ requirementCode, title, serviceName, occurrenceKey }: Obligation): string {
  return [`${requirementCode} ${title}`, serviceName, occurrenceWords(occurrenceKey)].filter(Boolean).join(', ');
}

export type PickerProps = {
  label: string;
  hint?: string;
  /** Those that ask for it come first and say so. */
  kind: string;
  value: string[];
  onChange: (ids: string[]) => void;
  /** Left out of the list. */
  without?: string[];
};

/** Which requirements a file is brought for: any number of them. */
export function ObligationPicker({ label, hint, kind, value, onChange, without = [] }: PickerProps) {
  const t = usePickerCopy();
  const [words, setWords] = useState('');
  const message = useFieldMessage({ name: 'obligationIds' });
  const { data } = useQuery(obligationsQuery());
  if (!data) return <Loading lines={4} />;
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = data.items
    .filter(({ id, conclusion }) => !without.includes(id) && (conclusion !== 'not_applicable' || value.includes(id)))
    .filter((one) => wanted.every((word) => nameOf(one).toLowerCase().includes(word)))
    .sort((a, b) => Number(wantsKind(b, kind)) - Number(wantsKind(a, kind)));
  const toggle = (id: string, on: boolean) => onChange(on ? [...value, id] : value.filter((one) => one !== id));
  return (
    <fieldset className="picker">
      <legend className="field-label">{label}</legend>
      {hint && <span className="field-hint">{hint}</span>}
      <TextField label={t('filter')} name="find" optional value={words} onChange={setWords} />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
      <div className="picker-list" tabIndex={0} role="group" aria-label={label}>
        {rows.length === 0 && <p className="muted sm">{t('none')}</p>}
        {rows.map((one) => (
          <Checkbox key={one.id} name={one.id} value={value.includes(one.id)} onChange={(on) => toggle(one.id, on)}>
            {nameOf(one)}{' '}
            <span className="muted sm">
              {[t('due', { date: shortDateText(one.dueOn) }), wantsKind(one, kind) && t('asks')]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </Checkbox>
        ))}
      </div>
      <span className="muted sm" role="status">
        {t('chosen', { count: value.length })}
      </span>
      {message && <span className="field-error">{message}</span>}
    </fieldset>
  );
}
