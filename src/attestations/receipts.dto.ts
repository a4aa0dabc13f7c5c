import { TrailReceipt } from '../audit-trail/tree/trail-receipt.dto';

/** What the signer keeps as proof of what was signed, by whom and when, also against the house that it was signed in. */
export class SignedReceipt {
  /** Of the attestation or the change confirmation. */
  id: string;
  ref: string;
  vendorName: string;
  signerName: string;
  signerTitle: string;
  /** Server time, ISO 8601 UTC. */
  signedAt: string;
  /** The text word for word, as it was shown. */
  text: string;
  /** SHA-256 of the text's UTF-8 bytes, lower-case hex; it stands in the event too. */
  textSha256: string;
  /** The event that recorded the signature, and the newest signed head of the trail. */
  trail: TrailReceipt;
}
