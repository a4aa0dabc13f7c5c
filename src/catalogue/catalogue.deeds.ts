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

export {};
