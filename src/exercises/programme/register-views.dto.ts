import type { DrillKind } from './drill.rules';
import type { TrainingAudience } from './training.rules';

class EntryView {
  id: string;
  ref: string;
  /** 1 for an entry as it was first made; more for a correction. */
  number: number;
  vendorId: string;
  vendorName: string | null;
  note: string;
  /** Why it counts no more; null while it counts. */
  withdrawnReason: string | null;
  recordedByName: string | null;
  recordedAt: string;
}

export class DrillView extends EntryView {
  kind: DrillKind;
  title: string;
  heldOn: string;
  siteId: string | null;
  siteName: string | null;
  serviceId: string | null;
  serviceName: string | null;
  exerciseId: string | null;
  exerciseRef: string | null;
  targetMinutes: number;
  called: number;
  reached: number;
  reachedWithinTarget: number;
  /** Whole percent of those called, rounded down. */
  reachedPct: number | null;
  reachedWithinTargetPct: number | null;
  minutes: number;
  minutesTo90Pct: number | null;
  registrantContact: string | null;
  registrantReached: boolean | null;
  evidenceVersionId: string | null;
}

export class DrillList {
  items: DrillView[];
  total: number;
}

export class TrainingView extends EntryView {
  audience: TrainingAudience;
  roleLabel: string;
  topic: string;
  heldOn: string;
  people: number;
  completed: number;
  completedPct: number | null;
  trainer: string | null;
  evidenceVersionId: string | null;
  /** References of exercises that it prepared for. */
  exerciseRefs: string[];
}

export class TrainingList {
  items: TrainingView[];
  total: number;
}

export class WindowView extends EntryView {
  title: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  siteId: string | null;
  siteName: string | null;
  systemId: string | null;
  systemName: string | null;
  exerciseRefs: string[];
}

export class WindowList {
  items: WindowView[];
  total: number;
}

export class RestoreReconciliationView {
  reconciled: number;
  explanation: string;
  recordedByName: string | null;
  recordedAt: string;
}

export class RestoreView extends EntryView {
  serviceId: string;
  serviceName: string;
  systemId: string | null;
  systemName: string | null;
  exerciseId: string | null;
  exerciseRef: string | null;
  heldOn: string;
  restoredTo: string;
  sampleBasis: string;
  sampleSize: number;
  sampleFailures: number;
  recordsCompared: number;
  differences: number;
  /** Differences that nobody has explained or put right. */
  differencesOpen: number;
  reconciliations: RestoreReconciliationView[];
  wantedUpTo: string | null;
  recoveredUpTo: string | null;
  achievedRpoMinutes: number | null;
  /** As it was in force on the day. */
  rpoObjectiveMinutes: number | null;
  minutes: number | null;
  evidenceVersionId: string | null;
}

export class RestoreList {
  items: RestoreView[];
  total: number;
}
