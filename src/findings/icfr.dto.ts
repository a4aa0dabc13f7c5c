import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import type { Severity } from './finding.rules';
import { ICFR_SEVERITIES, type IcfrSeverity } from './icfr.rules';

export class DecideIcfrSeverity {
  @IsIn(ICFR_SEVERITIES) icfrSeverity: IcfrSeverity;
  @IsString() @Matches(/\S/, { message: 'Give the reasoning.' }) @MaxLength(8000) reasoning: string;
}

export class IcfrSeverityView {
  id: string;
  icfrSeverity: IcfrSeverity;
  reasoning: string;
  decidedByName: string;
  decidedAt: string;
}

export class IcfrHistory {
  /** Null until the SOX office has decided; the portal never does. */
  current: IcfrSeverityView | null;
  /** Newest first. */
  items: IcfrSeverityView[];
}

export class IcfrOverviewItem {
  findingId: string;
  ref: string;
  title: string;
  severity: Severity;
  vendorId: string;
  vendorName: string;
  dueOn: string;
  icfrSeverity: IcfrSeverity | null;
  decidedByName: string | null;
}

export class IcfrOverview {
  total: number;
  items: IcfrOverviewItem[];
}
