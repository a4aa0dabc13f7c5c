import { UNKNOWN_TYPE } from './claimed-type.rules';

const OPENINGS: [RegExp, string][] = [
  [/^<\?php/i, 'text/x-php'],
  [/^#!/, 'text/x-shellscript'],
  [/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype svg[^>]*>\s*)?<svg[\s>]/i, 'image/svg+xml'],
  [/^<\?xml[^>]*>\s*(<!--[\s\S]*?-->\s*)*(<!doctype html[^>]*>\s*)?<html[\s>]/i, 'application/xhtml+xml'],
  [
    /^(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|script|iframe|style|title|meta|link|object|embed)[\s>/]/i,
    'text/html',
  ],
  [/^<\?xml\s/i, 'application/xml'],
  [/^(\{\s*["}]|\[\s*[{["\]])/, 'application/json'],
];

/**
 * The media type of a text from its first bytes, or the unknown type when they are not text. What looks like markup or
 * a script is named as such; CSV cannot be told from other text and is plain text here.
 */
export function sniffText(head: Buffer): string {
  const text = decodeText(head);
  if (text === null) return UNKNOWN_TYPE;
  const start = text.replace(/^\ufeff/, '').trimStart();
  return OPENINGS.find(([opening]) => opening.test(start))?.[1] ?? 'text/plain';
}

function decodeText(head: Buffer): string | null {
  const marked = markedEncoding(head);
  if (marked !== null) return new TextDecoder(marked).decode(head);
  if (hasControls(head)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(head);
  }
}

function markedEncoding(head: Buffer): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
}

/** Bytes that no text in a single-byte or UTF-8 encoding holds: controls beside tab, line ends, form feed and escape. */
function hasControls(head: Buffer): boolean {
  return head.some((byte) => (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte)) || byte === 0x7f);
}
