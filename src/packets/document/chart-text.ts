import { Line, breakLines } from './line-breaking';
import type { Press } from './press';
import { showPieces } from './text-drawing';
import { COLOUR, TypeStyle, baselineDrop } from './theme';

/** Where text in a picture begins: `top` is the upper edge of its first line box. */
export interface TextSpot {
  readonly x: number;
  readonly top: number;
  readonly style: TypeStyle;
  readonly centred?: boolean;
  readonly colour?: string;
}

/** Operators that show lines one under the other. */
export function showLines(lines: readonly Line[], spot: TextSpot): string {
  const { x, top, style, centred, colour = COLOUR.ink } = spot;
  const drop = baselineDrop(style);
  const shown = lines.map((line, i) =>
    showPieces(line.pieces, centred ? x - line.width / 2 : x, top - i * style.leading - drop),
  );
  return `${colour} rg BT\n${shown.join('')}ET\n`;
}

/** Operators that show a short text on one line. */
export function showText(press: Press, text: string, spot: TextSpot): string {
  return showLines(breakLines(press.fonts, { text, style: spot.style, width: press.pages.width }), spot);
}

/** At most two lines of a label; a longer one ends in an ellipsis. Its full wording stands in the picture's alternative text. */
export function labelLines(press: Press, text: string, label: { style: TypeStyle; width: number }): Line[] {
  let lines = breakLines(press.fonts, { text, ...label });
  const letters = Array.from(text);
  while (lines.length > 2) {
    letters.pop();
    lines = breakLines(press.fonts, { text: `${letters.join('').trimEnd()}…`, ...label });
  }
  return lines;
}
