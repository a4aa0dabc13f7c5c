import type { RunEntry, RunInject, RunStep } from '../../../api/run';
import { clockText } from '../../../parts/format';
import { bothClocks, timeIn } from './run-time';
import { useSheetCopy } from './run.copy';

type Word = string | null;

/** What is known of a line, one after the other; what is not known leaves no gap. */
export const joined = (words: Word[]): string => words.filter((word) => word !== null && word !== '').join(' · ');

/** The text of a field as it is sent: null where nothing was typed. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export const nameOr = (name: string | null): string => name ?? '–';

/** What the plan says of a step: owner, system, time expected, what comes before it. */
export function useStepWords(): (step: RunStep) => string {
  const t = useSheetCopy();
  const numbers = (steps: number[]) => t('step', { numbers: steps.join(', ') });
  return ({ owner, systemName, expectedMinutes, dependsOn }) =>
    joined([
      owner && t('owner', { name: owner }),
      systemName,
      expectedMinutes === null ? t('expectedNone') : t('expected', { time: clockText(expectedMinutes) }),
      dependsOn.length === 0 ? null : t('dependsOn', { steps: numbers(dependsOn) }),
    ]);
}

type Result = NonNullable<RunStep['result']>;

/** Who did a step and when, how long it took, who recorded it and whether it came from a file. */
export function useResultWords(): (result: Result, expected: number | null) => string {
  const t = useSheetCopy();
  const times = ({ startedAt, finishedAt, tester }: Result): Word =>
    startedAt && finishedAt
      ? t('by', {
          performer: nameOr(tester),
          from: timeIn(startedAt, 'UTC'),
          to: `${timeIn(finishedAt, 'UTC')} UTC`,
        })
      : null;
  const took = (minutes: number | null, expected: number | null): Word => {
    if (minutes === null) return null;
    return expected === null ? t('tookOnly', { minutes }) : t('took', { minutes, expected });
  };
  return (result, expected) =>
    joined([
      times(result),
      took(result.minutes, expected),
      t('recordedBy', { name: nameOr(result.recordedByName) }),
      result.enteredHow === 'import' ? t('imported') : null,
    ]);
}

/** When an inject is planned, for whom, and what it should bring about. */
export function useInjectWords(): (inject: RunInject) => string {
  const t = useSheetCopy();
  return ({ plannedMinute, addressedTo, expectedResponse }) =>
    joined([
      plannedMinute === null ? t('adHoc') : t('plannedFor', { minute: plannedMinute }),
      addressedTo && t('for', { name: addressedTo }),
      expectedResponse && t('expectedResponse', { text: expectedResponse }),
    ]);
}

/** What an entry of the log is, in words. */
export function useKindWords(): (entry: RunEntry) => string {
  const t = useSheetCopy();
  return ({ kind, stepNumber, injectNumber, moment, outcome }) =>
    t(`kind.${kind}`, {
      ...{ step: stepNumber ?? '', inject: injectNumber ?? '' },
      moment: moment === null ? '' : t(`moment.${moment}`),
      outcome: outcome === null ? '' : t(`outcome.${outcome}`).toLowerCase(),
    });
}

/** Who entered an entry, when, for whom, and which entry it puts right or was put right by. */
export function useEntryWords(): (entry: RunEntry) => string {
  const t = useSheetCopy();
  return ({ corrects, correctedBy, guestName, guestOrganisation, performedBy, ...entered }) =>
    joined([
      guestName && t('guestOf', { name: guestName, organisation: guestOrganisation ?? '' }),
      performedBy,
      t('enteredBy', { name: nameOr(entered.enteredByName), time: `${timeIn(entered.enteredAt, 'UTC')} UTC` }),
      entered.heldSeconds > 0 ? t('held', { seconds: entered.heldSeconds }) : null,
      corrects === null ? null : t('putsRight', { number: corrects }),
      correctedBy === null ? null : t('putRightBy', { number: correctedBy }),
    ]);
}

/** Both clocks of the first place of the run. */
export const atPlace = (at: string | number, zones: { timeZone: string }[]): string =>
  bothClocks(at, zones[0]?.timeZone);
