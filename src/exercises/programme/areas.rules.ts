/** What testing comes down to: each is tried at least once in a cycle. */
export const TEST_AREAS = ['communications', 'data_recovery', 'application_recovery'] as const;
export type TestArea = (typeof TEST_AREAS)[number];

export const AREA_WORDS: Record<TestArea, string> = {
  communications: 'Communications',
  data_recovery: 'Data recovery',
  application_recovery: 'Application recovery',
};

export const AREA_RESULTS = ['pass', 'pass_with_issue', 'fail', 'not_performed'] as const;
export type AreaResult = (typeof AREA_RESULTS)[number];

/** One trial of an area: in an exercise, a drill of communications or a restore test. `on` is YYYY-MM-DD. */
export interface AreaTrial {
  area: TestArea;
  on: string;
  result: AreaResult;
  /** Reference of where it was tried. */
  ref: string;
}

export interface AreaCover {
  area: TestArea;
  /** `missing`: not tried within the cycle; `failed`: tried, and the last trial failed. */
  state: 'covered' | 'failed' | 'missing';
  /** The trial that counts: the last one of the cycle in which something was tried. */
  last: AreaTrial | null;
}

export interface Cycle {
  /** YYYY-MM-DD, both days belong to it. */
  from: string;
  to: string;
}

/**
 * Which of the three areas were tried in a cycle. A trial that was not performed is none; of several on one day the worst
 * counts, so that a failure is not hidden by a pass of the same day.
 */
export function cycleCoverage(trials: readonly AreaTrial[], cycle: Cycle): AreaCover[] {
  return TEST_AREAS.map((area): AreaCover => {
    const tried = trials.filter(
      (one) => one.area === area && one.result !== 'not_performed' && one.on >= cycle.from && one.on <= cycle.to,
    );
    const last = [...tried].sort(laterThenWorse)[0] ?? null;
    if (last === null) return { area, state: 'missing', last };
    return { area, state: last.result === 'fail' ? 'failed' : 'covered', last };
  });
}

const WORST: readonly AreaResult[] = ['fail', 'pass_with_issue', 'pass'];

function laterThenWorse(one: AreaTrial, other: AreaTrial): number {
  if (one.on !== other.on) return one.on < other.on ? 1 : -1;
  return WORST.indexOf(one.result) - WORST.indexOf(other.result);
}

/** Areas of a test without a result yet; nothing is missing where nobody chose areas. */
export function areasWithoutResult(chosen: readonly TestArea[] | null, given: readonly TestArea[]): TestArea[] {
  return TEST_AREAS.filter((area) => (chosen ?? []).includes(area) && !given.includes(area));
}
