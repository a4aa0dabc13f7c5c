import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { FLAGS, TIERS, type Flag, type Tier } from '../catalogue/words.rules';
import type { ApprovalGround } from './scope.rules';

const SUBSTITUTES = ['none', 'slow', 'ready'] as const;
const ANALYSES = ['analysed', 'never_unacceptable', 'not_analysed'] as const;
const IMPACTS = [0, 1, 2, 3, 4] as const;

/** What the tier is proposed from. */
export class TieringInput {
  /** Whether the impact analysis found when harm becomes unacceptable. */
  @IsIn(ANALYSES) impactAnalysis: 'analysed' | 'never_unacceptable' | 'not_analysed';
  /** Start of the first time band in which harm becomes unacceptable, in whole minutes; only with `analysed`. */
  @IsOptional() @IsInt() @Min(0) @Max(5_256_000) mtpdMinutes?: number;
  /** Highest score over all impact categories, 0 (none) to 4 (unacceptable). */
  @IsIn(IMPACTS) highestImpact: 0 | 1 | 2 | 3 | 4;
  @IsIn(SUBSTITUTES) substitutability: 'none' | 'slow' | 'ready';
  /** Share of the registrant's volume of this work, whole percent. */
  @IsInt() @Min(0) @Max(100) volumeSharePct: number;
  @IsBoolean() sensitiveData: boolean;
  @IsBoolean() lifeSafety: boolean;
  @IsBoolean() icfrRelevant: boolean;
  /** Other vendors depend on the same site or cloud. */
  @IsBoolean() sharedConcentration: boolean;
  @IsBoolean() regulatorCallsCritical: boolean;
}

export class TierProposalView {
  tier: Tier;
  /** 0 to 16; orders services of one tier, and never decides the tier. */
  score: number;
  reason: string;
}

export class DecideScope extends TieringInput {
  @IsIn(TIERS) tier: Tier;
  /** Flags of the catalogue; `icfr_relevant` follows from the decision and need not be listed. */
  @IsArray() @ArrayMaxSize(FLAGS.length) @ArrayUnique() @IsIn(FLAGS, { each: true }) flags: Flag[];
  /** Accounts or processes that make it ICFR-relevant; needed when it is. */
  @IsOptional() @IsString() @MaxLength(2000) accounts?: string;
  @IsString() @MinLength(1) @MaxLength(2000) icfrReason: string;
  @IsString() @MinLength(1) @MaxLength(2000) reason: string;
  /** The service's version that was read. */
  @IsInt() version: number;
}

export class ApproveScope {
  @IsIn(['approved', 'rejected']) decision: 'approved' | 'rejected';
  @IsString() @MinLength(1) @MaxLength(2000) reason: string;
}

export class ScopeDecisionView {
  id: string;
  serviceId: string;
  /** The facts that the proposal was made from. */
  facts: Record<string, unknown>;
  proposedTier: Tier;
  proposedScore: number;
  proposedReason: string;
  previousTier: Tier | null;
  tier: Tier;
  flags: Flag[];
  icfrRelevant: boolean;
  icfrReason: string;
  accounts: string;
  reason: string;
  decidedBy: string;
  decidedByName: string;
  decidedAt: string;
  needsApproval: boolean;
  approvalGrounds: ApprovalGround[];
  /** The SOX office's word, where ICFR relevance is switched off. */
  soxAnswer: 'approved' | 'rejected' | null;
  soxReason: string | null;
  soxAnsweredByName: string | null;
  approval: 'approved' | 'rejected' | null;
  approvalReason: string | null;
  approvedByName: string | null;
  approvedAt: string | null;
  /** `YYYY-MM-DD`; null while it waits, and when it was rejected. */
  effectiveFrom: string | null;
  inForce: boolean;
}
