import type { ComparisonMethod, ResolutionWay } from './reconciliation.rules';

declare module '../../audit-trail/deeds' {
  interface Deeds {
    'exercise.data-compared': {
      comparison: number;
      method: ComparisonMethod;
      subject: string;
      unit: string;
      source: string;
      recovered: string;
      expected: number;
      found: number;
      differences: { number: number; record: string; records: number; expected: string; found: string }[];
      comparedBy: string;
      comparedAt: string;
      evidenceVersionId: string | null;
      replaces: number | null;
      replacesReason: string | null;
    };
    'exercise.difference-resolved': {
      comparison: number;
      difference: number;
      way: ResolutionWay;
      words: string;
      resolvedBy: string;
      resolvedAt: string;
      evidenceVersionId: string | null;
    };
  }
}
