import type { AreaResult, TestArea } from './areas.rules';
import type { DeferralKind } from './deferral.rules';
import type { DrillFacts } from './drill.rules';
import type { ActivityKind } from './programme.rules';
import type { RestoreFacts } from './restore.rules';
import type { TrainingAudience, TrainingFacts } from './training.rules';

/** What stands beside the numbers of a row of a register. */
export interface RegisterRow {
  ref: string;
  number: number;
  /** The row that this one corrects. */
  corrects: string | null;
  withdrawnReason: string | null;
  evidenceVersionId?: string | null;
  note: string;
}

export interface ActivityOfProgramme {
  kind: ActivityKind;
  plannedOn: string;
  ownerName: string;
  what: string;
}

export interface LineOfProgramme {
  exerciseId: string;
  serviceId: string;
  kind: string;
  plannedOn: string;
}

declare module '../../audit-trail/deeds' {
  interface Deeds {
    'exercise.deferral-requested': {
      deferralId: string;
      kind: DeferralKind;
      reason: string;
      agreedBy: string;
      plannedBefore: string;
      proposedOn: string | null;
      approvalNeeded: boolean;
      rule: string;
    };
    'exercise.deferral-decided': {
      deferralId: string;
      kind: DeferralKind;
      decision: 'approved' | 'refused';
      note: string;
    };
    'exercise.deferral-withdrawn': { deferralId: string; kind: DeferralKind };
    'exercise.areas-recorded': { results: { area: TestArea; result: AreaResult; note: string }[] };
    'exercise.linked': { maintenanceWindowId: string | null; trainingRecordIds: string[] };
    'programme.started': { periodId: string; number: number };
    'programme.activities-written': { activities: ActivityOfProgramme[]; note: string };
    'programme.proposed': { period: string; lines: LineOfProgramme[]; activities: ActivityOfProgramme[] };
    'programme.decided': {
      decision: 'agreed' | 'returned';
      note: string;
      missing: string[];
      supersedes: string | null;
    };
    'programme.activity-done': { kind: ActivityKind; doneOn: string; note: string; evidenceVersionId: string | null };
    'drill.recorded': RegisterRow & DrillFacts & { title: string; siteId: string | null; exerciseId: string | null };
    'training.recorded': RegisterRow & TrainingFacts & { audience: TrainingAudience; roleLabel: string; topic: string };
    'maintenance-window.recorded': RegisterRow & {
      title: string;
      startsAt: string;
      endsAt: string;
      timeZone: string;
      siteId: string | null;
      systemId: string | null;
    };
    'restore-test.recorded': RegisterRow &
      RestoreFacts & {
        serviceId: string;
        exerciseId: string | null;
        restoredTo: string;
        sampleBasis: string;
        achievedRpoMinutes: number | null;
        rpoObjectiveMinutes: number | null;
        minutes: number | null;
      };
    'restore-test.reconciled': { reconciled: number; explanation: string; evidenceVersionId: string | null };
  }
}
