import { useState } from 'react';

/** The values of a small form: `const { values, set, field } = useFields({ name: '' })`; spread `field('name')` into a text field. */
export function useFields<Values extends Record<string, unknown>>(blank: Values) {
  const [values, setValues] = useState(blank);
  const set = (part: Partial<Values>) => setValues((now) => ({ ...now, ...part }));
  const field = <Key extends keyof Values & string>(name: Key) => ({
    name,
    value: values[name],
    onChange: (value: Values[Key]) => set({ [name]: value } as unknown as Partial<Values>),
  });
  return { values, set, field, reset: () => setValues(blank) };
}

/** `a, b` → `['a', 'b']`. */
export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
