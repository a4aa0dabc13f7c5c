/** What is drawn against its objective: the recovery time or the recovery point, whole minutes. */
export const SCATTER_MEASURES = ['rto', 'rpo'] as const;
export type ScatterMeasure = (typeof SCATTER_MEASURES)[number];

/** `not_recovered`: it was tried and never came back. `not_measured`: an objective without a time, or a time without an objective. */
export const SCATTER_RESULTS = ['achieved', 'missed', 'not_recovered', 'not_measured'] as const;
export type ScatterResult = (typeof SCATTER_RESULTS)[number];

export interface Measured {
  objectiveMinutes: number | null;
  achievedMinutes: number | null;
  /** For a recovery time only: why the service never came back. */
  notRecoveredReason: string | null;
}

/** Zero minutes is a time. On the objective is achieved. */
export function scatterResult({ objectiveMinutes, achievedMinutes, notRecoveredReason }: Measured): ScatterResult {
  if (objectiveMinutes === null) return 'not_measured';
  if (notRecoveredReason !== null) return 'not_recovered';
  if (achievedMinutes === null) return 'not_measured';
  return achievedMinutes <= objectiveMinutes ? 'achieved' : 'missed';
}

export const SCATTER_RESULT_WORDS: Record<ScatterResult, string> = {
  achieved: 'Objective achieved',
  missed: 'Objective missed',
  not_recovered: 'Never recovered',
  not_measured: 'Not measured',
};

/** More points than this are drawn together with their neighbours. */
export const DRAWN_ALONE = 120;
/** How many steps double a time: minutes within one step are drawn as one point. */
const STEPS_A_DOUBLING = 3;

/** The step of a time, from 0. Times of one step differ by less than a third doubling; 0 minutes stand alone. */
export const stepOf = (minutes: number): number =>
  minutes <= 0 ? 0 : 1 + Math.floor(Math.log2(minutes) * STEPS_A_DOUBLING + 1e-9);

export interface Point {
  objectiveMinutes: number;
  achievedMinutes: number;
  /** How often exactly this pair stands there. */
  count: number;
  missed: number;
  /** One of them, for a point that stands alone. */
  sampleId: string;
}

export interface Dot {
  objectiveFrom: number;
  objectiveTo: number;
  achievedFrom: number;
  achievedTo: number;
  count: number;
  missed: number;
  /** What to open: the result itself where it stands alone. */
  sampleId: string | null;
}

/** Points as they are drawn: each by itself, or neighbours together once there are too many. A miss never joins what was achieved. */
export function dotsOf(points: readonly Point[], alone = DRAWN_ALONE): Dot[] {
  if (points.length <= alone) return points.map(dotOf);
  const dots = new Map<string, Dot>();
  for (const point of points) {
    const isMiss = point.missed > 0;
    const key = `${stepOf(point.objectiveMinutes)} ${stepOf(point.achievedMinutes)} ${String(isMiss)}`;
    const before = dots.get(key);
    dots.set(key, before ? joined(before, dotOf(point)) : dotOf(point));
  }
  return [...dots.values()];
}

const dotOf = ({ objectiveMinutes, achievedMinutes, count, missed, sampleId }: Point): Dot => ({
  ...{ objectiveFrom: objectiveMinutes, objectiveTo: objectiveMinutes },
  ...{ achievedFrom: achievedMinutes, achievedTo: achievedMinutes, count, missed },
  sampleId: count === 1 ? sampleId : null,
});

const joined = (one: Dot, other: Dot): Dot => ({
  objectiveFrom: Math.min(one.objectiveFrom, other.objectiveFrom),
  objectiveTo: Math.max(one.objectiveTo, other.objectiveTo),
  achievedFrom: Math.min(one.achievedFrom, other.achievedFrom),
  achievedTo: Math.max(one.achievedTo, other.achievedTo),
  count: one.count + other.count,
  missed: one.missed + other.missed,
  sampleId: null,
});
