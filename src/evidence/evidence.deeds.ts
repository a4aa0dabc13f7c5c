import type { Grade, ObtainedBy, ScanState, SourceKind, TypeVerdict, UploadFacts } from './evidence.words';

declare module '../audit-trail/deeds' {
  interface Deeds {
    'upload.started': { bytes: number; facts: UploadFacts };
    'upload.cancelled': { fileName: string; receivedBytes: number; how: 'cancelled' | 'lost' };
    'upload.expired': { afterMinutes: number };
    'upload.refused': {
      fileName: string;
      claimedType: string;
      detectedType: string | null;
      sha256: string;
      bytes: number;
      code: string;
      reason: string;
    };
    /** Subject is the item. Enough to make item, version and its source again. */
    'evidence.received': {
      itemId: string;
      itemRef: string;
      title: string;
      kind: string;
      retentionClass: string;
      versionId: string;
      registrantId: string;
      number: number;
      sha256: string;
      bytes: number;
      fileName: string;
      claimedType: string;
      detectedType: string;
      typeVerdict: TypeVerdict;
      scanState: ScanState;
      sourceParty: string;
      sourceKind: SourceKind;
      obtainedBy: ObtainedBy;
      madeOn: string;
      periodFrom: string | null;
      periodTo: string | null;
      grade: Grade;
      gradeReason: string;
      receivedAt: string;
      receivedBy: string;
      supersedes: string | null;
      uploadId: string;
      sameContentAs: string | null;
    };
    'evidence.used': { versionId: string; uses: { useId: string; obligationId: string }[] };
    'evidence.use-removed': { versionId: string; useId: string; obligationId: string };
    'evidence.decided': {
      versionId: string;
      useId: string;
      obligationId: string;
      decision: 'accepted' | 'rejected';
      reason: string;
    };
    'evidence.changed': { before: { title: string; kind: string }; after: { title: string; kind: string } };
    'evidence.withdrawn': { reason: string; proposedUses: number; decidedUses: number };
    'evidence.downloaded': { versionId: string; sha256: string; inline: boolean };
    'evidence.verified': { versionId: string; sha256: string; intact: boolean };
  }
}
