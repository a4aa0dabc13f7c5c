import type { Inline, TextRun } from './document.model';
import type { FaceName } from './font-files';
import type { Fonts } from './fonts';
import type { EmbeddedFont } from './pdf-engine';
import { MONO_SCALE, TypeStyle } from './theme';

/** Glyphs in one font and size. `run` is set when the text links somewhere. Width in points. */
export interface Piece {
  readonly font: EmbeddedFont;
  readonly size: number;
  readonly hex: string;
  readonly width: number;
  readonly run: TextRun | undefined;
}

/** Width in points, without the space that ends a wrapped line. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

export interface LineRequest {
  readonly text: Inline;
  readonly style: TypeStyle;
  readonly width: number;
  readonly mono?: boolean;
}

/** Breaks text into lines no wider than asked. A token wider than a line is broken at separators, else between characters. */
export function breakLines(fonts: Fonts, request: LineRequest): Line[] {
  const breaker = new LineBreaker(fonts, request);
  const runs = typeof request.text === 'string' ? [{ text: request.text }] : request.text;
  for (const run of runs) breaker.addRun(run);
  return breaker.finish();
}

/** Width in points of text set on one line. */
export function widthOf(fonts: Fonts, text: string, style: TypeStyle): number {
  return (fonts.word(style.bold ? 'bold' : 'regular', text).width * style.size) / 1000;
}

const CJK = '\\u3000-\\u30FF\\u3400-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF\\u{20000}-\\u{2FFFF}';
const OPENING = '「『（【〔《〈';
const CLOSING = '、。，．：；！？」』）】〕》〉ーっゃゅょッャュョ々・';
const IDEOGRAPHS = new RegExp(`[${CJK}]`, 'u');
const IDEOGRAPH_PARTS = new RegExp(`[${OPENING}]*[${CJK}][${CLOSING}]*|[^${CJK}]+`, 'gu');
const SEPARATED = /[^/\\_\-.:,;@&=?)]*[/\\_\-.:,;@&=?)]|[^/\\_\-.:,;@&=?)]+/gu;
const LONG_HEX = /^[0-9a-f]{24,}$/i;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z?$/;

function longTokenParts(token: string): string[] {
  if (LONG_HEX.test(token)) return token.match(/.{1,8}/gu) ?? [token];
  if (INSTANT.test(token)) return [token.slice(0, 10), token.slice(10)];
  return token.match(SEPARATED) ?? [token];
}

const SPACE: TextRun = { text: ' ', bold: false, mono: false };

interface Fragment {
  readonly text: string;
  readonly run: TextRun;
}

class LineBreaker {
  private readonly lines: Line[] = [];
  private pieces: Piece[] = [];
  private width = 0;
  private space = false;
  /** A word may change its style in the middle: nothing but white space ends it. */
  private word: Fragment[] = [];

  constructor(
    private readonly fonts: Fonts,
    private readonly request: LineRequest,
  ) {}

  addRun(run: TextRun): void {
    for (const token of run.text.normalize('NFC').match(/\n|[^\S\n\u00A0\u202F]+|[\S\u00A0\u202F]+/gu) ?? []) {
      if (/^[\S\u00A0\u202F]/u.test(token)) this.word.push({ text: token, run });
      else {
        this.endWord();
        if (token === '\n') this.breakLine(false);
        else this.space = this.pieces.length > 0;
      }
    }
  }

  finish(): Line[] {
    this.endWord();
    if (this.pieces.length > 0 || this.lines.length === 0) this.breakLine(false);
    return this.lines;
  }

  private endWord(): void {
    const word = this.word;
    const width = word.reduce((sum, { text, run }) => sum + this.measure(text, run), 0);
    this.word = [];
    if (word.some(({ text }) => IDEOGRAPHS.test(text)) || width > this.request.width) this.placeInParts(word);
    else if (word.length > 0) this.place(word, width);
  }

  private placeInParts(word: readonly Fragment[]): void {
    for (const { text, run } of word) {
      for (const part of (IDEOGRAPHS.test(text) ? text.match(IDEOGRAPH_PARTS) : longTokenParts(text)) ?? []) {
        const width = this.measure(part, run);
        if (width <= this.request.width) this.place([{ text: part, run }], width);
        else for (const char of part) this.place([{ text: char, run }], this.measure(char, run));
      }
    }
  }

  private place(word: readonly Fragment[], width: number): void {
    const gap = this.space ? this.measure(' ', SPACE) : 0;
    if (this.pieces.length > 0 && this.width + gap + width > this.request.width) this.breakLine(this.space);
    if (this.space) this.append(' ', SPACE, this.linkAround(word[0]?.run));
    this.space = false;
    for (const { text, run } of word) this.append(text, run, run.link === undefined ? undefined : run);
  }

  /** A space inside a link belongs to it; one at either end of it does not. */
  private linkAround(next: TextRun | undefined): TextRun | undefined {
    return this.pieces.at(-1)?.run === next ? next : undefined;
  }

  private append(text: string, run: TextRun, linked?: TextRun): void {
    const size = this.sizeOf(run);
    for (const segment of this.fonts.word(this.faceOf(run), text).segments) {
      const width = (segment.width * size) / 1000;
      const last = this.pieces.at(-1);
      if (last && last.font === segment.font && last.size === size && last.run === linked) {
        this.pieces[this.pieces.length - 1] = { ...last, hex: last.hex + segment.hex, width: last.width + width };
      } else this.pieces.push({ font: segment.font, size, hex: segment.hex, width, run: linked });
      this.width += width;
    }
  }

  /** Ends the line. A wrapped line keeps its space, so that whoever reads the text aloud or copies it keeps the words apart. */
  private breakLine(wrapped: boolean): void {
    const width = this.width;
    if (wrapped) this.append(' ', SPACE);
    this.lines.push({ pieces: this.pieces, width });
    this.pieces = [];
    this.width = 0;
    this.space = false;
  }

  private measure(text: string, run: TextRun): number {
    return (this.fonts.word(this.faceOf(run), text).width * this.sizeOf(run)) / 1000;
  }

  private faceOf(run: TextRun): FaceName {
    if (run.mono ?? this.request.mono) return 'mono';
    return (run.bold ?? this.request.style.bold) ? 'bold' : 'regular';
  }

  private sizeOf(run: TextRun): number {
    return (run.mono ?? this.request.mono) ? this.request.style.size * MONO_SCALE : this.request.style.size;
  }
}
