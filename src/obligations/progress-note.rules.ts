import type { Refusal } from '../foundation/refusal';
import { refusalToMoveProgress, type Conclusion, type Progress } from './obligation-state.rules';

export interface ProgressNote {
  from: Progress;
  to: Progress;
  conclusion: Conclusion | null;
  /** Who notes it; the registrant's people act for themselves in their own programme. */
  by: 'owner' | 'registrant';
}

export type NoteRefusal = 'not_the_owner' | 'concluded' | 'progress_move_not_allowed';

/**
 * True when there is nothing to write: it stands there already, or the owner brings more to what it has submitted. A
 * submission that carries lines of its own may take a not-started obligation along, so that move is none to refuse.
 */
export function staysAsNoted({ from, to, by }: ProgressNote): boolean {
  return from === to || (by === 'owner' && from === 'submitted');
}

/** The owner moves progress forward; the registrant hands back what was submitted and not yet concluded as met. */
export function refusalToNote(note: ProgressNote): Refusal<NoteRefusal> | null {
  const { from, to, by } = note;
  if (from === 'submitted' && to === 'in_progress') return refusalToHandBack(note);
  if (by === 'registrant') return { code: 'not_the_owner', reason: 'Only the vendor moves its own progress forward.' };
  if (from === 'not_started' && to === 'submitted') return null;
  const code = refusalToMoveProgress(from, to);
  return code && { code, reason: `Progress does not go from ${words(from)} to ${words(to)}.` };
}

function refusalToHandBack({ conclusion }: ProgressNote): Refusal<NoteRefusal> | null {
  if (conclusion !== 'met' && conclusion !== 'met_with_exceptions') return null;
  return { code: 'concluded', reason: 'This is concluded as met and is no longer handed back.' };
}

const words = (progress: Progress): string => progress.replaceAll('_', ' ');
