import type { Refusal } from '../foundation/refusal';

export interface SubmittableObligation {
  id: string;
  vendorId: string;
  serviceId: string | null;
  periodId: string;
  requirementCode: string;
  progress: string;
  conclusion: string | null;
  acceptedEarlier: boolean;
  /** Reference of an open submission that holds it already. */
  openIn: string | null;
}

export type SubmitRefusal = 'two-periods' | 'period-not-open' | 'submitted-already' | 'concluded-already';

const TAKES_SUBMISSIONS = ['open', 'closing', 'reopened'];
const SETTLED = ['met', 'met_with_exceptions', 'not_applicable'];

/** Why these obligations cannot be submitted together; pointers name the place in the request. */
export function refusalsToSubmit(
  obligations: readonly SubmittableObligation[],
  period: { code: string; state: string },
): Refusal<SubmitRefusal>[] {
  const periods = new Set(obligations.map((one) => one.periodId));
  if (periods.size > 1)
    return [{ code: 'two-periods', reason: 'A submission belongs to one period. Submit each period by itself.' }];
  if (!TAKES_SUBMISSIONS.includes(period.state))
    return [{ code: 'period-not-open', reason: `${period.code} is ${period.state}: nothing can be submitted for it.` }];
  return obligations.flatMap((one, index) => {
    const refusal = refusalOfOne(one);
    return refusal ? [{ ...refusal, pointer: `/obligationIds/${index}` }] : [];
  });
}

function refusalOfOne(one: SubmittableObligation): Refusal<SubmitRefusal> | null {
  if (one.openIn !== null)
    return {
      code: 'submitted-already',
      reason: `${one.requirementCode} is in ${one.openIn}, which is still being reviewed.`,
    };
  if (one.conclusion === null || !SETTLED.includes(one.conclusion)) return null;
  const words = one.conclusion.replaceAll('_', ' ');
  return { code: 'concluded-already', reason: `${one.requirementCode} is concluded: ${words}.` };
}
