import { num } from './pdf-syntax';
import { COLOUR } from './theme';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function rectangle({ x, y, width, height }: Box): string {
  return `${num(x)} ${num(y)} ${num(width)} ${num(height)} re`;
}

/** A white box with dark slanting lines: reads as different in black and white. */
export function hatched(box: Box): string {
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
