import { crc32, deflateSync } from 'node:zlib';
import { FICTION, type DemoFile, type Drawing } from './paper';
import { GLYPH_COLUMNS, GLYPH_ROWS, glyphOf } from './pixel-letters';

const SCALE = 12;
const WIDTH = 100 * SCALE;
const HEIGHT = 66 * SCALE;
const PAPER = 255;
const BOX = 240;
const INK = 40;
/** Dots of the picture for one dot of a letter. */
const DOT = 2;

/** Draws boxes, lines and words as a grey PNG, 1200 by 792 dots. */
export function pngOf(drawing: Drawing, fileName: string): DemoFile {
  const picture = new Picture();
  for (const { from, to } of drawing.lines) picture.line(scaled(from), scaled(to));
  for (const box of drawing.boxes) {
    const [x, y] = scaled([box.x, box.y]);
    picture.box(x, y, { w: box.w * SCALE, h: box.h * SCALE });
    box.lines.forEach((line, i) => picture.words(line, x + 10, y + 12 + i * DOT * 11));
  }
  picture.words(drawing.caption, 10, 60 * SCALE);
  picture.words(FICTION, 10, 63 * SCALE);
  return { fileName, type: 'image/png', bytes: picture.encoded() };
}

function scaled([x, y]: [number, number]): [number, number] {
  return [x * SCALE, y * SCALE];
}

class Picture {
  private readonly dots = Buffer.alloc(WIDTH * HEIGHT, PAPER);

  box(x: number, y: number, { w, h }: { w: number; h: number }): void {
    for (let dy = 0; dy < h; dy += 1)
      for (let dx = 0; dx < w; dx += 1) {
        const edge = dx < 2 || dy < 2 || dx >= w - 2 || dy >= h - 2;
        this.dot(x + dx, y + dy, edge ? INK : BOX);
      }
  }

  line([fromX, fromY]: [number, number], [toX, toY]: [number, number]): void {
    const steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY), 1);
    for (let i = 0; i <= steps; i += 1) {
      const [x, y] = [fromX + ((toX - fromX) * i) / steps, fromY + ((toY - fromY) * i) / steps];
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
      ] as const)
        this.dot(Math.round(x) + dx, Math.round(y) + dy, INK);
    }
  }

  words(text: string, x: number, y: number): void {
    [...text.toUpperCase()].forEach((letter, place) => {
      const rows = glyphOf(letter);
      for (let row = 0; row < GLYPH_ROWS; row += 1)
        for (let column = 0; column < GLYPH_COLUMNS; column += 1)
          if (((rows[row] ?? 0) >> (GLYPH_COLUMNS - 1 - column)) & 1)
            this.block(x + (place * (GLYPH_COLUMNS + 1) + column) * DOT, y + row * DOT);
    });
  }

  /** PNG 1.2: 8-bit grey, no filter, one IDAT. */
  encoded(): Buffer {
    const lines = Buffer.alloc((WIDTH + 1) * HEIGHT);
    for (let y = 0; y < HEIGHT; y += 1) this.dots.copy(lines, y * (WIDTH + 1) + 1, y * WIDTH, (y + 1) * WIDTH);
    const head = Buffer.alloc(13);
    head.writeUInt32BE(WIDTH, 0);
    head.writeUInt32BE(HEIGHT, 4);
    head.writeUInt8(8, 8);
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const data = deflateSync(lines, { level: 9 });
    return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
  }

  private block(x: number, y: number): void {
    for (let dy = 0; dy < DOT; dy += 1) for (let dx = 0; dx < DOT; dx += 1) this.dot(x + dx, y + dy, INK);
  }

  private dot(x: number, y: number, grey: number): void {
    if (x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT) this.dots.writeUInt8(grey, y * WIDTH + x);
  }
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named) >>> 0);
  return Buffer.concat([length, named, check]);
}
