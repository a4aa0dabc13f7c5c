import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import type { Tier } from '../../catalogue/catalogue.rules';
import { ReportPeriod } from '../../coverage/coverage.dto';
import { FORMATS } from '../../coverage/report-queries.dto';
import type { FigureTone } from './comparison.rules';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export class ComparisonQuery {
  @IsOptional() @IsUUID() periodId?: string;
  /** Two to five vendors, their ids with commas between them. */
  @Matches(new RegExp(`^${UUID}(,${UUID}){1,4}$`), { message: 'Choose two to five vendors.' }) vendorIds: string;
  /** `csv` answers a file instead. */
  @IsOptional() @IsIn(FORMATS) format?: (typeof FORMATS)[number];
}

export class ComparedVendor {
  id: string;
  ref: string;
  name: string;
  tier: Tier | null;
  country: string;
}

export class ComparedFigure {
  vendorId: string;
  /** As people read it. */
  value: string;
  /** The figure itself where it is one. */
  number: number | null;
  note: string | null;
  tone: FigureTone;
  /** The page of the portal that shows the rows behind it. */
  link: string;
}

/** One thing that is compared, with the figure of each vendor in the order in which they were asked for. */
export class ComparisonLine {
  key: string;
  label: string;
  /** What is counted, and how. */
  what: string;
  figures: ComparedFigure[];
}

export class VendorComparison {
  period: ReportPeriod | null;
  ranAt: string;
  vendors: ComparedVendor[];
  lines: ComparisonLine[];
}
