import type { GivenAnswer, QuestionnaireFacts } from './question-types.rules';

export interface RedundancyMode {
  /** A word of the questionnaire's vocabulary redundancy_mode, or "unknown". */
  mode: string;
  because: string;
}

export const REDUNDANCY_MODES = [
  'active_active',
  'hot_standby',
  'warm_standby',
  'cold_standby',
  'single_with_spares',
  'none',
  'unknown',
] as const;

interface Told {
  spares: string | null;
  second: string | null;
  sharing: string | null;
  standby: string | null;
}

const QUESTIONS = { spares: 'QTE-1', second: 'QTE-3', sharing: 'QTE-5', standby: 'QTE-6' } as const;
const STANDBY: Readonly<Record<string, string>> = { hot: 'hot_standby', warm: 'warm_standby', cold: 'cold_standby' };

/** How the redundancy of a system reads from its answers to QTE-3, QTE-5, QTE-6 and, in one place only, QTE-1. */
export function redundancyModeIn(systemId: string, { answers }: Pick<QuestionnaireFacts, 'answers'>): RedundancyMode {
  const ofSystem = answers.filter((one) => one.subjectKind === 'system' && one.subjectId === systemId);
  const told = (questionId: string): string | null => choiceOf(ofSystem.find((one) => one.questionId === questionId));
  return modeOf({
    spares: told(QUESTIONS.spares),
    second: told(QUESTIONS.second),
    sharing: told(QUESTIONS.sharing),
    standby: told(QUESTIONS.standby),
  });
}

function choiceOf(given: GivenAnswer | undefined): string | null {
  return given && !given.unknown && typeof given.value === 'string' ? given.value : null;
}

const unknown = (because: string): RedundancyMode => ({ mode: 'unknown', because });

function modeOf(told: Told): RedundancyMode {
  if (told.second === null) return unknown('QTE-3 does not say whether there is a second instance elsewhere');
  if (told.second === 'same_site')
    return { mode: 'single_with_spares', because: 'The second instance stands in the same place (QTE-3)' };
  return told.second === 'none' ? inOnePlace(told) : inTwoPlaces(told);
}

function inOnePlace({ standby, spares }: Told): RedundancyMode {
  if (standby === null)
    return unknown('There is no second instance (QTE-3), but QTE-6 does not say what is kept instead');
  if (standby === 'cold')
    return {
      mode: 'cold_standby',
      because: 'There is no second instance (QTE-3); one would be built and restored (QTE-6)',
    };
  if (standby !== 'none') return unknown('QTE-3 names no second instance, but QTE-6 names a standby');
  if (spares === null)
    return unknown('There is one instance only (QTE-3, QTE-6), and QTE-1 does not say whether it has spares');
  return spares === 'none'
    ? { mode: 'none', because: 'No second instance (QTE-3), no standby (QTE-6) and no internal spares (QTE-1)' }
    : { mode: 'single_with_spares', because: 'One place (QTE-3, QTE-6), with internal spares (QTE-1)' };
}

function inTwoPlaces(told: Told): RedundancyMode {
  const { sharing, standby } = told;
  if (sharing === 'active_active') return sharingTheLoad(told);
  if (standby === null) return unknown('QTE-6 does not say what kind of standby is kept');
  const mode = STANDBY[standby];
  if (mode === undefined) return withoutStandby(told);
  if (sharing === 'single' && standby === 'hot')
    return unknown('QTE-5 says that only one instance runs, but QTE-6 names a hot standby');
  return { mode, because: `A second instance elsewhere (QTE-3) is kept as a ${standby} standby (QTE-6)` };
}

function sharingTheLoad({ standby }: Told): RedundancyMode {
  if (standby !== null && standby !== 'not_needed_active_active')
    return unknown('QTE-5 says that instances share the load, but QTE-6 speaks of a standby or none (CR-02)');
  return { mode: 'active_active', because: 'Instances in different places (QTE-3) share the load (QTE-5)' };
}

function withoutStandby({ sharing, standby }: Told): RedundancyMode {
  if (standby === 'not_needed_active_active')
    return unknown('QTE-6 says that instances share the load, but QTE-5 does not');
  return unknown(
    sharing === 'single'
      ? 'QTE-3 names a second instance, but QTE-5 and QTE-6 know of none'
      : 'QTE-3 names a second instance, but QTE-6 says that none stands by',
  );
}
