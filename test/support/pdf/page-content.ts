/** A stretch of marked content: its tag, and its number when it belongs to the structure. */
export interface Mark {
  readonly tag: string;
  readonly mcid: number | null;
}

/** One thing that a page paints, inside which marks, outermost first. Codes are those of glyphs, for text. */
export interface Painted {
  readonly operator: string;
  readonly marks: readonly Mark[];
  readonly codes: readonly number[];
  readonly font: string;
  readonly x: number;
  readonly y: number;
}

export interface PageContent {
  readonly painted: readonly Painted[];
  /** Every marked stretch with a number, in the order of the page. */
  readonly marks: readonly Mark[];
  /** Operators in the order of the page. */
  readonly operators: readonly string[];
  /** Marks that were left open, or closed without having been opened. */
  readonly unbalanced: number;
  /** The greatest depth of saved graphics states; -1 when more are restored than saved. */
  readonly depth: number;
}

const TOKEN =
  /[\s\0]+|%[^\n]*|<<|>>|<[0-9A-Fa-f\s]*>|\((?:\\[^]|[^\\()])*\)|[[\]]|\/[^\s()<>[\]{}/%]*|[-+.\d]+|[A-Za-z'"*][A-Za-z0-9'"*]*/y;
const PAINTS = new Set([...['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'EI', 'Tj', 'TJ', "'", '"']]);

/** Reads a content stream: what it paints and under which marks. Throws at what is no PDF syntax. */
export function readContent(stream: string): PageContent {
  const reading = new Reading();
  const operands: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < stream.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(stream)?.[0];
    if (token === undefined) throw new Error(`No PDF syntax at ${at}: ${stream.slice(at, at + 40)}`);
    if (/^[\s\0%]/.test(token)) continue;
    if (/^[A-Za-z'"*]/.test(token) && token !== 'true' && token !== 'false') {
      reading.take(token, operands);
      operands.length = 0;
    } else operands.push(token);
  }
  return reading.done();
}

class Reading {
  private readonly painted: Painted[] = [];
  private readonly marks: Mark[] = [];
  private readonly open: Mark[] = [];
  private readonly operators: string[] = [];
  private unbalanced = 0;
  private saved = 0;
  private depth = 0;
  private font = '';
  private x = 0;
  private y = 0;

  take(operator: string, operands: readonly string[]): void {
    this.operators.push(operator);
    this.heedMarks(operator, operands);
    this.heedState(operator, operands);
    if (!PAINTS.has(operator)) return;
    const { font, x, y } = this;
    this.painted.push({ operator, marks: [...this.open], codes: operands.flatMap(codesOf), font, x, y });
  }

  done(): PageContent {
    const { painted, marks, operators } = this;
    const depth = this.saved === 0 ? this.depth : -1;
    return { painted, marks, operators, unbalanced: this.unbalanced + this.open.length, depth };
  }

  private heedMarks(operator: string, operands: readonly string[]): void {
    if (operator === 'BMC' || operator === 'BDC') {
      const at = operands.indexOf('/MCID');
      const mark = { tag: (operands[0] ?? '').slice(1), mcid: at < 0 ? null : Number(operands[at + 1]) };
      this.open.push(mark);
      if (mark.mcid !== null) this.marks.push(mark);
    }
    if (operator === 'EMC' && this.open.pop() === undefined) this.unbalanced++;
  }

  private heedState(operator: string, operands: readonly string[]): void {
    if (operator === 'q') this.depth = Math.max(this.depth, ++this.saved);
    if (operator === 'Q' && --this.saved < 0) this.depth = Number.NEGATIVE_INFINITY;
    if (operator === 'Tf') this.font = (operands[0] ?? '').slice(1);
    if (operator === 'Tm') [this.x, this.y] = [Number(operands[4]), Number(operands[5])];
  }
}

/** Two bytes each, as fonts with Identity-H want them. */
function codesOf(operand: string): number[] {
  if (!/^<[^<]/.test(operand)) return [];
  return (operand.match(/[0-9A-Fa-f]{4}/g) ?? []).map((hex) => parseInt(hex, 16));
}
