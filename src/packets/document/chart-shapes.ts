import { num } from './pdf-syntax';
import { COLOUR } from './theme';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function rectangle({ x, y, width, height }: Box): string {
  return `${num(x)} ${num(y)} ${num(width)} ${num(height)} re`;
}

/** A white box with dark slanting lines: reads as different in black and white. */
function hatched(box: Box): string {
  let lines = '';
  for (let x = box.x - box.height; x < box.x + box.width; x += 3.2) {
    lines += `${num(x)} ${num(box.y)} m ${num(x + box.height)} ${num(box.y + box.height)} l `;
  }
  const frame = `${COLOUR.ink} RG 0.8 w ${rectangle(box)} S\n`;
  return `${COLOUR.white} rg ${rectangle(box)} f\nq ${rectangle(box)} W n ${COLOUR.ink} RG 0.7 w ${lines}S Q\n${frame}`;
}

/** The stroke that marks an objective. */
export function upright(x: number, y: number, height: number): string {
  return `${COLOUR.ink} RG 1.8 w ${num(x)} ${num(y)} m ${num(x)} ${num(y + height)} l S\n`;
}

export type BarFill = 'met' | 'missed' | 'plain';

/** A filled, hatched or empty bar: three that differ in black and white. */
export function fillBar(fill: BarFill, box: Box): string {
  if (fill === 'missed') return hatched(box);
  if (fill === 'met') return `${COLOUR.accent} rg ${rectangle(box)} f\n`;
  return `${COLOUR.tint} rg ${COLOUR.strongRule} RG 0.8 w ${rectangle(box)} B\n`;
}

/** A line with ends, from the lowest to the highest of several measurements; edged in white to show on a dark bar. */
export function spread(low: number, high: number, y: number): string {
  const line = `${num(low)} ${num(y)} m ${num(high)} ${num(y)} l S\n`;
  const ends = [low, high].map((x) => `${num(x)} ${num(y - 2.5)} m ${num(x)} ${num(y + 2.5)} l S\n`).join('');
  return `${COLOUR.white} RG 2.6 w ${line}${COLOUR.ink} RG 0.9 w ${line}${ends}`;
}
