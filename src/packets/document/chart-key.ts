import { BarFill, fillBar, spread, upright } from './chart-shapes';
import { showText } from './chart-text';
import { isMissed } from './chart-words';
import type { ChartBar } from './document.model';
import { widthOf } from './line-breaking';
import type { Press } from './press';
import type { TypeStyle } from './theme';

const SAMPLE = 18;
const GAP = 13;
const FILL_WORDS: Record<BarFill, string> = {
  met: 'achieved, met',
  missed: 'achieved, missed',
  plain: 'achieved, no objective',
};

/** How a bar is filled; null when there is no bar. */
export function fillOf(bar: ChartBar): BarFill | null {
  if (bar.achievedMinutes === null) return null;
  const missed = isMissed(bar);
  if (missed === null) return 'plain';
  return missed ? 'missed' : 'met';
}

/** Explains the marks that occur in these bars, and no others, on one line from x on. */
export function chartKey(
  press: Press,
  bars: readonly ChartBar[],
  at: { x: number; y: number; style: TypeStyle },
): string {
  let { x } = at;
  let out = '';
  for (const { words, sample } of entries(bars)) {
    out += sample(x, at.y) + showText(press, words, { x: x + SAMPLE + 4, top: at.y + 8, style: at.style });
    x += SAMPLE + 4 + widthOf(press.fonts, words, at.style) + GAP;
  }
  return out;
}

function entries(bars: readonly ChartBar[]): { words: string; sample: (x: number, y: number) => string }[] {
  const fills = (['met', 'missed', 'plain'] as const)
    .filter((fill) => bars.some((bar) => fillOf(bar) === fill))
    .map((fill) => ({
      words: FILL_WORDS[fill],
      sample: (x: number, y: number) => fillBar(fill, { x, y: y - 1, width: SAMPLE, height: 7 }),
    }));
  const objective = { words: 'objective', sample: (x: number, y: number) => upright(x + SAMPLE - 2, y - 3, 11) };
  const range = {
    words: 'lowest to highest',
    sample: (x: number, y: number) => spread(x, x + SAMPLE, y + 2.5),
  };
  return [
    ...fills,
    ...(bars.some((bar) => bar.objectiveMinutes !== null) ? [objective] : []),
    ...(bars.some((bar) => bar.rangeMinutes) ? [range] : []),
  ];
}
