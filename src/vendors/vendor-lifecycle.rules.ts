import type { Role } from '../foundation/actor';
import type { Refusal } from '../foundation/refusal';

export const VENDOR_STATES = ['prospect', 'onboarding', 'active', 'suspended', 'exiting', 'exited'] as const;
export type VendorState = (typeof VENDOR_STATES)[number];

/** What has to be true of a vendor before it becomes active. Higher rooms answer what they alone know. */
export const GROUNDS = ['scope', 'contacts', 'authority'] as const;
export type Ground = (typeof GROUNDS)[number];

/** `not_asked`: no room of this portal answers for the ground, and the record of the move says so. */
export interface GroundAnswer {
  ground: Ground;
  answer: 'holds' | 'missing' | 'not_asked';
  detail: string;
}

interface Move {
  to: VendorState;
  by: readonly Role[];
  grounds: readonly Ground[];
}

const FIRST_OR_SECOND: readonly Role[] = ['relationship_owner', 'compliance_officer'];
const OFFICER: readonly Role[] = ['compliance_officer'];

/** Every move there is; whatever is not listed is refused (domain model, 3). */
export const VENDOR_MOVES: Record<VendorState, readonly Move[]> = {
  prospect: [{ to: 'onboarding', by: FIRST_OR_SECOND, grounds: [] }],
  onboarding: [{ to: 'active', by: OFFICER, grounds: GROUNDS }],
  active: [
    { to: 'suspended', by: OFFICER, grounds: [] },
    { to: 'exiting', by: FIRST_OR_SECOND, grounds: [] },
  ],
  suspended: [
    { to: 'active', by: OFFICER, grounds: [] },
    { to: 'exiting', by: FIRST_OR_SECOND, grounds: [] },
  ],
  exiting: [{ to: 'exited', by: ['second_line_approver'], grounds: [] }],
  exited: [],
};

export type VendorMoveRefusal = 'move_not_allowed' | 'role_not_allowed' | 'reason_missing' | 'ground_missing';

export interface WantedMove {
  from: VendorState;
  to: VendorState;
  role: Role | 'system';
  reason: string;
  grounds: readonly GroundAnswer[];
}

const STATE_WORDS: Record<VendorState, string> = {
  prospect: 'a prospect',
  onboarding: 'onboarding',
  active: 'active',
  suspended: 'suspended',
  exiting: 'exiting',
  exited: 'exited',
};

const ROLE_WORDS: Partial<Record<Role, string>> = {
  relationship_owner: 'a relationship owner',
  compliance_officer: 'a compliance officer',
  second_line_approver: 'a second-line approver',
};

export function groundsAskedFor(from: VendorState, to: VendorState): readonly Ground[] {
  return VENDOR_MOVES[from].find((move) => move.to === to)?.grounds ?? [];
}

/** The states a vendor may go to from here, and which roles move it there. */
export function movesFrom(state: VendorState): { to: VendorState; by: readonly Role[] }[] {
  return VENDOR_MOVES[state].map(({ to, by }) => ({ to, by }));
}

/** Null when the table has the move. */
export function refusalOfMove(from: VendorState, to: VendorState): Refusal<VendorMoveRefusal> | null {
  if (VENDOR_MOVES[from].some((move) => move.to === to)) return null;
  const next = VENDOR_MOVES[from].map((move) => STATE_WORDS[move.to]);
  const possible = next.length > 0 ? `From here it can only become ${next.join(' or ')}.` : 'This state is final.';
  const reason = `A vendor that is ${STATE_WORDS[from]} cannot become ${STATE_WORDS[to]}. ${possible}`;
  return { code: 'move_not_allowed', reason, pointer: '/to' };
}

/** Everything that stands against a move that the table has: the role, a missing reason, each ground that does not hold. */
export function refusalsToMove(wanted: WantedMove): Refusal<VendorMoveRefusal>[] {
  const move = VENDOR_MOVES[wanted.from].find(({ to }) => to === wanted.to);
  if (!move) return [refusalOfMove(wanted.from, wanted.to)].filter((refusal) => refusal !== null);
  const refusals: Refusal<VendorMoveRefusal>[] = [];
  if (!move.by.some((role) => role === wanted.role)) {
    const who = move.by.map((role) => ROLE_WORDS[role] ?? role).join(' or ');
    refusals.push({ code: 'role_not_allowed', reason: `Only ${who} makes this move.`, pointer: '/to' });
  }
  if (wanted.reason.trim() === '')
    refusals.push({ code: 'reason_missing', reason: 'Give the reason for this move.', pointer: '/reason' });
  const missing = wanted.grounds.filter(({ ground, answer }) => move.grounds.includes(ground) && answer === 'missing');
  return [...refusals, ...missing.map(missingGround)];
}

const missingGround = ({ detail }: GroundAnswer): Refusal<VendorMoveRefusal> => ({
  code: 'ground_missing',
  reason: detail,
  pointer: '/to',
});

/** Contacts hold when there is at least one and every one was verified. */
export function groundOfContacts(contacts: readonly { name: string; verifiedOn: string | null }[]): GroundAnswer {
  const open = contacts.filter(({ verifiedOn }) => verifiedOn === null).map(({ name }) => name);
  if (contacts.length === 0)
    return { ground: 'contacts', answer: 'missing', detail: 'The vendor has no contact yet. Add one and verify it.' };
  if (open.length > 0)
    return { ground: 'contacts', answer: 'missing', detail: `Not verified yet: ${open.join(', ')}.` };
  return { ground: 'contacts', answer: 'holds', detail: `${contacts.length} verified.` };
}
