import { refuse } from './workbook.rules';

/** One tag, or the text between two. */
export interface XmlStep {
  /** Name without its prefix; empty for text. */
  name: string;
  kind: 'open' | 'close' | 'text';
  /** True for `<a/>`: no `close` follows. */
  empty: boolean;
  /** The attributes as written, or the text with its entities resolved. */
  text: string;
}

const QUOTE = 34;
const APOSTROPHE = 39;
const GREATER = 62;

/** The text of a part. Refuses any encoding but UTF-8, and everything that begins with `<!`. */
export function xmlText(part: Buffer, name: string): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(part);
  } catch {
    return refuse('unusual_package', `${name} is not written in UTF-8.`);
  }
  if (text.includes('\0')) refuse('unusual_package', `${name} is not plain XML.`);
  if (text.includes('<!')) refuse('xml_trick', `${name} declares entities or hides text, which no workbook needs.`);
  return text;
}

/** Walks the tags of an XML text once, from left to right, without a tree. Throws `Refused` where a tag has no end. */
export function* xmlSteps(xml: string): Generator<XmlStep> {
  let at = 0;
  for (let open = xml.indexOf('<'); open >= 0; open = xml.indexOf('<', at)) {
    if (open > at) yield { name: '', kind: 'text', empty: false, text: entitiesResolved(xml.slice(at, open)) };
    const end = endOfTag(xml, open);
    at = end + 1;
    const code = xml.charAt(open + 1);
    if (code === '?') continue;
    yield tagOf(xml.slice(code === '/' ? open + 2 : open + 1, end), code === '/');
  }
}

function endOfTag(xml: string, open: number): number {
  let quote = 0;
  for (let at = open + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return refuse('damaged', 'The file is damaged: a tag in it has no end.');
}

function tagOf(body: string, closes: boolean): XmlStep {
  const empty = body.endsWith('/');
  const inner = empty ? body.slice(0, -1) : body;
  const space = inner.search(/\s/);
  const full = space < 0 ? inner : inner.slice(0, space);
  const name = full.slice(full.indexOf(':') + 1);
  return { name, kind: closes ? 'close' : 'open', empty, text: space < 0 ? '' : inner.slice(space) };
}

/** The value of an attribute by its full name, or by its name after any prefix; null when it is not there. */
export function attribute(attributes: string, name: string): string | null {
  for (const [, full = '', quoted = ''] of attributes.matchAll(/([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g))
    if (full === name || full.endsWith(`:${name}`)) return entitiesResolved(quoted.slice(1, -1));
  return null;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entitiesResolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{1,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const point = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}

/** Spreadsheets write characters that XML has no room for as `_x000D_`. */
export function charactersResolved(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
