import type { Refusal } from '../../foundation/refusal';

/** Development, maintenance, training and exercising: the four things a continuity programme does, each on a date. */
export const ACTIVITY_KINDS = ['development', 'maintenance', 'training', 'exercising'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const PROGRAMME_STATES = ['draft', 'proposed', 'agreed', 'returned', 'superseded'] as const;
export type ProgrammeState = (typeof PROGRAMME_STATES)[number];

/** Every move there is; the database's guard holds the same list. A new number takes the place of an agreed one. */
export const PROGRAMME_MOVES: Record<ProgrammeState, readonly ProgrammeState[]> = {
  draft: ['proposed'],
  returned: ['proposed'],
  proposed: ['agreed', 'returned'],
  agreed: ['superseded'],
  superseded: [],
};

const WORDS: Record<ProgrammeState, string> = {
  draft: 'is a draft',
  returned: 'came back',
  proposed: 'waits for the registrant',
  agreed: 'is agreed',
  superseded: 'was replaced by a later one',
};

export function refusalToMove(from: ProgrammeState, to: ProgrammeState): Refusal<'no-such-move'> | null {
  if (PROGRAMME_MOVES[from].includes(to)) return null;
  return { code: 'no-such-move', reason: `This programme ${WORDS[from]}; it cannot become ${to} from there.` };
}

export interface ActivityFacts {
  kind: ActivityKind;
  /** YYYY-MM-DD; null until it is set. */
  plannedOn: string | null;
  ownerName: string;
}

/** What keeps a programme from being proposed: one of the four activities without a day in the year or an owner. */
export function refusalsToPropose(
  activities: readonly ActivityFacts[],
  year: { startsOn: string; endsOn: string },
): Refusal[] {
  return ACTIVITY_KINDS.flatMap((kind): Refusal[] => {
    const activity = activities.find((one) => one.kind === kind);
    const pointer = `/activities/${ACTIVITY_KINDS.indexOf(kind)}`;
    const name = kind.charAt(0).toUpperCase() + kind.slice(1);
    if (activity?.plannedOn == null)
      return [{ code: 'activity-without-date', reason: `${name} has no day in this year.`, pointer }];
    const { plannedOn } = activity;
    const outside = plannedOn < year.startsOn || plannedOn > year.endsOn;
    const errors: Refusal[] = [];
    if (outside)
      errors.push({
        code: 'outside-the-year',
        reason: `${name} is not planned within ${year.startsOn} to ${year.endsOn}.`,
        pointer: `${pointer}/plannedOn`,
      });
    if (activity.ownerName.trim() === '')
      errors.push({ code: 'owner-missing', reason: `${name} has no owner.`, pointer: `${pointer}/ownerName` });
    return errors;
  });
}

/** Who proposed does not agree; returning needs a reason, and so does agreeing to a plan that lacks something. */
export function refusalToDecide(facts: {
  decision: 'agreed' | 'returned';
  note: string;
  proposedBy: string | null;
  decider: string;
  missing: readonly string[];
}): Refusal<'own-proposal' | 'note-missing'> | null {
  if (facts.proposedBy === facts.decider)
    return { code: 'own-proposal', reason: 'Who proposes a programme does not agree to it.' };
  if (facts.note.trim() !== '') return null;
  const pointer = '/note';
  if (facts.decision === 'returned') return { code: 'note-missing', reason: 'Say what has to change.', pointer };
  const [first] = facts.missing;
  if (first === undefined) return null;
  return { code: 'note-missing', reason: `${first} Say why it is agreed all the same.`, pointer };
}
