import type { Refusal } from '../../foundation/refusal';

export const CONFIRMATION_STATES = ['open', 'ready', 'signed', 'accepted', 'returned', 'declined'] as const;
export type ConfirmationState = (typeof CONFIRMATION_STATES)[number];
export type ConfirmationDecisionValue = 'declined' | 'accepted' | 'returned';

/** Every move there is. What is signed is never edited; a returned one is followed by the next. */
export const CONFIRMATION_MOVES: Record<ConfirmationState, readonly ConfirmationState[]> = {
  open: ['ready', 'declined'],
  ready: ['ready', 'signed', 'declined'],
  signed: ['accepted', 'returned'],
  accepted: [],
  returned: [],
  declined: [],
};

export const WAITING_CONFIRMATIONS: readonly ConfirmationState[] = ['open', 'ready'];

export function refusalToMoveConfirmation(
  from: ConfirmationState,
  to: ConfirmationState,
): Refusal<'confirmation-state'> | null {
  if (CONFIRMATION_MOVES[from].includes(to)) return null;
  return { code: 'confirmation-state', reason: `This change confirmation is ${from}: it cannot become ${to}.` };
}

/** Something that changed since the last attestation. A catalogue event makes requirements due again when it is signed. */
export interface Change {
  /** Name of the catalogue's event (`site_changed`, …), or null for a change that it does not name. */
  event: string | null;
  /** Day on which it happened, YYYY-MM-DD. */
  happenedOn: string;
  text: string;
}

export type ChangeRefusal = 'in-the-future' | 'unknown-event' | 'named-twice' | 'text-missing';

/** Why these changes cannot be stated; pointers name the place in the request. */
export function refusalsOfChanges(
  changes: readonly Change[],
  known: { today: string; events: readonly string[] },
): Refusal<ChangeRefusal>[] {
  const seen = new Set<string>();
  return changes.flatMap((change, index) => {
    const refusal = refusalOfChange(change, known, seen);
    if (change.event !== null) seen.add(`${change.event} ${change.happenedOn}`);
    return refusal ? [{ ...refusal, pointer: `/changes/${index}${refusal.pointer ?? ''}` }] : [];
  });
}

function refusalOfChange(
  change: Change,
  known: { today: string; events: readonly string[] },
  seen: ReadonlySet<string>,
): Refusal<ChangeRefusal> | null {
  if (change.text.trim() === '') return { code: 'text-missing', reason: 'Say what changed.', pointer: '/text' };
  if (change.happenedOn > known.today)
    return { code: 'in-the-future', reason: 'This day has not come yet.', pointer: '/happenedOn' };
  if (change.event === null) return null;
  if (!known.events.includes(change.event))
    return { code: 'unknown-event', reason: `The catalogue has no event ${change.event}.`, pointer: '/event' };
  if (!seen.has(`${change.event} ${change.happenedOn}`)) return null;
  return { code: 'named-twice', reason: 'This event of that day is named twice.', pointer: '/event' };
}

/** Days after a quarter's end by which Form 10-Q is filed: 40 for accelerated filers, 45 for others (Form 10-Q, General Instruction A.1). */
export const FILING_DAYS = { large_accelerated: 40, accelerated: 40, non_accelerated: 45 } as const;
export type FilerStatus = keyof typeof FILING_DAYS;

const MS_PER_DAY = 86_400_000;
const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10);

/**
 * The rule printed beside the due date: the catalogue's own words for the day, and the day that it has to precede. The
 * registrant certifies its quarter with Form 10-Q; a vendor's word that comes later cannot stand behind it.
 */
export function dueRuleWords(facts: {
  dueRule: string;
  dueOn: string;
  quarterEndsOn: string;
  filerStatus: FilerStatus;
}): string {
  const filing = plusDays(facts.quarterEndsOn, FILING_DAYS[facts.filerStatus]);
  const status = facts.filerStatus.replaceAll('_', ' ');
  const standing = facts.dueOn < filing ? 'before' : 'not before';
  return `${facts.dueRule}; ${standing} the registrant certifies the quarter, at the latest with Form 10-Q by ${filing} (${FILING_DAYS[facts.filerStatus]} days, ${status} filer)`;
}

/** The quarter's last day, as the due rule of its obligation names it; the due day itself where it names none. */
export function quarterEndOf(dueRule: string, dueOn: string): string {
  return /ends (\d{4}-\d{2}-\d{2})/.exec(dueRule)?.[1] ?? dueOn;
}

/** What an accepted confirmation says of its obligation: late is an exception, a change that was named is not. */
export function conclusionOfConfirmation(facts: {
  ref: string;
  signerName: string;
  signedOn: string;
  dueOn: string;
  changes: number;
}): { conclusion: 'met' | 'met_with_exceptions'; reason: string } {
  const { ref, signerName, signedOn, dueOn, changes } = facts;
  const named = changes === 0 ? 'No change named.' : `${changes} ${changes === 1 ? 'change' : 'changes'} named.`;
  const late = signedOn > dueOn ? ` Late: due ${dueOn}.` : '';
  const reason = `${ref}, signed by ${signerName} on ${signedOn}, accepted. ${named}${late}`;
  return { conclusion: late === '' ? 'met' : 'met_with_exceptions', reason };
}
