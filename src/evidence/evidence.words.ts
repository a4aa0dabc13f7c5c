/** The closed vocabularies of evidence; the database's CHECKs say the same. */
export const SOURCE_KINDS = ['issuer', 'third_party', 'system', 'vendor_staff', 'statement'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const OBTAINED_BY = ['downloaded_from_issuer', 'observed', 'supplied_by_vendor'] as const;
export type ObtainedBy = (typeof OBTAINED_BY)[number];

export const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
export type Grade = (typeof GRADES)[number];

export const UPLOAD_STATES = ['open', 'finished', 'refused', 'cancelled'] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];

export type TypeVerdict = 'match' | 'mismatch' | 'unknown';
export type ScanState = 'not_scanned' | 'clean' | 'refused';
export type UseState = 'proposed' | 'accepted' | 'rejected';

/** What the uploader said of a file, checked when the upload began. Dates are `YYYY-MM-DD`. */
export interface UploadFacts {
  fileName: string;
  claimedType: string;
  title: string;
  kind: string;
  sourceParty: string;
  sourceKind: SourceKind;
  obtainedBy: ObtainedBy;
  madeOn: string;
  periodFrom: string | null;
  periodTo: string | null;
  obligationIds: string[];
  supersedesVersionId: string | null;
  /** The digest that the sender computed, if it did: received bytes that differ are refused. */
  expectedSha256: string | null;
}
