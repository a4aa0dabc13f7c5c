import type { Tier } from '../../catalogue/catalogue.rules';
import type { AlternateTerms } from './alternate-terms.rules';
import type { TrialResult } from './alternate-words.rules';

/** A trial counts for a year and the days of grace. */
export const TRIAL_COUNTS_FOR_DAYS = 395;

export type AlternateGapCode =
  | 'expired'
  | 'ends_in_period'
  | 'not_begun'
  | 'never_tried'
  | 'trial_old'
  | 'trial_short'
  | 'slower_than_promised'
  | 'slower_than_rto'
  | 'shares_hazard'
  | 'hazards_unknown'
  | 'shared_without_priority'
  | 'relied_on_not_reserved'
  | 'capacity_unknown';

export interface AlternateGap {
  code: AlternateGapCode;
  severity: 'minor' | 'major' | 'critical';
  text: string;
}

export interface AlternateFacts extends AlternateTerms {
  name: string;
  seats: number;
  reliedOn: boolean;
  hazardZones: readonly string[];
  /** Hazard zones of the site that it stands in for; null when it stands in for none. */
  siteHazardZones: readonly string[] | null;
  services: readonly { ref: string; tier: Tier | null; rtoMinutes: number | null; capacityPct: number | null }[];
  /** The newest trial. */
  trial: { triedOn: string; minutes: number; seatsReached: number; result: TrialResult } | null;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const gap = (severity: AlternateGap['severity'], code: AlternateGapCode, text: string): AlternateGap[] => [
  { code, severity, text },
];

/** What is missing about a place on a day. `periodEnd` is the last day of the open period, where there is one. */
export function gapsOfAlternate(facts: AlternateFacts, today: string, periodEnd: string | null): AlternateGap[] {
  return [
    ...gapsOfDays(facts, today, periodEnd),
    ...gapsOfTrial(facts, today),
    ...gapsOfTime(facts),
    ...gapsOfHazards(facts),
    ...gapsOfPromise(facts),
  ];
}

function gapsOfDays({ agreementFrom, agreementTo }: AlternateFacts, today: string, end: string | null): AlternateGap[] {
  if (agreementTo !== null && agreementTo < today)
    return gap('critical', 'expired', `The agreement ended on ${agreementTo}.`);
  if (agreementFrom !== null && agreementFrom > today)
    return gap('major', 'not_begun', `The agreement begins on ${agreementFrom}.`);
  if (agreementTo !== null && end !== null && agreementTo < end)
    return gap('major', 'ends_in_period', `The agreement ends on ${agreementTo}, before the period does (${end}).`);
  return [];
}

function gapsOfTrial({ trial, readyMinutes, seats }: AlternateFacts, today: string): AlternateGap[] {
  if (!trial) return gap('major', 'never_tried', 'Nobody has tried it.');
  const age = dayNumber(today) - dayNumber(trial.triedOn);
  const slower = readyMinutes !== null && trial.minutes > readyMinutes;
  return [
    ...(age > TRIAL_COUNTS_FOR_DAYS ? gap('major', 'trial_old', `It was last tried ${age} days ago.`) : []),
    ...(trial.result !== 'as_promised' || trial.seatsReached < seats
      ? gap('major', 'trial_short', `The last trial reached ${trial.seatsReached} of ${seats} seats.`)
      : []),
    ...(slower
      ? gap('minor', 'slower_than_promised', `The last trial took ${trial.minutes} min; ${readyMinutes} are promised.`)
      : []),
  ];
}

/** Minutes that one may count on: what the last trial took, where it took longer than was promised. */
export const countedMinutes = ({
  trial,
  readyMinutes,
}: Pick<AlternateFacts, 'readyMinutes'> & {
  trial: { minutes: number; result: TrialResult } | null;
}): number | null => (trial && trial.result !== 'failed' ? Math.max(trial.minutes, readyMinutes ?? 0) : readyMinutes);

function gapsOfTime(facts: AlternateFacts): AlternateGap[] {
  const minutes = countedMinutes(facts);
  if (minutes === null) return [];
  return facts.services.flatMap(({ ref, rtoMinutes }) =>
    rtoMinutes !== null && minutes > rtoMinutes
      ? gap(
          'critical',
          'slower_than_rto',
          `It is ready after ${minutes} min; ${ref} must be back within ${rtoMinutes}.`,
        )
      : [],
  );
}

const key = (zone: string): string => zone.trim().toLowerCase();

/** Hazard zones that both places lie in; null where one of the two says nothing, which is never "none". */
export function sharedZones(ones: readonly string[], others: readonly string[] | null): string[] | null {
  if (others === null || ones.length === 0 || others.length === 0) return null;
  const keys = new Set(others.map(key));
  return ones.filter((zone) => keys.has(key(zone)));
}

function gapsOfHazards({ kind, hazardZones, siteHazardZones }: AlternateFacts): AlternateGap[] {
  if (kind === 'hosted_seats' || siteHazardZones === null) return [];
  const shared = sharedZones(hazardZones, siteHazardZones);
  if (shared === null)
    return gap('minor', 'hazards_unknown', 'Nobody has said which hazards both places are exposed to.');
  return shared.length === 0
    ? []
    : gap('critical', 'shares_hazard', `Both places lie in: ${shared.join(', ')}. One event may take both.`);
}

function gapsOfPromise({ use, reserved, reliedOn, services }: AlternateFacts): AlternateGap[] {
  const isCritical = services.some(({ tier }) => tier === 'T1');
  const unmeasured = services.filter(({ capacityPct }) => capacityPct === null);
  return [
    ...(use === 'shared'
      ? gap(isCritical ? 'major' : 'minor', 'shared_without_priority', 'It is shared, and others may be there first.')
      : []),
    ...(reliedOn && reserved === false
      ? gap('major', 'relied_on_not_reserved', 'The plan relies on seats that are not reserved.')
      : []),
    ...(unmeasured.length > 0
      ? gap(
          'minor',
          'capacity_unknown',
          `Nobody has said what share of the peak it carries for ${unmeasured.map(({ ref }) => ref).join(', ')}.`,
        )
      : []),
  ];
}
