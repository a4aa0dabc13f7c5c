import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { evidenceQuery } from '../../../api/evidence';
import { exercisesQuery } from '../../../api/exercises';
import { ComboBox } from '../../../parts/combo-box';
import { TextField } from '../../../parts/text-fields';
import { useRegistersCopy } from './registers.copy';

type CountProps = {
  label: string;
  name: string;
  hint?: string;
  optional?: boolean;
  value: number | null;
  onChange: (count: number | null) => void;
};

/** A whole number from zero on; null is empty. What cannot be read stays, with a message. */
export function CountField({ value, onChange, ...rest }: CountProps) {
  const t = useRegistersCopy();
  const [text, setText] = useState(value === null ? '' : String(value));
  const isBad = text.trim() !== '' && !/^\d{1,10}$/.test(text.trim());
  const change = (next: string) => {
    setText(next);
    onChange(/^\d{1,10}$/.test(next.trim()) ? Number(next) : null);
  };
  return <TextField {...rest} {...(isBad && { error: t('wholeNumber') })} value={text} onChange={change} />;
}

type RefProps = { label: string; value: string | null; onChange: (id: string | null) => void };

/** A file of the evidence register, by its newest version. */
export function ProofField({ label, value, onChange }: RefProps) {
  const { data } = useQuery(evidenceQuery());
  const options = (data?.items ?? [])
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ ref, title, latest, kindTitle }) => ({ id: latest.id, label: `${ref} ${title}`, detail: kindTitle }));
  return (
    <ComboBox label={label} name="evidenceVersionId" optional options={options} value={value} onChange={onChange} />
  );
}

/** An exercise of the vendor. */
export function ExerciseField({
  name,
  hint,
  isOffered = () => true,
  ...rest
}: RefProps & { name: string; hint?: string; isOffered?: (state: string) => boolean }) {
  const { data } = useQuery(exercisesQuery());
  const options = (data?.items ?? [])
    .filter(({ state }) => isOffered(state))
    .map(({ id, ref, title, day }) => ({ id, label: `${ref} ${title} (${day})` }));
  return <ComboBox {...rest} name={name} {...(hint && { hint })} optional options={options} />;
}
