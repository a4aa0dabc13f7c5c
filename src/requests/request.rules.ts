import type { Refusal } from '../foundation/refusal';
import { daysBetween } from '../obligations/iso-date.rules';

export const REQUEST_STATES = [
  'draft',
  'requested',
  'accepted',
  'in_progress',
  'internal_check',
  'delivered',
  'returned',
  'closed',
  'not_applicable',
  'withdrawn',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_WORDS: Record<RequestState, string> = {
  draft: 'Draft',
  requested: 'Requested',
  accepted: 'Accepted',
  in_progress: 'In progress',
  internal_check: 'Internal check',
  delivered: 'Delivered',
  returned: 'Returned',
  closed: 'Closed',
  not_applicable: 'Not applicable',
  withdrawn: 'Withdrawn',
};

/** The auditor asks and closes; the client answers. */
export type Side = 'auditor' | 'client';

interface Move {
  to: RequestState;
  by: Side;
}

/** Every move that there is; anything else is refused. The database says the same. */
export const REQUEST_MOVES: Record<RequestState, readonly Move[]> = {
  draft: [
    { to: 'requested', by: 'auditor' },
    { to: 'withdrawn', by: 'auditor' },
  ],
  requested: [
    { to: 'accepted', by: 'client' },
    { to: 'not_applicable', by: 'client' },
    { to: 'withdrawn', by: 'auditor' },
  ],
  accepted: [
    { to: 'in_progress', by: 'client' },
    { to: 'not_applicable', by: 'client' },
    { to: 'withdrawn', by: 'auditor' },
  ],
  in_progress: [{ to: 'internal_check', by: 'client' }],
  internal_check: [
    { to: 'delivered', by: 'client' },
    { to: 'in_progress', by: 'client' },
  ],
  delivered: [
    { to: 'closed', by: 'auditor' },
    { to: 'returned', by: 'auditor' },
  ],
  returned: [{ to: 'in_progress', by: 'client' }],
  closed: [],
  not_applicable: [],
  withdrawn: [],
};

export const sideOf = (role: string): Side => (role === 'external_auditor' ? 'auditor' : 'client');

export type RequestRefusal =
  | 'move-not-allowed'
  | 'other-side'
  | 'not-the-owner'
  | 'preparer-checks'
  | 'asked-already'
  | 'period-backwards'
  | 'due-in-the-past'
  | 'reason-missing'
  | 'other-vendor';

/** Null when this side may move the request so. */
export function refusalToMoveRequest(
  request: { ref: string; state: RequestState },
  to: RequestState,
  by: Side,
): Refusal<RequestRefusal> | null {
  const move = REQUEST_MOVES[request.state].find((one) => one.to === to);
  const was = REQUEST_WORDS[request.state].toLowerCase();
  if (!move)
    return { code: 'move-not-allowed', reason: `${request.ref} is ${was}, so it does not become ${wordOf(to)}.` };
  if (move.by === by) return null;
  const whose = move.by === 'auditor' ? 'Only the auditor can do this' : 'Only the registrant can do this';
  return { code: 'other-side', reason: `${whose}: ${request.ref} is ${was}.` };
}

const wordOf = (state: RequestState): string => REQUEST_WORDS[state].toLowerCase();

/** A request keeps its words once it was asked: what is delivered answers exactly these. */
export function refusalToReword(request: { ref: string; state: RequestState }): Refusal<RequestRefusal> | null {
  if (request.state === 'draft') return null;
  return {
    code: 'asked-already',
    reason: `${request.ref} was asked already. Withdraw it and ask anew, or add a note.`,
  };
}

/** Who may see a request follows from its vendor, so that it stays what it was drafted for. */
export function refusalToMoveVendor(
  request: { vendorId: string | null },
  vendorId: string | null,
): Refusal<RequestRefusal> | null {
  if (request.vendorId === vendorId) return null;
  return {
    code: 'other-vendor',
    reason: 'A draft keeps its vendor. Withdraw it and ask anew for another one.',
    pointer: '/vendorId',
  };
}

/** Dates are YYYY-MM-DD. */
export function refusalsOfWording(given: {
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  today: string;
}): (Refusal<RequestRefusal> | null)[] {
  const { periodFrom, periodTo, dueOn, today } = given;
  return [
    periodFrom > periodTo
      ? { code: 'period-backwards', reason: 'The period ends before it begins.', pointer: '/periodTo' }
      : null,
    dueOn < today ? { code: 'due-in-the-past', reason: 'The day has passed already.', pointer: '/dueOn' } : null,
  ];
}

/** Whoever prepared a delivery does not check it. */
export function refusalToCheck(facts: { preparedBy: string; checkerId: string }): Refusal<RequestRefusal> | null {
  if (facts.preparedBy !== facts.checkerId) return null;
  return { code: 'preparer-checks', reason: 'You prepared this delivery, so somebody else checks it.' };
}

/** The owner of a request works on it; another takes it over first. */
export function refusalToWorkOn(facts: {
  ref: string;
  ownerId: string | null;
  actorId: string;
}): Refusal<RequestRefusal> | null {
  if (facts.ownerId === facts.actorId) return null;
  return {
    code: 'not-the-owner',
    reason: `Somebody else owns ${facts.ref}. Make yourself its owner to prepare a delivery.`,
  };
}

/** What waits for its check goes back by the check, not by a new start. */
export const refusalToStart = ({ ref, state }: { ref: string; state: RequestState }): Refusal<RequestRefusal> | null =>
  state === 'internal_check' ? { code: 'move-not-allowed', reason: `${ref} waits for its internal check.` } : null;

/** A request changes hands while it is open and in somebody's. */
export function refusalToChangeOwner(request: {
  ref: string;
  state: RequestState;
  ownerId: string | null;
}): Refusal<RequestRefusal> | null {
  if (isOpen(request.state) && request.ownerId !== null) return null;
  return { code: 'move-not-allowed', reason: `${request.ref} has nobody to take it over from.` };
}

const ENDED: readonly RequestState[] = ['closed', 'not_applicable', 'withdrawn'];

export const isOpen = (state: RequestState): boolean => !ENDED.includes(state);

/** Waiting for the registrant: neither ended, nor a draft, nor in the auditor's hands. */
export const waitsForClient = (state: RequestState): boolean =>
  isOpen(state) && state !== 'draft' && state !== 'delivered';

/** Days past its due date while the registrant has it; null when it is not overdue. */
export function overdueDays(request: { state: RequestState; dueOn: string }, today: string): number | null {
  if (!waitsForClient(request.state)) return null;
  const days = daysBetween(request.dueOn, today);
  return days > 0 ? days : null;
}

export const AGE_BANDS = ['0-7', '8-14', '15-30', 'over 30'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** How long a request has been open, in days since it was asked. */
export function ageBand(days: number): AgeBand {
  if (days <= 7) return '0-7';
  if (days <= 14) return '8-14';
  return days <= 30 ? '15-30' : 'over 30';
}
