import type { ClockMoment } from '../achieved-times.rules';
import { EnteredView } from '../entered-view.dto';
import { ClockView } from '../exercise-views.dto';
import type { ExerciseState } from '../exercise.rules';
import type { StepOutcome } from '../step-results.rules';
import type { EntryKind, Side } from './run-sheet.rules';

export class PressedStep {
  /** Number of the entry in the log; null where the entry is a step's result. */
  entry: number | null;
  planStepId: string;
  attempt: number;
  /** The server's time of the press. */
  at: string;
}

export class LoggedEntry {
  /** Number in the log. */
  entry: number;
}

export class NamedGuest {
  id: string;
}

export class AddedInject {
  id: string;
  number: number;
}

export class RunZoneView {
  /** IANA name. */
  timeZone: string;
  /** Sites of the service that keep it. */
  sites: string[];
}

export class RunningClockView {
  number: number;
  attempt: number;
  startedAt: string;
  performedBy: string | null;
  byName: string | null;
}

export class RunResultView extends EnteredView {
  attempt: number;
  outcome: StepOutcome;
  reason: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** Whole minutes, a begun minute counted. */
  minutes: number | null;
  tester: string | null;
  note: string | null;
  recordedByName: string | null;
  recordedAt: string;
}

export class RunStepView {
  planStepId: string;
  number: number;
  title: string;
  instruction: string | null;
  owner: string | null;
  systemName: string | null;
  dependsOn: number[];
  expectedMinutes: number | null;
  /** Steps that it depends on and that are not done; to start it all the same needs a reason. */
  waitsFor: number[];
  running: RunningClockView | null;
  /** The latest result; it counts. */
  result: RunResultView | null;
}

export class InjectAnswerView {
  text: string;
  performedBy: string | null;
  at: string;
}

export class RunInjectView {
  id: string;
  number: number;
  text: string;
  addressedTo: string | null;
  expectedResponse: string | null;
  plannedMinute: number | null;
  /** Start plus the planned minute; null before the start, or without one. */
  dueAt: string | null;
  deliveredAt: string | null;
  deliveredBy: string | null;
  answers: InjectAnswerView[];
}

export class RunGuestView {
  id: string;
  name: string;
  organisation: string;
  namedByName: string | null;
}

export class RunEntryView {
  number: number;
  kind: EntryKind;
  side: Side;
  stepNumber: number | null;
  attempt: number | null;
  outcome: StepOutcome | null;
  injectNumber: number | null;
  guestName: string | null;
  guestOrganisation: string | null;
  moment: ClockMoment | null;
  /** Number of the entry that this one puts right. */
  corrects: number | null;
  /** Number of the entry that puts this one right. */
  correctedBy: number | null;
  happenedAt: string;
  /** Seconds from the press until it was sent: words were typed for it, or the line was down. */
  heldSeconds: number;
  performedBy: string | null;
  text: string | null;
  reason: string | null;
  enteredByName: string | null;
  enteredAt: string;
}

export class RunView {
  exerciseId: string;
  ref: string;
  title: string;
  state: ExerciseState;
  vendorName: string | null;
  serviceName: string;
  /** Of the exercise; an edit of it must bring this number. */
  version: number;
  /** Changes whenever anything here does; also the entity tag. */
  change: string;
  /** The server's time when this was read. */
  at: string;
  startedAt: string | null;
  startedByName: string | null;
  clock: ClockView;
  zones: RunZoneView[];
  steps: RunStepView[];
  injects: RunInjectView[];
  guests: RunGuestView[];
  entries: RunEntryView[];
}
