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
}

/** A kind of record that two packets are compared by. */
export interface Register {
  name: string;
  records: (manifest: Manifest) => RegisterRecord[];
}
