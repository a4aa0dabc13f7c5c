/** What happens to the log itself; their subject is the log. Part of the log as everything else is. */
declare module '../deeds' {
  interface Deeds {
    'audit-log.founded': { origin: string; verifierKeys: string[] };
    /** `overlapping`: a key known before signs beside it, so that its arrival is signed by both. */
    'audit-log.key-introduced': { verifierKey: string; overlapping: boolean };
    'audit-log.key-retired': { verifierKey: string };
    /** What was kept outside the house does not agree with the log of today. */
    'audit-log.disagreement-found': { place: string; finding: string };
  }
}

export const LOG_SUBJECT = { kind: 'audit_log', id: '00000000-0000-0000-0000-000000000000', vendorId: null };
