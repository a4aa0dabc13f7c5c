import type { ValueTransformer } from 'typeorm';

/** timestamptz as ISO text: what is shown, hashed and compared is the same string. */
export const isoTime: ValueTransformer = {
  from: (value: Date | null) => (value === null ? null : value.toISOString()),
  to: (value: string | null) => value,
};

/** bigint as a number: sizes in bytes stay far below 2^53. */
export const wholeNumber: ValueTransformer = {
  from: (value: string | null) => (value === null ? null : Number(value)),
  to: (value: number | null) => value,
};
