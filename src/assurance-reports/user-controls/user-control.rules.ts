import type { Refusal } from '../../foundation/refusal';

export const USER_CONTROL_STANDINGS = ['unmapped', 'mapped', 'not_relevant'] as const;
export type UserControlStanding = (typeof USER_CONTROL_STANDINGS)[number];

/** What is known of one user-entity control, as counts and refusals ask. */
export interface UserControlFact {
  standing: UserControlStanding;
  ownerName: string | null;
  /** Carried over from an earlier report, and when somebody confirmed that it still holds. */
  carried: boolean;
  confirmed: boolean;
  /** The latest test, and whether somebody evaluated what failed. */
  result: 'passed' | 'failed' | null;
  evaluated: boolean;
}

/** Where one user-entity control stands, in the order in which somebody has to act. */
export type UserControlState =
  | 'unmapped'
  | 'to_confirm'
  | 'without_owner'
  | 'not_tested'
  | 'failed'
  | 'failed_evaluated'
  | 'passed'
  | 'not_relevant';

export function userControlState(one: UserControlFact): UserControlState {
  if (one.standing === 'unmapped') return 'unmapped';
  if (one.carried && !one.confirmed) return 'to_confirm';
  if (one.standing === 'not_relevant') return 'not_relevant';
  if (!one.ownerName?.trim()) return 'without_owner';
  return stateOfTest(one);
}

function stateOfTest({ result, evaluated }: UserControlFact): UserControlState {
  if (result === null) return 'not_tested';
  if (result === 'passed') return 'passed';
  return evaluated ? 'failed_evaluated' : 'failed';
}

export const USER_CONTROL_WORDS: Record<UserControlState, string> = {
  unmapped: 'Not mapped',
  to_confirm: 'Carried forward, to confirm',
  without_owner: 'No owner',
  not_tested: 'Not tested',
  failed: 'Failed, to evaluate',
  failed_evaluated: 'Failed and evaluated',
  passed: 'Passed',
  not_relevant: 'Not relevant',
};

export interface UserControlCounts {
  total: number;
  /** Neither mapped nor "not relevant"; what was carried forward and nobody confirmed counts as unmapped. */
  unmapped: number;
  withoutOwner: number;
  failedWithoutEvaluation: number;
  notTested: number;
}

export function userControlCounts(all: readonly UserControlFact[]): UserControlCounts {
  const mapped = all.filter(({ standing }) => standing === 'mapped');
  const states = all.map(userControlState);
  const count = (...wanted: UserControlState[]) => states.filter((one) => wanted.includes(one)).length;
  return {
    total: all.length,
    unmapped: count('unmapped', 'to_confirm'),
    withoutOwner: mapped.filter(({ ownerName }) => !ownerName?.trim()).length,
    failedWithoutEvaluation: mapped.filter(({ result, evaluated }) => result === 'failed' && !evaluated).length,
    notTested: count('not_tested'),
  };
}

type ControlRefusal = Refusal<
  'not-mapped' | 'to-confirm' | 'in-the-future' | 'not-failed' | 'evaluator-is-owner' | 'nothing-to-confirm'
>;

/** Only what is mapped to a control of ours, and confirmed where it was carried over, can be tested. */
export function refusalToTest(one: UserControlFact, testedOn: string, today: string): ControlRefusal | null {
  if (one.standing !== 'mapped')
    return { code: 'not-mapped', reason: 'Map it to a control of ours first, so that there is something to test.' };
  if (one.carried && !one.confirmed)
    return { code: 'to-confirm', reason: 'It was carried over from an earlier report. Confirm the mapping first.' };
  if (testedOn > today) return { code: 'in-the-future', reason: 'This day has not come yet.', pointer: '/testedOn' };
  return null;
}

/** A failed test is evaluated by somebody else than the control's owner. */
export function refusalToEvaluateTest(facts: {
  result: 'passed' | 'failed';
  ownerPersonId: string | null;
  ownerName: string | null;
  evaluator: { id: string; name: string };
}): ControlRefusal | null {
  const { result, ownerPersonId, ownerName, evaluator } = facts;
  if (result !== 'failed') return { code: 'not-failed', reason: 'The control passed: there is nothing to evaluate.' };
  const owns = ownerPersonId === null ? alike(ownerName ?? '', evaluator.name) : ownerPersonId === evaluator.id;
  if (!owns) return null;
  return { code: 'evaluator-is-owner', reason: 'You own this control, so somebody else evaluates why it failed.' };
}

const alike = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

export function refusalToConfirm(one: UserControlFact): ControlRefusal | null {
  if (one.carried && !one.confirmed) return null;
  const reason = one.carried ? 'It is confirmed already.' : 'It was not carried over from an earlier report.';
  return { code: 'nothing-to-confirm', reason };
}
