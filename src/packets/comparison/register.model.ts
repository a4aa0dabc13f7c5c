import type { Manifest } from '../manifest.model';

export interface RegisterRecord {
  /** What makes it the same record in another packet. */
  key: string;
  ref: string;
  title: string;
  /** What is compared by name, as it is printed. */
  fields: Record<string, string | null>;
  /** Everything that makes it differ. */
  whole: unknown;
  /** What makes it the same thing in a packet of another year, where that is not `key`; of several the last one counts. */
  series?: string;
  /** Fields that every year has its own of: between years a difference in these alone is no change. */
  ofYear?: readonly string[];
}

/** A kind of record that two packets are compared by. */
export interface Register {
  name: string;
  records: (manifest: Manifest) => RegisterRecord[];
}

/** Numbers those that have the same name, in the order in which they stand: `functional SV-0001 2`. */
export function numbered<Thing>(all: readonly Thing[], nameOf: (one: Thing) => string): Map<Thing, string> {
  const times = new Map<string, number>();
  return new Map(
    all.map((one) => {
      const name = nameOf(one);
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      return [one, `${name} ${time}`];
    }),
  );
}
