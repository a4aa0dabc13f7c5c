import { labelOfLane, NO_SOX_CONNECTION, type Lane, type Link, type Requirement } from '../catalogue/catalogue.rules';
import type { AttestationState } from './attestation.rules';

/** What the tracker says of a vendor and a period: one word, most telling first; flags stand beside it. */
export const TRACKER_STATES = [
  'not_scheduled',
  'open',
  'in_preparation',
  'ready',
  'overdue',
  'signed',
  'accepted',
  'returned',
  'declined',
  'withdrawn',
  'lapsed',
] as const;
export type TrackerState = (typeof TRACKER_STATES)[number];

export const TRACKER_WORDS: Record<TrackerState, string> = {
  not_scheduled: 'Not scheduled',
  open: 'Open',
  in_preparation: 'In preparation',
  ready: 'Ready to sign',
  overdue: 'Overdue',
  signed: 'Signed',
  accepted: 'Accepted',
  returned: 'Returned',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
};

const WAITING: readonly string[] = ['open', 'in_preparation', 'ready'];

/** The state on a day (YYYY-MM-DD). An accepted attestation lapses one year after the end of its period. */
export function trackerState(
  attestation: { state: AttestationState; dueOn: string; periodTo: string } | null,
  today: string,
): TrackerState {
  if (!attestation) return 'not_scheduled';
  const { state, dueOn, periodTo } = attestation;
  if (WAITING.includes(state) && dueOn < today) return 'overdue';
  if (state === 'accepted' && today > oneYearAfter(periodTo)) return 'lapsed';
  return state === 'superseded' ? 'returned' : state;
}

const oneYearAfter = (day: string): string => `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}${day.slice(4)}`;

/** The state and its flags in words, for a cell and for a screen reader: "Signed, late, qualified". */
export function trackerWords(
  state: TrackerState,
  flags: { late: boolean; qualified: boolean; changedSince: boolean },
): string {
  return [
    TRACKER_WORDS[state],
    ...(flags.late ? ['late'] : []),
    ...(flags.qualified ? ['qualified'] : []),
    ...(flags.changedSince ? ['changed since'] : []),
  ].join(', ');
}

/** The attestation that stands for a vendor and a period: the live one, else the last that was planned. */
export function standingOf<A extends { state: AttestationState; scheduledAt: string }>(
  attestations: readonly A[],
): A | null {
  const live = attestations.find((one) => [...WAITING, 'signed', 'accepted'].includes(one.state));
  if (live) return live;
  return [...attestations].sort((one, other) => other.scheduledAt.localeCompare(one.scheduledAt))[0] ?? null;
}

export interface ProvisionRow {
  requirement: Requirement;
  /** Strongest link of the requirement to the provision. */
  link: Link;
  lane: Lane;
  laneLabel: string;
  how: string;
}

export interface ProvisionGroup {
  provision: string;
  rows: ProvisionRow[];
}

const STRENGTH: readonly Link[] = ['direct', 'supporting', 'indirect', 'none'];

/**
 * Requirements grouped by the provisions that they name, in the catalogue's order of provisions; those that claim none
 * stand last under one fixed phrase. A requirement stands under every provision that it names.
 */
export function byProvision(requirements: readonly Requirement[], provisions: readonly string[]): ProvisionGroup[] {
  const groups = provisions.map((provision) => ({
    provision,
    rows: requirements.flatMap((requirement) => rowFor(requirement, provision) ?? []),
  }));
  const unclaimed = requirements
    .filter((one) => one.sox.basis.every((basis) => basis.link === 'none' || basis.provisions.length === 0))
    .map((requirement) => row(requirement, { link: 'none', how: requirement.sox.basis[0]?.how ?? '' }));
  return [...groups, { provision: NO_SOX_CONNECTION, rows: unclaimed }].filter((group) => group.rows.length > 0);
}

function rowFor(requirement: Requirement, provision: string): ProvisionRow | null {
  const [strongest] = requirement.sox.basis
    .filter((basis) => basis.link !== 'none' && basis.provisions.includes(provision))
    .sort((one, other) => STRENGTH.indexOf(one.link) - STRENGTH.indexOf(other.link));
  return strongest ? row(requirement, strongest) : null;
}

function row(requirement: Requirement, basis: { link: Link; how: string }): ProvisionRow {
  const { lane } = requirement.sox;
  return { requirement, link: basis.link, lane, laneLabel: labelOfLane(lane), how: basis.how };
}
