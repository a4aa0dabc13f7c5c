import type { Lane, Tier } from '../catalogue/catalogue.rules';
import type { ExerciseKind } from '../exercises/exercise-kinds.rules';
import type { ClockBasis } from '../exercises/achieved-times.rules';
import type { ExerciseOutcome, ExerciseState } from '../exercises/exercise.rules';
import { ReportPeriod } from './coverage.dto';
import type { CoverageState } from './coverage.rules';
import { RaisedFlag } from './flags.dto';
import type { ObjectiveResult } from './recovery.rules';

export class DeadlineRow {
  obligationId: string;
  vendorId: string | null;
  /** Null for the registrant's own programme. */
  vendorName: string | null;
  vendorTier: Tier | null;
  serviceId: string | null;
  serviceName: string | null;
  requirementCode: string;
  requirementTitle: string;
  lane: Lane;
  laneLabel: string;
  forceLabel: string;
  dueOn: string;
  /** Why it is due on that day, in words. */
  dueRule: string;
  /** Negative when overdue. */
  daysLeft: number;
  state: CoverageState;
  words: string;
}

export class FlaggedDeadline extends DeadlineRow {
  flags: RaisedFlag[];
}

export class DeadlinesView {
  period: ReportPeriod | null;
  ranAt: string;
  total: number;
  overdue: number;
  dueSoon: number;
  page: number;
  pageSize: number;
  /** What waits for the vendor, or for the programme's own people, earliest first: those of this page. */
  items: FlaggedDeadline[];
}

export class CoverageRows {
  period: ReportPeriod | null;
  ranAt: string;
  /** On all pages together. */
  total: number;
  page: number;
  pageSize: number;
  items: DeadlineRow[];
}

export class RecoveryRow {
  exerciseId: string;
  ref: string;
  title: string;
  kind: ExerciseKind;
  state: ExerciseState;
  outcome: ExerciseOutcome | null;
  vendorId: string;
  vendorName: string;
  serviceId: string;
  serviceName: string;
  serviceTier: Tier | null;
  lane: Lane;
  laneLabel: string;
  /** What the achieved recovery time is counted from. */
  clockBasis: ClockBasis | null;
  rtoObjectiveMinutes: number | null;
  rtoAchievedMinutes: number | null;
  /** Counted from the disruption, whatever the clock basis. */
  rtoFromDisruptionMinutes: number | null;
  rtoResult: ObjectiveResult;
  rpoObjectiveMinutes: number | null;
  rpoAchievedMinutes: number | null;
  rpoResult: ObjectiveResult;
  notRecoveredReason: string | null;
  missed: boolean;
  /** Counted in the key figures: the latest valid test of its service within the period. */
  isLatest: boolean;
  /** ISO 8601 UTC; when the exercise showed what it shows. */
  provedAt: string;
  ageOfProofDays: number;
}

export class UntestedService {
  serviceId: string;
  ref: string;
  name: string;
  tier: Tier | null;
  vendorId: string;
  vendorName: string;
}

export class RecoveryView {
  period: ReportPeriod | null;
  ranAt: string;
  total: number;
  testedServices: number;
  missed: number;
  page: number;
  pageSize: number;
  /** Exercises with results, latest first: those of this page. */
  items: RecoveryRow[];
  untestedTotal: number;
  /** Active services without a test with results in the period: the first 25, the most critical ahead. */
  untested: UntestedService[];
}
