import type { LeftOut, PopulationTotal } from './populations/population.rules';
import type { ScanState, TypeVerdict } from '../evidence/evidence.words';
import type { DeliveryKind } from './delivery.entity';
import type { RequestState } from './request.rules';

interface FileSaid {
  title: string;
  source: string;
  fileName: string;
  claimedType: string;
  bytes: number;
}

interface Wording {
  auditorRef: string;
  control: string;
  wanted: string;
  format: string;
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  vendorId: string | null;
  populationId: string | null;
  sampleId: string | null;
}

declare module '../audit-trail/deeds' {
  interface Deeds {
    'population.frozen': {
      kind: string;
      periodId: string;
      requirement: string | null;
      queryWords: string;
      queryCode: string;
      parameters: Record<string, string | null>;
      runAt: string;
      rows: number;
      sourceRows: number;
      leftOut: LeftOut[];
      totals: PopulationTotal[];
      sha256: string;
      bytes: number;
      linesSha256: string;
    };
    'population.downloaded': { sha256: string };
    'sample.picked': {
      populationId: string;
      populationSha256: string;
      purpose: string;
      method: string;
      algorithm: string | null;
      seed: string | null;
      reason: string;
      replacementRule: string;
      items: number[];
    };
    'sample.item-replaced': { out: number; by: number; reason: string };
    'sample.packets-asked': { packets: { vendorId: string; packetId: string; builtForIt: boolean }[]; asOf: string };
    'request-list.opened': { title: string; auditFirm: string; periodId: string };
    'audit-request.drafted': Wording & { listId: string; number: number };
    'audit-request.changed': { before: Wording; after: Wording };
    'audit-request.moved': {
      from: RequestState;
      to: RequestState;
      reason: string;
      listId: string;
      number: number;
      wanted: string;
      dueOn: string;
      ownerId: string | null;
    };
    'audit-request.owner-changed': { before: string | null; after: string };
    'audit-request.noted': { words: string; byAuditor: boolean; ownerId?: string | null };
    'audit-request.delivery-prepared': {
      number: number;
      answer: string;
      items: { kind: DeliveryKind; targetId: string; label: string; sha256: string; bytes: number }[];
    };
    'request-file.begun': FileSaid & { requestId: string; requestRef: string };
    /** `sha256` was taken of the bytes as received, before anything else read them. */
    'request-file.received': FileSaid & {
      requestId: string;
      sha256: string;
      detectedType: string;
      typeVerdict: TypeVerdict;
      scanState: ScanState;
      retentionClass: string;
    };
    'request-file.refused': Omit<FileSaid, 'title' | 'source'> & {
      sha256: string;
      detectedType: string;
      code: string;
      reason: string;
    };
    'request-file.cancelled': { fileName: string; how: 'cancelled' | 'lost' };
    'request-file.expired': { afterMinutes: number };
    'request-file.downloaded': { sha256: string };
    'audit-request.delivery-checked': { number: number; decision: 'passed' | 'sent_back'; reason: string };
  }
}
export {};
