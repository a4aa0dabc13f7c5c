import { TrailReceipt } from '../../audit-trail/tree/trail-receipt.dto';
import type { ScanState, TypeVerdict } from '../../evidence/evidence.words';

/** That a file was disposed of when its retention was over: its record and digest stay. */
export class DisposedUnder {
  /** Of the disposal. */
  id: string;
  ref: string;
  /** ISO 8601 UTC. */
  at: string;
}

/** A file that the registrant's people brought for a request. */
export class RequestFileView {
  id: string;
  ref: string;
  title: string;
  /** Where it is from, in the words of who brought it. */
  source: string;
  fileName: string;
  bytes: number;
  /** Lower-case hex SHA-256 of the bytes as received, taken before anything else read them. */
  sha256: string;
  detectedType: string;
  typeVerdict: TypeVerdict;
  scanState: ScanState;
  retentionClass: string;
  broughtBy: string;
  /** Server time, ISO 8601 UTC. */
  receivedAt: string;
  /** Numbers of the deliveries that hold it. */
  deliveries: number[];
  /** Null while it is kept. */
  disposal: DisposedUnder | null;
}

/** What stays with who brought a file, as proof that it arrived, and when. */
export class RequestFileReceipt extends RequestFileView {
  requestId: string;
  requestRef: string;
  /** The event that recorded it, and the newest signed head of the trail. */
  trail: TrailReceipt;
}
