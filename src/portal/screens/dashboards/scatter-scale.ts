/** Times that axes name, whole minutes. */
const TICKS = [0, 5, 15, 30, 60, 120, 240, 480, 1440, 2880, 5760, 10_080, 20_160, 43_200];

const grown = (minutes: number) => Math.log2(minutes + 5);

/** Where minutes lie between 0 and 1 of an axis that grows by doubling and has a place for zero. */
export function shareOf(minutes: number, most: number): number {
  return (grown(minutes) - grown(0)) / (grown(most) - grown(0));
}

/** The end of both axes: the first time that an axis names beyond all that is drawn; an hour at least. */
export function mostOf(minutes: readonly number[]): number {
  const most = Math.max(60, ...minutes);
  return TICKS.find((tick) => tick >= most) ?? most;
}

/** The times to name on an axis, so that neighbours are at least `least` of it apart. */
export function ticksOf(most: number, least: number): number[] {
  return TICKS.filter((tick) => tick <= most).reduce<number[]>((named, tick) => {
    const last = named.at(-1);
    const isApart = last === undefined || shareOf(tick, most) - shareOf(last, most) >= least;
    return isApart ? [...named, tick] : named;
  }, []);
}

/** The radius of a point in pixels: its area grows with how many results it stands for, up to a limit. */
export const radiusOf = (count: number): number => Math.min(14, 5 * Math.sqrt(Math.max(1, Math.log2(count) + 1)));
