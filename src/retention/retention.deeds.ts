import type { ClockLine } from './retention.rules';

declare module '../audit-trail/deeds' {
  interface Deeds {
    'retention.report-release-recorded': { periodId: string; releasedOn: string; source: string };
    'legal-hold.placed': {
      title: string;
      reason: string;
      vendorId: string | null;
      evidenceItemId: string | null;
      requestFileId?: string | null;
      periodId: string | null;
    };
    'legal-hold.release-asked': { reason: string };
    'legal-hold.release-decided': { decision: 'approved' | 'refused'; reason: string };
    /** The item is evidence, or a file of a request. */
    'disposal.proposed': { itemId: string; itemRef: string; keptUntil: string; clocks: ClockLine[]; reason: string };
    'disposal.decided': { decision: 'approved' | 'refused'; reason: string };
    /** `tombstones` are the digests of what stays; the bytes are removed when this has been committed. */
    'evidence.disposed': {
      disposalId: string;
      disposalRef: string;
      tombstones: { versionId: string; sha256: string; tombstoneSha256: string }[];
    };
    /** Nothing of a disposed file is in the store any more; `absent` when nothing was there to erase. */
    'evidence.bytes-erased': { versionId: string; sha256: string; disposalRef: string; outcome: 'erased' | 'absent' };
    /** The same for a file of a request. */
    'request-file.disposed': { disposalId: string; disposalRef: string; sha256: string; tombstoneSha256: string };
    'request-file.bytes-erased': { sha256: string; disposalRef: string; outcome: 'erased' | 'absent' };
  }
}
export {};
