import type { Refusal } from '../../foundation/refusal';
import { refusalsToAcceptObjectives, type ObjectiveFacts, type ObjectiveProblem } from '../objectives.rules';
import { effectOf } from './impact-peak.rules';
import type { Peak } from './impact-words.rules';
import { mtpdInWords, type Scored } from './impact.rules';

/** The assessment that objectives have to rest on: accepted by both sides and not superseded. */
export interface ImpactInForce {
  id: string;
  ref: string;
  /** Whole minutes; null when no band reaches 4. */
  mtpdMinutes: number | null;
}

export type ImpactOnObjectives = 'impact_missing' | 'mtpd_not_of_impact';

/**
 * Objectives take their longest tolerable outage from the impact assessment in force. `given` is left out when the
 * proposal leaves it to the assessment; null says "never unacceptable".
 */
export function refusalOfMtpd(
  impact: ImpactInForce | null,
  given: number | null | undefined,
): Refusal<ImpactOnObjectives> | null {
  const pointer = '/mtpdMinutes';
  if (impact === null) {
    const reason =
      'No impact assessment is in force for this service. Have one accepted by both sides first: the longest tolerable outage comes from it.';
    return { code: 'impact_missing', pointer, reason };
  }
  if (given === undefined || given === impact.mtpdMinutes) return null;
  const reason = `The longest tolerable outage is ${mtpdInWords(impact.mtpdMinutes)}, from impact assessment ${impact.ref}. Leave it out, or change the assessment.`;
  return { code: 'mtpd_not_of_impact', pointer, reason };
}

/** What a set of objectives no longer keeps when this is the longest tolerable outage. */
export function breachesUnder(mtpdMinutes: number | null, objectives: ObjectiveFacts): ObjectiveProblem[] {
  return refusalsToAcceptObjectives({ ...objectives, mtpdMinutes });
}

/** Peaks on whose days the recovery time is too long, though it is short enough on others. */
export function peaksTooShort(
  objectives: Pick<ObjectiveFacts, 'rtoMinutes' | 'wrtMinutes'>,
  { peaks, scores }: { peaks: readonly Peak[]; scores: readonly Scored[] },
): { label: string; mtpdMinutes: number }[] {
  const { rtoMinutes, wrtMinutes } = objectives;
  if (rtoMinutes === null) return [];
  return peaks.flatMap((peak) => {
    const { mtpdMinutes } = effectOf(peak, scores);
    if (mtpdMinutes === null) return [];
    const isKept = rtoMinutes < mtpdMinutes && rtoMinutes + (wrtMinutes ?? 0) <= mtpdMinutes;
    return isKept ? [] : [{ label: peak.label, mtpdMinutes }];
  });
}
