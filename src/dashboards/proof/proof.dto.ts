import { IsIn, IsOptional } from 'class-validator';
import type { Tier } from '../../catalogue/words.rules';
import type { ExerciseKind } from '../../exercises/exercise-kinds.rules';
import type { ExerciseOutcome, ExerciseState } from '../../exercises/exercise.rules';
import type { TestStanding } from '../quarters/quarter.rules';
import type { ScatterResult } from '../recovery/scatter.rules';
import type { ProofState, TrendWay } from './proof.rules';

export const PROOF_FORMATS = ['json', 'csv'] as const;

export class ProofQuery {
  @IsOptional() @IsIn(PROOF_FORMATS) format?: (typeof PROOF_FORMATS)[number];
}

/** A time against the objective that was in force at the start of the test. Whole minutes; zero is a value. */
export class ProofMeasureView {
  objectiveMinutes: number | null;
  achievedMinutes: number | null;
  result: ScatterResult;
  resultWords: string;
}

export class ProofPointView {
  exerciseId: string;
  ref: string;
  title: string;
  kind: ExerciseKind;
  kindLabel: string;
  /** Tiers whose recovery test this kind is enough for. */
  enoughFor: Tier[];
  isEnough: boolean;
  state: ExerciseState;
  outcome: ExerciseOutcome | null;
  planVersionLabel: string;
  /** The real event that counts as this test. */
  disruptionId: string | null;
  disruptionRef: string | null;
  /** ISO 8601 UTC; `day` is its day. */
  provedAt: string;
  day: string;
  standing: TestStanding;
  standingWords: string;
  /** The last day on which it counts; null where it proves nothing. */
  provesUntil: string | null;
  notRecoveredReason: string | null;
  rto: ProofMeasureView;
  rpo: ProofMeasureView;
}

export class TrendView {
  way: TrendWay;
  byMinutes: number;
  words: string;
}

export class ServiceProof {
  serviceId: string;
  serviceRef: string;
  serviceName: string;
  vendorId: string;
  vendorName: string;
  tier: Tier | null;
  ranAt: string;
  /** Months between two tests of the tier; without a tier, as for T1. */
  provesForMonths: number;
  /** Of the objectives in force today; null where none are agreed. */
  rtoObjectiveMinutes: number | null;
  rpoObjectiveMinutes: number | null;
  state: ProofState;
  stateWords: string;
  /** The test that counts, or counted last. */
  exerciseId: string | null;
  exerciseRef: string | null;
  provedOn: string | null;
  ageDays: number | null;
  dueBy: string | null;
  rtoTrend: TrendView | null;
  rpoTrend: TrendView | null;
  total: number;
  /** The first one first. */
  items: ProofPointView[];
}
