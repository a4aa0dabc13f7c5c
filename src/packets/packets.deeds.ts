declare module '../audit-trail/deeds' {
  interface Deeds {
    /** `kind` and `subject` are missing from what was asked before there were kinds. */
    'packet.requested': { periodId: string; period: string; asOf: string; kind: string; subject: string };
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
    /** `commitment` is that in the manifest: SHA-256 of the salted text. */
    'packet.section-withheld': { planVersionId: string; section: string; reason: string; commitment: string };
    'packet.section-opened': { planVersionId: string; section: string; commitment: string };
    'packet.failed': { reason: string };
    'packet.approved': { manifestSha256: string; reason: string };
    'packet.sent-back': { manifestSha256: string; reason: string };
    /** `files` are those that the PDF carries beside manifest and exhibits; packets of before there were any lack it. */
    'packet.issued': {
      manifestSha256: string;
      pdfSha256: string;
      pdfBytes: number;
      pages: number;
      approverId: string;
      files?: { name: string; sha256: string }[];
    };
    /** By which certificate, with whose timestamp; level as in ETSI EN 319 142-1. */
    'packet.signed': {
      pdfSha256: string;
      level: 'B-B' | 'B-T';
      certificateSha256: string;
      signedAt: string;
      timestampAt: string | null;
      timestampAuthority: string | null;
    };
    /** Before the first packet of a registrant that a certificate signs: what it is, so that another one stands out. */
    'signing-certificate.introduced': {
      certificateSha256: string;
      subject: string;
      issuer: string;
      notBefore: string;
      notAfter: string;
      selfMade: boolean;
    };
    'packet.issue-failed': { reason: string };
    'packet.withdrawn': { manifestSha256: string; pdfSha256: string; reason: string };
    'packet.superseded': { by: string; byRef: string };
    /** Of a binder, which is put together while it is sent, `sha256` is the manifest's. */
    'packet.downloaded': { part: 'pdf' | 'manifest' | 'binder'; sha256: string; state: string; inline: boolean };
  }
}
export {};
