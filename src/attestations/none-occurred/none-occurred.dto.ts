import type { NoneOccurredState } from './none-occurred.rules';

export class NoneOccurredText {
  version: number;
  text: string;
  sha256: string;
}

export class SignedNoneOccurred {
  id: string;
  state: NoneOccurredState;
  fromOn: string;
  toOn: string;
  signerName: string;
  signerTitle: string;
  signedAt: string;
  localTime: string;
  late: boolean;
  shownText: string;
  shownSha256: string;
  decidedByName: string | null;
  decidedAt: string | null;
  reason: string;
  /** The recorded event that says otherwise, with its day. */
  supersededByWords: string | null;
  supersededAt: string | null;
}

/** A real event of the period that the requirement looks for. */
export class DisruptionBeside {
  id: string;
  ref: string;
  title: string;
  occurredOn: string;
  recoveredOn: string | null;
  wasActivated: boolean;
  /** With it, nobody can state that nothing occurred. */
  contradicts: boolean;
}

/** A statement that stands although a recorded disruption says otherwise. */
export class Contradiction {
  obligationId: string;
  requirementCode: string;
  title: string;
  periodCode: string;
  state: NoneOccurredState;
  signerName: string;
  signedAt: string;
}

export class ContradictionList {
  items: Contradiction[];
  total: number;
}

export class NoneOccurredView {
  obligationId: string;
  /** False where the requirement is not waiting for such a statement. */
  applies: boolean;
  /** First day on which it can be signed, `YYYY-MM-DD`. */
  signedFrom: string;
  /** The statement as the one who asks would sign it today. */
  statement: NoneOccurredText;
  /** Why it cannot be signed today by the one who asks; null for the attestor who may. */
  refusal: string | null;
  /** Earliest first. */
  disruptions: DisruptionBeside[];
  /** Latest first. */
  signed: SignedNoneOccurred[];
}
