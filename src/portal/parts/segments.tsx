import { useId } from 'react';

export type Segment<Id extends string> = { id: Id; label: string };
export type SegmentsProps<Id extends string> = {
  /** Read aloud, not shown. */
  label: string;
  options: readonly Segment<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  small?: boolean;
};

/** One of a few, side by side: a radio group with arrow keys. */
export function Segments<Id extends string>({ label, options, value, onChange, small = false }: SegmentsProps<Id>) {
  const name = useId();
  return (
    <fieldset className={small ? 'seg small' : 'seg'}>
      <legend className="vh">{label}</legend>
      {options.map((option) => (
        <label key={option.id}>
          <input type="radio" name={name} checked={option.id === value} onChange={() => onChange(option.id)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
