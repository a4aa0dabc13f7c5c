/**
 * How much there is over time since the loss: whole percent that never falls, from whole minutes on. The first step is
 * at minute 0; a step at `NOT_STATED` comes, but nobody says when.
 */
export type Curve = readonly Step[];
export interface Step {
  fromMinutes: number;
  pct: number;
}

export const NOT_STATED = Number.POSITIVE_INFINITY;

export const always = (pct: number): Curve => [{ fromMinutes: 0, pct }];
export const WHOLE = always(100);
export const NOTHING = always(0);

export const isWhole = (curve: Curve): boolean => (curve[0]?.pct ?? 0) >= 100;
export const atFirst = (curve: Curve): number => curve[0]?.pct ?? 0;
export const atLast = (curve: Curve): number => curve.at(-1)?.pct ?? 0;

/** Nothing until then, everything from then on. */
export function backAfter(minutes: number): Curve {
  if (minutes === 0) return WHOLE;
  return [
    { fromMinutes: 0, pct: 0 },
    { fromMinutes: minutes, pct: 100 },
  ];
}

export function pctAt(curve: Curve, minutes: number): number {
  let pct = 0;
  for (const step of curve) {
    if (step.fromMinutes > minutes) break;
    ({ pct } = step);
  }
  return pct;
}

/** First minute with at least so much; `NOT_STATED` where it never comes, or nobody says when. */
export const reaches = (curve: Curve, pct: number): number =>
  curve.find((step) => step.pct >= pct)?.fromMinutes ?? NOT_STATED;

export const sameCurve = (a: Curve, b: Curve): boolean =>
  a === b ||
  (a.length === b.length && a.every((step, i) => step.pct === b[i]?.pct && step.fromMinutes === b[i].fromMinutes));

/** The curve of a value that is worked out from others at each moment; `value` must not fall when any of them rises. */
export function curveFrom(curves: readonly Curve[], value: (at: readonly number[]) => number): Curve {
  if (curves.every((curve) => curve.length === 1)) return always(value(curves.map(atFirst)));
  const moments = momentsOf(curves);
  return levels(
    moments.map((fromMinutes) => ({ fromMinutes, pct: value(curves.map((curve) => pctAt(curve, fromMinutes))) })),
  );
}

function momentsOf(curves: readonly Curve[]): number[] {
  const moments: number[] = [];
  for (const curve of curves)
    for (const { fromMinutes } of curve) if (!moments.includes(fromMinutes)) moments.push(fromMinutes);
  return moments.sort((a, b) => a - b);
}

const levels = (steps: Step[]): Curve => steps.filter(({ pct }, i) => i === 0 || pct !== steps[i - 1]?.pct);

export const lowestOf = (curves: readonly Curve[]): Curve => curveFrom(curves, (at) => Math.min(...at));
export const highestOf = (curves: readonly Curve[]): Curve => curveFrom(curves, (at) => Math.max(...at));

/** The same, but not before it is started. */
export function startedAfter(curve: Curve, minutes: number): Curve {
  if (minutes === 0) return curve;
  if (isWhole(curve)) return backAfter(minutes);
  const later = curve.map((step) => ({ ...step, fromMinutes: Math.max(step.fromMinutes, minutes) }));
  const last = later.filter(({ fromMinutes }, i) => fromMinutes !== later[i + 1]?.fromMinutes);
  return levels([{ fromMinutes: 0, pct: 0 }, ...last]);
}
