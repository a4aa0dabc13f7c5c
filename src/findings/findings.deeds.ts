import type { FindingSource, Severity } from './finding.rules';

declare module '../audit-trail/deeds' {
  interface Deeds {
    'finding.opened': {
      severity: Severity;
      title: string;
      description: string;
      sourceKind: FindingSource;
      sourceId: string | null;
      obligationId: string | null;
      exerciseId: string | null;
      ownerName: string;
      ownerPersonId: string | null;
      dueOn: string;
    };
    'finding.due-date-moved': { before: string; after: string; reason: string };
    'finding.closed': { note: string };
  }
}

export {};
