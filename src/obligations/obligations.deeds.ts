import type { Conclusion, Progress } from './obligation-state.rules';

interface Named {
  id: string;
  requirementCode: string;
  serviceId: string | null;
  occurrenceKey: string;
}

export interface ScheduledParticulars {
  periodId: string;
  period: string;
  catalogue: string;
  added: (Named & { dueOn: string; dueRule: string })[];
  rescheduled: (Named & { from: string; to: string; dueRule: string })[];
  reinstated: Named[];
  noLongerRequired: Named[];
}

declare module '../audit-trail/deeds' {
  interface Deeds {
    'obligations.scheduled': ScheduledParticulars;
    'obligation.noted': { requirementCode: string; from: Progress; to: Progress };
    'obligation.concluded': {
      requirementCode: string;
      before: Conclusion | null;
      conclusion: Conclusion;
      reason: string;
      /** The day on which the thing itself was done, where that is known. */
      completedOn?: string;
      /** The last day of the approved exception, where the conclusion rests on one. */
      exceptedUntil?: string;
    };
    'coverage.answered': { requirementCode: string; serviceId: string | null; covered: boolean; basis: string };
    'obligation.released': { requirementCode: string; reason: string };
    /** What a night's schedule did to a period; each vendor's own change is recorded with the vendor. */
    'obligations.recomputed': {
      period: string;
      night: string;
      vendors: number;
      changed: number;
      failed: { vendorId: string; reason: string }[];
    };
    'event.recorded': { event: string; happenedOn: string; ref: string; note: string; serviceId: string | null };
  }
}
