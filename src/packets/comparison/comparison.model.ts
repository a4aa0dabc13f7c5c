/** One printed value that differs. Null: the record did not have it, or there is no such record in that packet. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

export interface RecordChange {
  ref: string;
  title: string;
  change: 'added' | 'removed' | 'changed';
  fields: FieldChange[];
  /** It differs in something that is not listed under a name, for example in a text or a part of it. */
  more: boolean;
}

export interface RegisterChanges {
  register: string;
  before: number;
  after: number;
  unchanged: number;
  records: RecordChange[];
}

export interface PacketHead {
  ref: string;
  kind: string;
  subject: string;
  period: string;
  asOf: string;
  cutOffAt: string;
  manifestSha256: string;
}

/** What two packets say differently, register by register. Records are told apart by what they are, not by where they stand. */
export interface Comparison {
  before: PacketHead;
  after: PacketHead;
  /** Whether the two speak of different years: then dates, people and files of the year are no change by themselves. Older packets lack it. */
  acrossPeriods?: boolean;
  /** Whether nothing was changed, added or removed. */
  same: boolean;
  registers: RegisterChanges[];
}
