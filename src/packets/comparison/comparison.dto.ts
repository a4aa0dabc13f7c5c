import { IsUUID } from 'class-validator';

export class PacketComparisonQuery {
  /** The packet that was earlier. */
  @IsUUID() before: string;
  @IsUUID() after: string;
}

export class FieldChangeView {
  field: string;
  /** Null: the record did not have it. */
  before: string | null;
  after: string | null;
}

export class RecordChangeView {
  ref: string;
  title: string;
  change: 'added' | 'removed' | 'changed';
  fields: FieldChangeView[];
  /** It differs in a text or a part that is not listed by name. */
  more: boolean;
}

export class RegisterChangesView {
  register: string;
  before: number;
  after: number;
  unchanged: number;
  records: RecordChangeView[];
}

export class PacketHeadView {
  id: string;
  ref: string;
  kind: string;
  subject: string;
  period: string;
  asOf: string;
  cutOffAt: string;
  manifestSha256: string;
}

/** What two packets say differently, read from their frozen manifests. */
export class PacketComparison {
  before: PacketHeadView;
  after: PacketHeadView;
  /** The two speak of different years: dates, people and files of the year are no change by themselves. */
  acrossPeriods: boolean;
  same: boolean;
  registers: RegisterChangesView[];
}
