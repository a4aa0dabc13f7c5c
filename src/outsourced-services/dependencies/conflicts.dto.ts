import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { ALERT_CODES, type AlertCode, type AlertSeverity } from './conflict.rules';
import type { SharedHazard } from './shared-hazard.rules';

export class AlertView {
  code: AlertCode;
  severity: AlertSeverity;
  text: string;
}

export class ConflictQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() serviceId?: string;
  @IsOptional() @IsIn(ALERT_CODES) code?: AlertCode;
  @IsOptional() @IsIn(['csv']) format?: 'csv';
}

/** Something in the registers that does not fit together. */
export class ConflictView extends AlertView {
  vendorId: string;
  vendorName: string;
  serviceId: string | null;
  serviceRef: string | null;
  /** The row that it is about. */
  about: 'dependency' | 'assumption' | 'sub_outsourcer' | 'data_set' | 'site';
  aboutId: string;
  aboutRef: string;
}

export class ConflictList {
  total: number;
  /** The gravest first. */
  items: ConflictView[];
}

export class SharedHazardView {
  hazard: SharedHazard;
  names: string[];
}

export class PlacePairView {
  one: string;
  other: string;
  oneName: string;
  otherName: string;
  shared: SharedHazardView[];
  /** What cannot be told because the register does not say it of one of the two. */
  unknown: SharedHazard[];
}

export class SharedHazardList {
  total: number;
  items: PlacePairView[];
}
