import { scaleLinear } from 'd3-scale';
import type { ProofMeasure, ProofPoint } from '../../../api/proof';

export type Measure = 'rto' | 'rpo';

/** A time as it is drawn: places in percent of the width and of the height, from the left and from the top. */
export type Drawn = {
  point: ProofPoint;
  measure: ProofMeasure;
  x: number;
  y: number | null;
  objectiveY: number | null;
};

export type Chart = { drawn: Drawn[]; ticks: { minutes: number; y: number }[] };

/* room at the sides for the labels of the first and the last point */
const LEFT = 12;
const RIGHT = 92;
const TOP = 12;
const BOTTOM = 88;

/** Where the times of one measure stand: tests by their day, minutes from zero at the bottom. Unmeasured ones have no height. */
export function chartOf(items: readonly ProofPoint[], of: Measure): Chart {
  const shown = items.filter((item) => item[of].achievedMinutes !== null || item[of].objectiveMinutes !== null);
  const minutes = shown.flatMap((item) => [item[of].achievedMinutes ?? 0, item[of].objectiveMinutes ?? 0]);
  const ticks = ticksTo(Math.max(1, ...minutes));
  const high = scaleLinear()
    .domain([0, ticks.at(-1) ?? 1])
    .range([BOTTOM, TOP]);
  const across = acrossOf(shown);
  const drawn = shown.map((point): Drawn => {
    const measure = point[of];
    const y = measure.achievedMinutes === null ? null : high(measure.achievedMinutes);
    const objectiveY = measure.objectiveMinutes === null ? null : high(measure.objectiveMinutes);
    return { point, measure, x: across(point), y, objectiveY };
  });
  return { drawn, ticks: ticks.map((tick) => ({ minutes: tick, y: high(tick) })) };
}

/* minutes of a clock: an axis in quarters of an hour and whole hours is read at once */
const STEPS = [1, 5, 15, 30, 60, 120, 240, 480, 720, 1440];

function ticksTo(most: number): number[] {
  const step = STEPS.find((one) => most <= one * 4) ?? Math.ceil(most / 4 / 1440) * 1440;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, at) => at * step);
}

/** Whether the line of the objective stands where the label above a point would: then it goes below. */
export const isBelow = ({ y, objectiveY }: Pick<Drawn, 'y' | 'objectiveY'>): boolean =>
  y !== null && objectiveY !== null && objectiveY <= y && y - objectiveY < 16;

function acrossOf(shown: readonly ProofPoint[]): (point: ProofPoint) => number {
  const times = shown.map(({ provedAt }) => Date.parse(provedAt));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  if (from === to) return () => (LEFT + RIGHT) / 2;
  const across = scaleLinear().domain([from, to]).range([LEFT, RIGHT]);
  return ({ provedAt }) => across(Date.parse(provedAt));
}

/** Neighbours with a height, joined by a line. */
export function linesOf(drawn: readonly Drawn[]): { id: string; from: [number, number]; to: [number, number] }[] {
  const measured = drawn.flatMap(({ point, x, y }) => (y === null ? [] : [{ id: point.exerciseId, x, y }]));
  return measured.slice(1).map(({ id, x, y }, at) => {
    const before = measured[at];
    return { id, from: [before?.x ?? x, before?.y ?? y], to: [x, y] };
  });
}
