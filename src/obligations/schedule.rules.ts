import type { Refusal } from '../foundation/refusal';
import type { Conclusion, Progress } from './obligation-state.rules';
import type { Obligation } from './obligation.rules';

/** An obligation as it stands in the register. */
export interface Standing {
  id: string;
  requirementCode: string;
  serviceId: string | null;
  occurrenceKey: string;
  occurrence: number;
  dueOn: string;
  dueRule: string;
  progress: Progress;
  conclusion: Conclusion | null;
}

export interface ScheduleChange {
  added: (Obligation & { number: number })[];
  /** Not started yet, and now due on another day. */
  rescheduled: { standing: Standing; wanted: Obligation }[];
  /** Released earlier as no longer required, and required again. */
  reinstated: Standing[];
  /** Nobody asks for these any more; they stay until somebody releases them with a reason. */
  noLongerRequired: Standing[];
  kept: number;
}

type Named = Pick<Obligation, 'requirementCode' | 'serviceId'> & { key: string };

const nameOf = ({ requirementCode, serviceId, key }: Named): string => `${requirementCode}|${serviceId ?? ''}|${key}`;
const ofStanding = (standing: Standing): string => nameOf({ ...standing, key: standing.occurrenceKey });
const ofWanted = (wanted: Obligation): string => nameOf({ ...wanted, key: wanted.occurrence });

const untouched = (standing: Standing): boolean => standing.progress === 'not_started' && standing.conclusion === null;
// What a review found not applicable was submitted; anything else was released.
const released = (standing: Standing): boolean =>
  standing.progress !== 'submitted' && standing.conclusion === 'not_applicable';

/**
 * What scheduling again changes: adds what is missing and dates what nobody has begun; never removes anything, and never
 * touches what has progress or a conclusion from a review.
 */
export function scheduleChange(standing: readonly Standing[], wanted: readonly Obligation[]): ScheduleChange {
  const stands = new Map(standing.map((one) => [ofStanding(one), one]));
  const asked = new Set(wanted.map(ofWanted));
  const both = wanted.flatMap((one) => {
    const known = stands.get(ofWanted(one));
    return known ? [{ standing: known, wanted: one }] : [];
  });
  return {
    added: numbered(
      standing,
      wanted.filter((one) => !stands.has(ofWanted(one))),
    ),
    rescheduled: both.filter((pair) => untouched(pair.standing) && pair.standing.dueOn !== pair.wanted.dueOn),
    reinstated: both.map((pair) => pair.standing).filter(released),
    noLongerRequired: standing.filter((one) => one.conclusion === null && !asked.has(ofStanding(one))),
    kept: both.length,
  };
}

/** Occurrences of one requirement and service count on from those that stand. */
function numbered(standing: readonly Standing[], added: readonly Obligation[]): (Obligation & { number: number })[] {
  const last = new Map<string, number>();
  const subject = (one: { requirementCode: string; serviceId: string | null }) => nameOf({ ...one, key: '' });
  for (const one of standing) last.set(subject(one), Math.max(last.get(subject(one)) ?? 0, one.occurrence));
  return added.map((one) => {
    const number = (last.get(subject(one)) ?? 0) + 1;
    last.set(subject(one), number);
    return { ...one, number };
  });
}

/** Only what nothing asks for any more is released, and a submission gets its answer from its review. */
export function refusalToRelease(
  { noLongerRequired }: ScheduleChange,
  obligationId: string,
): Refusal<'still_required' | 'submitted'> | null {
  const standing = noLongerRequired.find(({ id }) => id === obligationId);
  if (!standing)
    return {
      code: 'still_required',
      reason: 'Tier, flags or events still ask for this, or it is concluded already. It is not released.',
    };
  if (standing.progress !== 'submitted') return null;
  return { code: 'submitted', reason: 'This was submitted, so its review concludes it.' };
}
