/** A value of PDF syntax (ISO 32000): names and references apart from texts. */
export type PdfValue = null | boolean | number | string | PdfName | PdfReference | PdfValue[] | PdfDictionary;
export class PdfName {
  constructor(readonly name: string) {}
}
export class PdfReference {
  constructor(readonly id: number) {}
}
export class PdfDictionary extends Map<string, PdfValue> {}

export class PdfSyntaxError extends Error {}

const SPACE = /[\0\t\n\f\r ]*(?:%[^\n\r]*[\0\t\n\f\r ]*)*/y;
const REFERENCE = /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![A-Za-z0-9])/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const WORD = /true|false|null/y;
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const DEPTH = 64;

/** Reads one value after the other from text in Latin-1. Throws `PdfSyntaxError`. */
export class PdfReader {
  constructor(
    private readonly text: string,
    public at = 0,
  ) {}

  value(depth = 0): PdfValue {
    if (depth > DEPTH) throw new PdfSyntaxError('nested too deep');
    this.match(SPACE);
    if (this.text.startsWith('<<', this.at)) return this.dictionary(depth);
    const sign = this.text[this.at];
    if (sign === '[') return this.array(depth);
    if (sign === '<') return this.hexText();
    if (sign === '(') return this.literal();
    return this.simple();
  }

  /** Whether the next word is this one; it is passed over then. */
  word(word: string): boolean {
    this.match(SPACE);
    const isNext = this.text.startsWith(word, this.at);
    if (isNext) this.at += word.length;
    return isNext;
  }

  private simple(): PdfValue {
    const name = this.match(NAME);
    if (name) return new PdfName((name[1] ?? '').replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => sign(code)));
    const reference = this.match(REFERENCE);
    if (reference) return new PdfReference(Number(reference[1]));
    const number = this.match(NUMBER);
    if (number) return Number(number[0]);
    const word = this.match(WORD)?.[0];
    if (word === undefined) throw new PdfSyntaxError(`unexpected content at ${this.at}`);
    return word === 'null' ? null : word === 'true';
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const found = new PdfDictionary();
    while (!this.word('>>')) {
      const key = this.value(depth + 1);
      if (!(key instanceof PdfName)) throw new PdfSyntaxError('a dictionary without names');
      if (found.has(key.name)) throw new PdfSyntaxError(`a dictionary with two members ${key.name}`);
      found.set(key.name, this.value(depth + 1));
    }
    return found;
  }

  private array(depth: number): PdfValue[] {
    this.at += 1;
    const found: PdfValue[] = [];
    while (!this.word(']')) found.push(this.value(depth + 1));
    return found;
  }

  private hexText(): string {
    const end = this.text.indexOf('>', this.at);
    const digits = this.text.slice(this.at + 1, end).replace(/\s+/g, '');
    if (end < 0 || !/^[0-9A-Fa-f]*$/.test(digits)) throw new PdfSyntaxError('a hexadecimal text without end');
    this.at = end + 1;
    return (digits.length % 2 === 0 ? digits : `${digits}0`).replace(/../g, sign);
  }

  private literal(): string {
    let [depth, text] = [1, ''];
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const next = this.text[this.at] as string;
      if (next === '(') depth += 1;
      if (next === ')') depth -= 1;
      if (depth === 0) break;
      text += next === '\\' ? this.escaped() : next;
    }
    if (depth !== 0) throw new PdfSyntaxError('a text without end');
    this.at += 1;
    return text;
  }

  private escaped(): string {
    const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.at + 1, this.at + 4))?.[0];
    this.at += octal?.length ?? 1;
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 255);
    const next = this.text[this.at] ?? '';
    return next === '\n' ? '' : (ESCAPES[next] ?? next);
  }
}

const sign = (code: string): string => String.fromCharCode(parseInt(code, 16));

/** A text string as people read it: UTF-16 with its mark, else PDFDocEncoding, whose letters here are Latin-1. */
export function pdfText(value: PdfValue | undefined): string {
  if (typeof value !== 'string') return '';
  if (!value.startsWith('\u00fe\u00ff')) return value;
  let text = '';
  for (let at = 2; at + 1 < value.length; at += 2)
    text += String.fromCharCode(value.charCodeAt(at) * 256 + value.charCodeAt(at + 1));
  return text;
}
