/** What the calendar and the registers say of an obligation beside its state; computed on read, never stored. */
export const OBLIGATION_FLAGS = ['overdue', 'contradicted', 'stale', 'out_of_period', 'expiring'] as const;
export type ObligationFlag = (typeof OBLIGATION_FLAGS)[number];

export const FLAG_WORDS: Record<ObligationFlag, string> = {
  overdue: 'Overdue',
  contradicted: 'Contradicted',
  stale: 'Stale',
  out_of_period: 'Out of period',
  expiring: 'Expiring',
};

/** Something ends within this many days. */
export const EXPIRING_DAYS = 60;
/** An open "change" of a plan step is stale after this many days. */
export const STALE_DAYS = 60;

/** Where a reason leads: the screens of the portal name these kinds. */
export type FlagSubject =
  'obligation' | 'plan_version' | 'exercise' | 'evidence' | 'authority' | 'exception' | 'question';

export interface Raised {
  flag: ObligationFlag;
  reason: string;
  subject: FlagSubject;
  subjectId: string;
}

export interface Named {
  id: string;
  ref: string;
}

/** Everything that flags are made of. Days are YYYY-MM-DD; a span without an end is open. */
export interface FlagFacts {
  today: string;
  obligation: { id: string; dueOn: string; settled: boolean };
  period: { code: string; startsOn: string; endsOn: string };
  /** Evidence that is proposed or accepted for it; `from` and `to` are null where nothing says what it covers. */
  evidence: (Named & { from: string | null; to: string | null; validUntil: string | null })[];
  /** Accepted plan versions that cover its service. */
  plans: (Named & { reviewDueOn: string | null })[];
  /** Dispositions "change" of the latest exercises that no later plan version answers; `since` is the day they were made. */
  openChanges: (Named & { since: string; step: string })[];
  /** Until when somebody may sign for the vendor; only where the attestor attests the requirement. */
  authorities: { id: string; name: string; expiresOn: string }[];
  exceptions: (Named & { until: string })[];
  contradictions: { id: string; rule: string; text: string }[];
}

const MS_PER_DAY = 86_400_000;
export const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);

/** Every flag of an obligation with its reason in words, the gravest first. One that is settled is only weak, never overdue. */
export function flagsOf(facts: FlagFacts): Raised[] {
  return [...overdue(facts), ...contradicted(facts), ...stale(facts), ...outOfPeriod(facts), ...expiring(facts)];
}

function overdue({ obligation, today }: FlagFacts): Raised[] {
  if (obligation.settled || obligation.dueOn >= today) return [];
  const days = daysFrom(obligation.dueOn, today);
  const reason = `Was due on ${obligation.dueOn}, ${days} ${days === 1 ? 'day' : 'days'} ago.`;
  return [{ flag: 'overdue', reason, subject: 'obligation', subjectId: obligation.id }];
}

function contradicted({ contradictions }: FlagFacts): Raised[] {
  return contradictions.map(({ id, rule, text }) => ({
    ...{ flag: 'contradicted' as const, reason: `${rule}: ${text}`, subject: 'question' as const, subjectId: id },
  }));
}

function stale({ plans, openChanges, today }: FlagFacts): Raised[] {
  const unreviewed = plans
    .filter((plan) => plan.reviewDueOn !== null && plan.reviewDueOn < today)
    .map((plan) => ({
      ...{ flag: 'stale' as const, subject: 'plan_version' as const, subjectId: plan.id },
      reason: `${plan.ref}: its review was due on ${plan.reviewDueOn ?? ''}.`,
    }));
  const unchanged = openChanges
    .filter(({ since }) => daysFrom(since, today) > STALE_DAYS)
    .map(({ id, ref, since, step }) => ({
      ...{ flag: 'stale' as const, subject: 'exercise' as const, subjectId: id },
      reason: `${ref}: the change of "${step}" decided on ${since} is open for more than ${STALE_DAYS} days.`,
    }));
  return [...unreviewed, ...unchanged];
}

function outOfPeriod({ evidence, period }: FlagFacts): Raised[] {
  return evidence
    .filter(({ from, to }) => from !== null && to !== null && (to < period.startsOn || from > period.endsOn))
    .map(({ id, ref, from, to }) => ({
      ...{ flag: 'out_of_period' as const, subject: 'evidence' as const, subjectId: id },
      reason: `${ref} speaks of ${from === to ? (from ?? '') : `${from ?? ''} to ${to ?? ''}`}, which lies outside ${period.code} (${period.startsOn} to ${period.endsOn}).`,
    }));
}

function expiring({ evidence, authorities, exceptions, today }: FlagFacts): Raised[] {
  const soon = (day: string): boolean => day >= today && daysFrom(today, day) <= EXPIRING_DAYS;
  const raised = (subject: FlagSubject, subjectId: string, reason: string): Raised => ({
    ...{ flag: 'expiring', subject, subjectId, reason },
  });
  return [
    ...evidence.flatMap(({ id, ref, validUntil }) =>
      validUntil !== null && soon(validUntil)
        ? [raised('evidence', id, `${ref}: its period ends on ${validUntil}.`)]
        : [],
    ),
    ...authorities
      .filter(({ expiresOn }) => soon(expiresOn))
      .map(({ id, name, expiresOn }) => raised('authority', id, `${name} may sign for the vendor until ${expiresOn}.`)),
    ...exceptions
      .filter(({ until }) => soon(until))
      .map(({ id, ref, until }) => raised('exception', id, `${ref}: the approved exception ends on ${until}.`)),
  ];
}
