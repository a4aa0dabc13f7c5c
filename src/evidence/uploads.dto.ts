import { IsIn, IsOptional } from 'class-validator';
import { TrailReceipt } from '../audit-trail/tree/trail-receipt.dto';
import { UPLOAD_STATES, type ScanState, type TypeVerdict, type UploadState } from './evidence.words';

export class UploadQuery {
  @IsOptional() @IsIn(UPLOAD_STATES) state?: UploadState;
}

export class UploadView {
  id: string;
  fileName: string;
  title: string;
  /** Kind of evidence in the catalogue, for example `EV-RST`. */
  kind: string;
  claimedType: string;
  bytes: number;
  receivedBytes: number;
  state: UploadState;
  /** Why it was refused, or how it came to an end. */
  refusedReason: string | null;
  sha256: string | null;
  createdAt: string;
  finishedAt: string | null;
  evidenceVersionId: string | null;
}

export class UploadList {
  items: UploadView[];
  total: number;
}

/** What the vendor keeps as proof that the bytes arrived, and when. */
export class EvidenceReceipt {
  uploadId: string;
  itemId: string;
  itemRef: string;
  versionId: string;
  number: number;
  title: string;
  kind: string;
  fileName: string;
  bytes: number;
  /** Lower-case hex SHA-256 of the bytes as received, taken before anything else read them. */
  sha256: string;
  claimedType: string;
  detectedType: string;
  typeVerdict: TypeVerdict;
  scanState: ScanState;
  /** Server time, ISO 8601 UTC. */
  receivedAt: string;
  receivedByName: string;
  vendorName: string;
  /** Reference of earlier evidence of this vendor with the very same bytes, for example `EV-0007`. */
  sameContentAs: string | null;
  /** The event of the trail that recorded the receipt. */
  eventId: string;
  /** That event, and the newest signed head of the trail, to keep elsewhere. */
  trail: TrailReceipt;
}
