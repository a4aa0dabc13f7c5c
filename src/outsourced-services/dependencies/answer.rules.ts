import type { Refusal } from '../../foundation/refusal';
import type { Objection } from './dependency-words.rules';

export interface AnswerGiven {
  answer: 'confirmed' | 'objected';
  objection: Objection | null;
  note: string;
  /** Whether somebody of the vendor that was asked answers. */
  isTheirs: boolean;
}

/** An objection says what it is about and why; only those who were asked answer. */
export function refusalOfAnswer({ answer, objection, note, isTheirs }: AnswerGiven): Refusal | null {
  if (!isTheirs) return { code: 'not_asked', reason: 'Only the vendor that was asked answers.', pointer: '' };
  if (answer === 'confirmed')
    return objection === null
      ? null
      : { code: 'both', reason: 'A confirmation has no objection.', pointer: '/objection' };
  if (objection === null)
    return { code: 'objection_missing', reason: 'Say what you object to.', pointer: '/objection' };
  return note === ''
    ? { code: 'note_missing', reason: 'Say why, so that the other side can correct it.', pointer: '/note' }
    : null;
}
