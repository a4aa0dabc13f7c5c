import type { ClockBasis } from '../exercises/achieved-times.rules';
import type { DisruptionType } from '../plans/disruption.rules';
import type { DisruptionState, Side } from './disruption.rules';
import {
  CountedExerciseView,
  EventActivationView,
  EventEntryView,
  EventFileView,
  EventFindingView,
  EventGapView,
  EventNoticeView,
  EventPlaceView,
  EventReportView,
  EventSectionView,
  EventServiceView,
  EventStepView,
  NextStepView,
  EventReconciliationView,
  RecoveryControlView,
} from './event-parts.dto';
import type { NoticeResult } from './notice-clock.rules';

export class MovedDisruption {
  id: string;
  ref: string;
  state: DisruptionState;
  /** The number that the next edit must bring. */
  version: number;
}

export class CountedDisruption extends MovedDisruption {
  exerciseId: string;
}

export class NoticeVerdictView {
  result: NoticeResult;
  from: ClockBasis;
  fromAt: string | null;
  fromWords: string;
  dueAt: string | null;
  firstNoticeAt: string | null;
  minutes: number | null;
  lateByMinutes: number;
  isProvisional: boolean;
  words: string;
}

export class DisruptionSummary {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  title: string;
  state: DisruptionState;
  disruptionTypes: DisruptionType[];
  timeZone: string;
  occurredAt: string;
  reportedAt: string;
  withdrawnAt: string | null;
  services: string[];
  notice: NoticeVerdictView;
  wasActivated: boolean;
  /** Minutes in recovery mode, overlaps counted once; null where none began. */
  recoveryModeMinutes: number | null;
  /** The longest of its services, from the disruption; null until one is verified. */
  longestOutageMinutes: number | null;
  /** Gaps without a finding. */
  openGaps: number;
  findings: number;
  /** Refs of the exercises that it counts as. */
  countsAs: string[];
}

export class DisruptionList {
  items: DisruptionSummary[];
  total: number;
}

export class DisruptionView extends DisruptionSummary {
  description: string;
  detectedAt: string | null;
  declaredAt: string | null;
  returnedToNormalAt: string | null;
  clockBasis: ClockBasis;
  contractNoticeMinutes: number | null;
  contractNoticeFrom: ClockBasis | null;
  noActivationReason: string | null;
  customersAffected: number | null;
  customerImpact: string | null;
  costAmount: number | null;
  costCurrency: string | null;
  costBasis: string | null;
  reportedByName: string;
  reportedBySide: Side;
  confirmedByName: string | null;
  confirmedAt: string | null;
  confirmationNote: string | null;
  recoveredAt: string | null;
  reconciledAt: string | null;
  aarIssuedAt: string | null;
  closedByName: string | null;
  closedAt: string | null;
  closingNote: string | null;
  withdrawnByName: string | null;
  withdrawnReason: string | null;
  hits: EventServiceView[];
  places: EventPlaceView[];
  notices: EventNoticeView[];
  activations: EventActivationView[];
  entries: EventEntryView[];
  files: EventFileView[];
  reconciliations: EventReconciliationView[];
  /** Items that nobody compared, or that differ and were not put right. */
  unreconciledItems: number;
  controls: RecoveryControlView[];
  steps: EventStepView[];
  sections: EventSectionView[];
  /** The first one first; the last one counts. */
  reports: EventReportView[];
  exercises: CountedExerciseView[];
  gaps: EventGapView[];
  findingList: EventFindingView[];
  next: NextStepView[];
  version: number;
}
