import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';
import { SEVERITIES, type Severity } from '../../findings/finding.rules';
import {
  RELIABILITY_AREAS,
  RELIABILITY_DECISIONS,
  RELIABILITY_STANCES,
  type ReliabilityArea,
  type ReliabilityDecision,
  type ReliabilityStance,
} from './reliability.rules';

const SOMETHING = /\S/;

export class StateReliability {
  @IsIn(RELIABILITY_AREAS) area: ReliabilityArea;
  @IsIn(RELIABILITY_STANCES) stance: ReliabilityStance;
  /** What is in place: the certified measure, or the alternative. */
  @IsString() @MaxLength(4000) measure: string;
  /** Why the alternative is reasonably sufficient, or why the area does not apply. */
  @IsOptional() @IsString() @MaxLength(4000) whySufficient?: string;
  @IsOptional() @IsUUID() evidenceVersionId?: string;
}

export class ReliabilityFinding {
  @IsIn(SEVERITIES) severity: Severity;
  @IsString() @Matches(SOMETHING, { message: 'Name who has to act.' }) @MaxLength(200) ownerName: string;
  @IsOptional() @IsUUID() ownerPersonId?: string;
  @IsOptional() @IsISO8601({ strict: true }) @MaxLength(10) dueOn?: string;
}

export class DecideReliability {
  @IsIn(RELIABILITY_DECISIONS) decision: ReliabilityDecision;
  @IsString() @Matches(SOMETHING, { message: 'Give the reason.' }) @MaxLength(4000) reason: string;
  /** Who has to act, and how grave it is; needed to open a finding. */
  @IsOptional() @ValidateNested() @Type(() => ReliabilityFinding) finding?: ReliabilityFinding;
}

export class ReliabilityMeasureView {
  id: string;
  ref: string;
  area: ReliabilityArea;
  areaWords: string;
  stance: ReliabilityStance;
  measure: string;
  whySufficient: string | null;
  /** In the agreed wording, where it is an alternative. */
  words: string | null;
  evidenceVersionId: string | null;
  evidenceItemId: string | null;
  evidenceTitle: string | null;
  statedByName: string;
  statedAt: string;
  supersededAt: string | null;
  decision: ReliabilityDecision | null;
  decisionReason: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
  findingId: string | null;
  findingRef: string | null;
}

export class ReliabilityView {
  obligationId: string;
  /** False for any requirement but that of emergency-call reliability. */
  applies: boolean;
  /** Areas of which nothing is stated yet. */
  areasLeft: ReliabilityArea[];
  /** By area, the latest first. */
  items: ReliabilityMeasureView[];
}
