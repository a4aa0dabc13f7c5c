import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { PeriodFit } from './evidence.rules';
import type { Grade, ObtainedBy, ScanState, SourceKind, TypeVerdict, UseState } from './evidence.words';

export class EvidenceQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  /** A kind of evidence in the catalogue, for example `EV-RST`. */
  @IsOptional() @IsString() @MaxLength(20) kind?: string;
  /** Part of the title, the reference, the file name or the beginning of a SHA-256. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  /** Only evidence that some version of is used for this obligation. */
  @IsOptional() @IsUUID() obligationId?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) offset?: number;
}

export class ContentQuery {
  /** `1` shows a PDF, picture or text in place; anything else is a download all the same. */
  @IsOptional() @IsIn(['0', '1']) inline?: '0' | '1';
}

export class AddUses {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  obligationIds: string[];
}

export class ChangeEvidence {
  @IsOptional() @IsString() @Length(1, 200) @Matches(/\S/, { message: 'A title is needed.' }) title?: string;
  @IsOptional() @IsString() @MaxLength(20) kind?: string;
  /** The item's version as it was read. */
  @IsInt() @Min(1) version: number;
}

export class WithdrawEvidence {
  @IsString() @Length(1, 2000) @Matches(/\S/, { message: 'Say why it is withdrawn.' }) reason: string;
}

export class UseCounts {
  proposed: number;
  accepted: number;
  rejected: number;
}

export class EvidenceVersionView {
  id: string;
  number: number;
  /** Lower-case hex SHA-256 of the bytes as received. */
  sha256: string;
  bytes: number;
  /** As the sender named it; show it as text, never as markup. */
  fileName: string;
  claimedType: string;
  detectedType: string;
  typeVerdict: TypeVerdict;
  scanState: ScanState;
  sourceParty: string;
  sourceKind: SourceKind;
  obtainedBy: ObtainedBy;
  madeOn: string;
  periodFrom: string | null;
  periodTo: string | null;
  grade: Grade;
  gradeReason: string;
  receivedAt: string;
  receivedByName: string;
  supersedes: string | null;
  supersededBy: string | null;
  /** When its bytes were disposed of at the end of retention; its record stays. */
  disposedAt: string | null;
  /** True where a browser may show it in place (`?inline=1`). */
  viewable: boolean;
}

export class EvidenceListItem {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  title: string;
  kind: string;
  kindTitle: string;
  createdAt: string;
  withdrawnAt: string | null;
  version: number;
  latest: EvidenceVersionView;
  /** Uses of all versions, by state. */
  uses: UseCounts;
}

export class EvidenceList {
  items: EvidenceListItem[];
  total: number;
}

export class EvidenceUseView {
  id: string;
  versionId: string;
  versionNumber: number;
  obligationId: string;
  requirementCode: string;
  requirementTitle: string;
  serviceId: string | null;
  periodId: string;
  periodCode: string;
  /** How the version lies to the obligation's compliance period. */
  periodFit: PeriodFit;
  state: UseState;
  decisionReason: string;
  decidedByName: string | null;
  decidedAt: string | null;
  createdByName: string;
  createdAt: string;
}

/** One event of the chain of custody, oldest first. */
export class CustodyEntry {
  eventId: string;
  /** Server time, ISO 8601 UTC. */
  at: string;
  personName: string;
  role: string;
  /** `evidence.received`, `.used`, `.use-removed`, `.downloaded`, `.decided`, `.verified`, `.changed`, `.withdrawn`. */
  deed: string;
  versionId: string | null;
  particulars: Record<string, unknown>;
}

export class EvidenceDetail {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  title: string;
  kind: string;
  kindTitle: string;
  retentionClass: string;
  createdAt: string;
  createdByName: string;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  withdrawnByName: string | null;
  version: number;
  /** Newest first. */
  versions: EvidenceVersionView[];
  uses: EvidenceUseView[];
  custody: CustodyEntry[];
}

export class EvidenceVerification {
  versionId: string;
  sha256: string;
  /** False when the stored file is gone or a byte of it differs. */
  intact: boolean;
}
