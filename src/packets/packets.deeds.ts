declare module '../audit-trail/deeds' {
  interface Deeds {
    'packet.requested': { periodId: string; period: string; asOf: string };
    /** The manifest is frozen from here on. `failingChecks` are ids of pre-issue checks. */
    'packet.assembled': {
      manifestSha256: string;
      draftPdfSha256: string;
      pages: number;
      exhibits: number;
      attached: number;
      cutOffAt: string;
      failingChecks: string[];
    };
    'packet.failed': { reason: string };
    'packet.approved': { manifestSha256: string; reason: string };
    'packet.sent-back': { manifestSha256: string; reason: string };
    'packet.issued': { manifestSha256: string; pdfSha256: string; pdfBytes: number; pages: number; approverId: string };
    'packet.issue-failed': { reason: string };
    'packet.superseded': { by: string; byRef: string };
    'packet.downloaded': { part: 'pdf' | 'manifest'; sha256: string; state: string; inline: boolean };
  }
}
export {};
