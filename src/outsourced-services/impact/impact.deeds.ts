import type { Peak, Score } from './impact-words.rules';

/** Scores by `category/band`. */
type Grid = Record<string, number>;

declare module '../../audit-trail/deeds' {
  interface Deeds {
    'impact.drafted': { serviceId: string; number: number; guideVersion: string; copiedFrom: string | null };
    'impact.scored': {
      serviceId: string;
      changes: Record<string, { before: number | null; after: number | null }>;
      notes: Record<string, string>;
      peaks: Peak[];
      note: string;
    };
    'impact.proposed': {
      serviceId: string;
      serviceRef: string;
      side: 'vendor' | 'registrant';
      mtpdMinutes: number | null;
      highestScore: number;
      contentSha256: string;
      scores: Grid;
      explained: Pick<Score, 'category' | 'band' | 'note'>[];
      peaks: Peak[];
    };
    'impact.accepted': {
      serviceId: string;
      serviceRef: string;
      side: 'vendor' | 'registrant';
      inForce: boolean;
      contentSha256: string;
      mtpdMinutes: number | null;
      /** What was in force until now; the same as `mtpdMinutes` while it has not come into force. */
      previousMtpdMinutes: number | null;
      isFirst: boolean;
      /** What the objectives in force no longer keep; empty while it has not come into force. */
      breaksObjectives: string[];
    };
    'impact.returned': { serviceId: string; serviceRef: string; side: 'vendor' | 'registrant'; reason: string };
    // Its subject names no vendor: the trail shows it to the registrant's side alone.
    'outage-cost.stated': {
      serviceId: string;
      vendorId: string;
      number: number;
      currency: string;
      amounts: number[];
      basis: string;
    };
  }
}
