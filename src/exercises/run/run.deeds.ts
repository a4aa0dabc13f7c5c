import type { ClockMoment } from '../achieved-times.rules';

export interface InjectFacts {
  number: number;
  text: string;
  addressedTo: string | null;
  expectedResponse: string | null;
  /** Whole minutes after the start; null for one that was added while the exercise ran. */
  plannedMinute: number | null;
}

interface Press {
  entry: number;
  happenedAt: string;
  heldSeconds: number;
  performedBy: string | null;
}

declare module '../../audit-trail/deeds' {
  interface Deeds {
    'run.step-started': Press & { planStepId: string; attempt: number; before: number[]; reason: string | null };
    'run.start-withdrawn': { entry: number; planStepId: string; attempt: number; corrects: number; reason: string };
    'run.start-corrected': {
      entry: number;
      planStepId: string;
      attempt: number;
      corrects: number;
      before: string;
      after: string;
      reason: string;
    };
    'run.moment-marked': Press & { moment: ClockMoment };
    'run.injects-written': { injects: InjectFacts[] };
    'run.inject-added': { inject: InjectFacts; delivered: boolean };
    'run.inject-delivered': Press & { injectId: string; number: number };
    'run.inject-answered': Press & { injectId: string; number: number; text: string };
    'run.guest-named': { guestId: string; name: string; organisation: string };
    'run.noted': { entry: number; happenedAt: string; guestId: string | null; text: string };
    'run.note-corrected': { entry: number; corrects: number; text: string; reason: string };
    'run.times-previewed': {
      importId: string;
      importRef: string;
      fileSha256: string;
      planSha256: string;
      timeZone: string | null;
      rows: number;
      refused: number;
      warnings: number;
    };
    'run.times-imported': {
      importId: string;
      importRef: string;
      fileSha256: string;
      planSha256: string;
      rows: number;
      acknowledgement: string | null;
    };
  }
}
