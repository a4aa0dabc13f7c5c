import type { DraftKindName } from './draft-kinds';

declare module '../audit-trail/deeds' {
  interface Deeds {
    'catalogue.published': {
      code: string;
      version: string;
      title: string;
      documentSha256: string;
      requirements: number;
      source: string;
    };
    'draft.started': {
      kind: DraftKindName;
      title: string;
      origin: 'tailored' | 'imported';
      baseVersionId: string;
      base: string;
      documentSha256: string;
    };
    'draft.edited': { kind: DraftKindName; number: number; summary: string; before: string; after: string };
    'draft.approved': DraftDecided;
    'draft.returned': DraftDecided;
    'draft.withdrawn': DraftDecided;
    'draft.published': DraftDecided & { publishedVersionId: string };
    'version.withdrawn': { kind: DraftKindName; label: string; documentSha256: string; reason: string };
    'period.planned': { code: string; startsOn: string; endsOn: string };
    'period.opened': { code: string; catalogueVersionId: string; catalogue: string; documentSha256: string };
    'period.closing': { code: string; reason: string };
    'period.locked': { code: string; reason: string; from: string; obligations: number };
    'period.archived': { code: string; reason: string };
    'period.reopening-requested': { code: string; reopeningId: string; reason: string };
    'period.reopening-decided': {
      code: string;
      reopeningId: string;
      decision: 'approved' | 'refused';
      reason: string;
      approvals: number;
    };
    'period.reopened': { code: string; reopeningId: string; reason: string; approvedBy: string[] };
  }
}

interface DraftDecided {
  kind: DraftKindName;
  base: string;
  documentSha256: string;
  /** How many things differ from the base. */
  differences: number;
  reason: string;
}
