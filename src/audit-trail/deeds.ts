/**
 * Every deed that the trail knows, with its particulars. A room declares its own deeds in `<room>.deeds.ts` by adding to
 * this interface; the particulars belong to the kind and are part of the hashed body, so they only ever gain members.
 */
export interface Deeds {
  'trail.exported': { filter: Record<string, string>; rows: number; format?: 'csv' | 'jsonl' };
}

export type Deed = keyof Deeds;

/** What a deed was done to. `vendorId` decides who may read the event later. */
export interface Subject {
  kind: string;
  id: string;
  vendorId: string | null;
  /** The name that people use for it, for example `EV-0042`. */
  ref?: string;
}
