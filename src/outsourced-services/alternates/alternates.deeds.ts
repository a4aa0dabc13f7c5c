import type { Changes } from '../../vendors/amendment';
import type { AlternateKind, TrialResult } from './alternate-words.rules';

declare module '../../audit-trail/deeds' {
  interface Deeds {
    'alternate-place.added': { kind: AlternateKind; name: string; seats: number; services: AlternateServiceFact[] };
    'alternate-place.changed': { changes: Changes };
    'alternate-place.tried': {
      trialId: string;
      triedOn: string;
      seatsReached: number;
      minutes: number;
      result: TrialResult;
    };
    'alternate-place.ended': { endedOn: string; reason: string };
  }
}

export interface AlternateServiceFact {
  serviceId: string;
  capacityPct: number | null;
}
