import type { Refusal } from '../foundation/refusal';

export const DRAFT_STATES = ['draft', 'approved', 'published', 'withdrawn'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export const DRAFT_DECISIONS = ['approved', 'returned', 'published', 'withdrawn'] as const;
export type DraftDecision = (typeof DRAFT_DECISIONS)[number];

/** Which state each decision leads to, and from where. Nothing comes after published or withdrawn. */
const MOVES: Record<DraftDecision, { from: readonly DraftState[]; to: DraftState }> = {
  approved: { from: ['draft'], to: 'approved' },
  returned: { from: ['draft', 'approved'], to: 'draft' },
  published: { from: ['approved'], to: 'published' },
  withdrawn: { from: ['draft', 'approved'], to: 'withdrawn' },
};

export const stateAfter = (decision: DraftDecision): DraftState => MOVES[decision].to;

const NOT_NOW: Record<DraftDecision, string> = {
  approved: 'Only a draft that is still being edited is approved.',
  returned: 'Only a draft or an approved draft is handed back.',
  published: 'A draft is approved before it is published.',
  withdrawn: 'What is published or withdrawn is not withdrawn as a draft.',
};

/** Why this decision is not open in this state. */
export function refusalToMove(state: DraftState, decision: DraftDecision): Refusal<'wrong_state'> | null {
  if (MOVES[decision].from.includes(state)) return null;
  return { code: 'wrong_state', reason: `This draft is ${state}. ${NOT_NOW[decision]}` };
}

/** An approved draft is what somebody approved: it goes back to its editors before it changes again. */
export function refusalToEdit(state: DraftState): Refusal<'not_a_draft'> | null {
  if (state === 'draft') return null;
  const reason = state === 'approved' ? 'Approved as it stands; have it handed back to change it.' : `It is ${state}.`;
  return { code: 'not_a_draft', reason };
}

export interface DraftFacts {
  /** Everybody who edited any revision. */
  editors: readonly string[];
  /** How many things differ from the base. */
  differences: number;
  /** Version that a draft started now would have for its base, and the one that this draft has. */
  currentBaseId: string;
  baseId: string;
}

type StandRefusal = 'editor_is_not_publisher' | 'nothing_differs' | 'base_superseded';

/** SD-11, and what has to hold of a draft that somebody stands behind. */
export function refusalToStandBehind(personId: string, facts: DraftFacts): Refusal<StandRefusal> | null {
  if (facts.editors.includes(personId))
    return {
      code: 'editor_is_not_publisher',
      reason: 'You edited this draft, so somebody else has to approve and publish it.',
    };
  if (facts.differences === 0)
    return { code: 'nothing_differs', reason: 'This draft says the same as its base; there is nothing to publish.' };
  if (facts.currentBaseId === facts.baseId) return null;
  return {
    code: 'base_superseded',
    reason:
      'Another version was published since this draft was started; publishing it would undo that one. Start anew.',
  };
}

export const VERSION_STATES = ['published', 'superseded', 'withdrawn'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

interface Standing {
  id: string;
  isOwn: boolean;
  withdrawn: boolean;
}

/**
 * What became of each published version, newest first: withdrawn where somebody withdrew it; the newest own one that
 * was not is in use, and every other is superseded. Shipped versions stand until a newer shipped one or an own one.
 */
export function versionStates(newestFirst: readonly Standing[]): Map<string, VersionState> {
  const standing = newestFirst.filter(({ withdrawn }) => !withdrawn);
  const inUse = standing.find(({ isOwn }) => isOwn) ?? standing[0];
  return new Map(
    newestFirst.map(({ id, withdrawn }) => [
      id,
      withdrawn ? 'withdrawn' : id === inUse?.id ? 'published' : 'superseded',
    ]),
  );
}
