import type { ExerciseKind } from '../exercises/exercise-kinds.rules';
import type { ExerciseState } from '../exercises/exercise.rules';
import { AchievedView } from '../exercises/exercise-views.dto';
import { ReportView } from '../exercises/report-view.dto';
import type { Disposition } from '../exercises/step-results.rules';
import type { Effect, Side } from './disruption.rules';
import type { NextStep } from './event-next.rules';
import type { NoticeChannel, NoticeStanding } from './notice-clock.rules';
import type { ControlOperation, ControlVerdict } from './reconciliation.rules';

export class EventServiceView {
  id: string;
  serviceId: string;
  serviceRef: string;
  serviceName: string;
  effect: Effect;
  rtoObjectiveMinutes: number | null;
  rpoObjectiveMinutes: number | null;
  mtpdMinutes: number | null;
  /** The day from which these objectives were agreed; after the disruption where none were then. */
  objectivesFrom: string | null;
  restoredAt: string | null;
  verifiedAt: string | null;
  lastRecoveredAt: string | null;
  notRecoveredReason: string | null;
  rto: AchievedView | null;
  rtoFromDisruption: AchievedView | null;
  rpo: AchievedView | null;
  rtoMissed: boolean;
  rpoMissed: boolean;
}

export class EventPlaceView {
  id: string;
  name: string;
  kind: 'site' | 'system';
  city: string | null;
}

export class EventNoticeView {
  id: string;
  givenAt: string;
  channel: NoticeChannel;
  toldBy: string;
  toldTo: string;
  words: string;
  standing: NoticeStanding;
  standingNote: string | null;
  judgedByName: string | null;
  judgedAt: string | null;
  recordedByName: string;
  recordedAt: string;
}

export class EventActivationView {
  id: string;
  planVersionId: string;
  planRef: string;
  planTitle: string;
  label: string;
  inForceVersionId: string | null;
  inForceLabel: string | null;
  wasInForce: boolean;
  activatedAt: string;
  activatedByName: string;
  trigger: string;
  recoveryModeFrom: string | null;
  recoveryModeTo: string | null;
  version: number;
}

export class EventEntryView {
  id: string;
  number: number;
  happenedAt: string;
  text: string;
  source: string;
  corrects: string | null;
  correctionReason: string | null;
  /** The later entry that corrects this one. */
  correctedBy: string | null;
  recordedByName: string;
  recordedAt: string;
}

export class EventFileView {
  id: string;
  evidenceItemId: string;
  evidenceRef: string;
  evidenceVersionId: string;
  title: string;
  fileName: string;
  sha256: string;
  shows: string;
  attachedByName: string;
  attachedAt: string;
}

export class EventReconciliationView {
  id: string;
  serviceId: string;
  serviceRef: string;
  processed: string;
  processedCount: number;
  comparedWith: string;
  comparedCount: number;
  differenceCount: number;
  resolvedCount: number;
  unreconciled: number;
  resolution: string;
  resolvedByName: string | null;
  evidenceVersionId: string | null;
  replaces: string | null;
  replacesReason: string | null;
  isCurrent: boolean;
  recordedByName: string;
  recordedAt: string;
}

export class RecoveryControlView {
  id: string;
  control: string;
  operated: ControlOperation;
  how: string;
  recordedByName: string;
  recordedAt: string;
  verdict: ControlVerdict | null;
  verdictNote: string | null;
  reviewedByName: string | null;
  reviewedAt: string | null;
}

export class EventStepView {
  planVersionId: string;
  planLabel: string;
  planStepId: string;
  number: number;
  title: string;
  disposition: Disposition | null;
  note: string | null;
  fromExercise: boolean;
}

export class EventSectionView {
  planVersionId: string;
  sectionKey: string;
  disposition: Disposition;
  note: string | null;
}

export class EventReportView extends ReportView {
  number: number;
  amendsReason: string | null;
  issuedByName: string;
  issuedAt: string;
}

export class CountedExerciseView {
  id: string;
  ref: string;
  serviceId: string;
  planVersionId: string;
  kind: ExerciseKind;
  state: ExerciseState;
}

export class EventGapView {
  part: string;
  words: string;
  hasFinding: boolean;
}

export class EventFindingView {
  id: string;
  ref: string;
  title: string;
  severity: string;
  state: string;
  part: string | null;
}

export class NextStepView {
  at: NextStep['at'];
  side: Side;
  words: string;
}
