import type { EnteredHow } from './step-results.rules';

/** How a result came in, and which attempt it puts right. */
export class EnteredView {
  enteredHow: EnteredHow;
  correctsAttempt: number | null;
  correctionReason: string | null;
}
