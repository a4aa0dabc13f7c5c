import type { AchievedTimes, ClockBasis } from '../exercises/achieved-times.rules';
import type { AfterActionReport } from '../exercises/exercise.rules';
import type { ExerciseKind } from '../exercises/exercise-kinds.rules';
import type { Disposition } from '../exercises/step-results.rules';
import type { DisruptionType } from '../plans/disruption.rules';
import type { NoticeChannel, NoticeStanding } from './notice-clock.rules';
import type { DisruptionState, Effect, EventClock, Side } from './disruption.rules';
import type { ControlOperation, ControlVerdict, ReconciliationCounts } from './reconciliation.rules';

/** What an event is, apart from its times. */
export interface EventFacts {
  title: string;
  description: string;
  disruptionTypes: DisruptionType[];
  timeZone: string;
  services: { serviceId: string; effect: Effect }[];
  siteIds: string[];
  systemIds: string[];
  customersAffected: number | null;
  customerImpact: string | null;
  costAmount: number | null;
  costCurrency: string | null;
  costBasis: string | null;
}

export interface ServiceMoments {
  serviceId: string;
  restoredAt: string | null;
  verifiedAt: string | null;
  lastRecoveredAt: string | null;
  notRecoveredReason: string | null;
}

export interface WholeClock extends EventClock {
  clockBasis: ClockBasis;
  services: ServiceMoments[];
}

declare module '../audit-trail/deeds' {
  interface Deeds {
    'disruption.reported': {
      facts: EventFacts;
      clock: EventClock;
      side: Side;
      contractNoticeMinutes: number | null;
      contractNoticeFrom: ClockBasis | null;
    };
    'disruption.edited': { before: EventFacts; after: EventFacts; reason: string };
    'disruption.clock-set': { before: WholeClock; after: WholeClock };
    'disruption.confirmed': { note: string; state: DisruptionState };
    'disruption.withdrawn': { reason: string };
    'disruption.plan-activated': {
      activationId: string;
      planVersionId: string;
      inForceVersionId: string | null;
      activatedAt: string;
      activatedByName: string;
      trigger: string;
      recoveryModeFrom: string | null;
      recoveryModeTo: string | null;
    };
    'disruption.recovery-mode-set': {
      activationId: string;
      before: { from: string | null; to: string | null };
      after: { from: string | null; to: string | null };
    };
    'disruption.notice-recorded': {
      noticeId: string;
      givenAt: string;
      channel: NoticeChannel;
      toldBy: string;
      toldTo: string;
      words: string;
      standing: NoticeStanding;
    };
    'disruption.notice-judged': { noticeId: string; standing: NoticeStanding; note: string };
    'disruption.entry-added': {
      entryId: string;
      number: number;
      happenedAt: string;
      text: string;
      source: string;
      corrects: string | null;
      correctionReason: string | null;
    };
    'disruption.file-attached': { evidenceVersionId: string; shows: string };
    'disruption.recovered': {
      achieved: { serviceId: string; times: AchievedTimes; notRecoveredReason: string | null }[];
      wasActivated: boolean;
      noActivationReason: string | null;
    };
    'disruption.reconciliation-recorded': ReconciliationCounts & {
      recordId: string;
      serviceId: string;
      processed: string;
      comparedWith: string;
      resolution: string;
      resolvedByName: string | null;
      replaces: string | null;
      replacesReason: string | null;
    };
    'disruption.reconciled': { records: number; items: number };
    'disruption.control-recorded': { controlId: string; control: string; operated: ControlOperation; how: string };
    'disruption.control-reviewed': { controlId: string; verdict: ControlVerdict; note: string };
    'disruption.steps-decided': {
      dispositions: {
        planVersionId: string;
        planStepId: string | null;
        sectionKey: string | null;
        disposition: Disposition;
        note: string | null;
      }[];
    };
    'disruption.report-issued': { number: number; report: AfterActionReport; amendsReason: string | null };
    'disruption.counted': { exerciseId: string; exerciseRef: string; kind: ExerciseKind; serviceId: string };
    'disruption.closed': { note: string; gaps: { part: string; words: string; hasFinding: boolean }[] };
  }
}
