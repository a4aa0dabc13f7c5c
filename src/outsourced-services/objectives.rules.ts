/** Objectives of one service and what they rest on. All durations are whole minutes; zero is a value, null is unknown. */
export interface ObjectiveFacts {
  rtoMinutes: number | null;
  rpoMinutes: number | null;
  /** Null when the impact analysis found no band in which harm is unacceptable. */
  mtpdMinutes: number | null;
  /** Work recovery time: checking and catching up after systems are back. */
  wrtMinutes: number | null;
  /** Lowest acceptable service, whole percent of normal. */
  mbcoPct: number | null;
  dependencies: readonly { name: string; rtoMinutes: number | null }[];
  backups: readonly { dataSet: string; intervalMinutes: number; copyLagMinutes: number }[];
  replications: readonly { dataSet: string; alarmLagMinutes: number }[];
}

export type ObjectiveRefusal =
  | 'not_whole_minutes'
  | 'not_a_percentage'
  | 'rto_missing'
  | 'rpo_missing'
  | 'rto_not_below_mtpd'
  | 'rto_plus_wrt_over_mtpd'
  | 'dependency_slower_than_service'
  | 'backup_too_seldom_for_rpo'
  | 'replication_alarm_over_rpo';

export interface ObjectiveProblem {
  refusal: ObjectiveRefusal;
  /** JSON pointer (RFC 6901) of the field in `ObjectiveFacts`. */
  pointer: string;
  detail: string;
}

const isWhole = (minutes: number): boolean => Number.isSafeInteger(minutes) && minutes >= 0;

/** 195 is printed as "3:15 h (195 min)". */
export function durationInWords(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h (${minutes} min)`;
}

function durationsOf(facts: ObjectiveFacts): [pointer: string, minutes: number | null][] {
  return [
    ['/rtoMinutes', facts.rtoMinutes],
    ['/rpoMinutes', facts.rpoMinutes],
    ['/mtpdMinutes', facts.mtpdMinutes],
    ['/wrtMinutes', facts.wrtMinutes],
    ...facts.dependencies.map(({ rtoMinutes }, i): [string, number | null] => [
      `/dependencies/${i}/rtoMinutes`,
      rtoMinutes,
    ]),
    ...facts.backups.flatMap(({ intervalMinutes, copyLagMinutes }, i): [string, number][] => [
      [`/backups/${i}/intervalMinutes`, intervalMinutes],
      [`/backups/${i}/copyLagMinutes`, copyLagMinutes],
    ]),
    ...facts.replications.map(({ alarmLagMinutes }, i): [string, number] => [
      `/replications/${i}/alarmLagMinutes`,
      alarmLagMinutes,
    ]),
  ];
}

function malformed(facts: ObjectiveFacts): ObjectiveProblem[] {
  const detail = 'A duration is a whole number of minutes, zero or more.';
  const durations = durationsOf(facts)
    .filter(([, minutes]) => minutes !== null && !isWhole(minutes))
    .map(([pointer]): ObjectiveProblem => ({ refusal: 'not_whole_minutes', pointer, detail }));
  const share = facts.mbcoPct;
  if (share === null || (isWhole(share) && share <= 100)) return durations;
  const wrongShare = 'The minimum service level is a whole percentage from 0 to 100.';
  return [...durations, { refusal: 'not_a_percentage', pointer: '/mbcoPct', detail: wrongShare }];
}

function missing(facts: ObjectiveFacts): ObjectiveProblem[] {
  const problems: ObjectiveProblem[] = [];
  if (facts.rtoMinutes === null)
    problems.push({ refusal: 'rto_missing', pointer: '/rtoMinutes', detail: 'A recovery time objective is needed.' });
  if (facts.rpoMinutes === null)
    problems.push({ refusal: 'rpo_missing', pointer: '/rpoMinutes', detail: 'A recovery point objective is needed.' });
  return problems;
}

function againstMtpd({ rtoMinutes, wrtMinutes, mtpdMinutes }: ObjectiveFacts): ObjectiveProblem[] {
  if (rtoMinutes === null || mtpdMinutes === null) return [];
  const limit = `the longest tolerable outage, ${durationInWords(mtpdMinutes)}`;
  if (rtoMinutes >= mtpdMinutes) {
    const detail = `The recovery time objective, ${durationInWords(rtoMinutes)}, must be shorter than ${limit}.`;
    return [{ refusal: 'rto_not_below_mtpd', pointer: '/rtoMinutes', detail }];
  }
  const total = rtoMinutes + (wrtMinutes ?? 0);
  if (total <= mtpdMinutes) return [];
  const detail = `Recovery time plus work recovery time, ${durationInWords(total)}, is longer than ${limit}.`;
  return [{ refusal: 'rto_plus_wrt_over_mtpd', pointer: '/wrtMinutes', detail }];
}

function slowDependencies({ rtoMinutes, dependencies }: ObjectiveFacts): ObjectiveProblem[] {
  if (rtoMinutes === null) return [];
  return dependencies.flatMap((dependency, index): ObjectiveProblem[] => {
    if (dependency.rtoMinutes === null || dependency.rtoMinutes <= rtoMinutes) return [];
    const theirs = durationInWords(dependency.rtoMinutes);
    const detail = `${dependency.name} recovers in ${theirs}, later than the service, ${durationInWords(rtoMinutes)}.`;
    return [{ refusal: 'dependency_slower_than_service', pointer: `/dependencies/${index}/rtoMinutes`, detail }];
  });
}

function staleCopies({ rpoMinutes, backups }: ObjectiveFacts): ObjectiveProblem[] {
  if (rpoMinutes === null) return [];
  return backups.flatMap(({ dataSet, intervalMinutes, copyLagMinutes }, index): ObjectiveProblem[] => {
    const oldest = intervalMinutes + copyLagMinutes;
    if (oldest <= rpoMinutes) return [];
    const detail = `The last safe copy of ${dataSet} may be ${durationInWords(oldest)} old (interval plus copy lag), beyond the recovery point objective, ${durationInWords(rpoMinutes)}.`;
    return [{ refusal: 'backup_too_seldom_for_rpo', pointer: `/backups/${index}/intervalMinutes`, detail }];
  });
}

function lateAlarms({ rpoMinutes, replications }: ObjectiveFacts): ObjectiveProblem[] {
  if (rpoMinutes === null) return [];
  return replications.flatMap(({ dataSet, alarmLagMinutes }, index): ObjectiveProblem[] => {
    if (alarmLagMinutes <= rpoMinutes) return [];
    const detail = `Replication of ${dataSet} raises its alarm at ${durationInWords(alarmLagMinutes)}, beyond the recovery point objective, ${durationInWords(rpoMinutes)}.`;
    return [{ refusal: 'replication_alarm_over_rpo', pointer: `/replications/${index}/alarmLagMinutes`, detail }];
  });
}

/**
 * Everything that keeps these objectives from being accepted, in minutes: RTO < MTPD, RTO + WRT <= MTPD, dependency
 * RTO <= service RTO, backup interval + copy lag <= RPO, replication alarm <= RPO. Empty when they hold together.
 */
export function refusalsToAcceptObjectives(facts: ObjectiveFacts): ObjectiveProblem[] {
  const wrong = malformed(facts);
  if (wrong.length > 0) return wrong;
  return [missing, againstMtpd, slowDependencies, staleCopies, lateAlarms].flatMap((rule) => rule(facts));
}
