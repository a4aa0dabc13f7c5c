/** A coordinate or size in points with two decimals, as content streams want it. */
export function num(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A PDF text string: UTF-16BE with byte order mark, in hex, so that no character needs escaping. */
export function textString(text: string): string {
  let hex = 'FEFF';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0').toUpperCase();
  return `<${hex}>`;
}

/** A PDF name: every byte outside letters, digits, dot, plus and hyphen is written as #xx. */
export function nameObject(name: string): string {
  let out = '/';
  for (const byte of Buffer.from(name, 'utf8')) {
    const char = String.fromCharCode(byte);
    out += /[A-Za-z0-9.+-]/.test(char) ? char : `#${byte.toString(16).padStart(2, '0').toUpperCase()}`;
  }
  return out;
}

/** A PDF date in UTC, from an ISO instant. Throws RangeError on anything else. */
export function dateString(iso: string): string {
  const digits = new Date(iso).toISOString().replace(/\D/g, '').slice(0, 14);
  return `(D:${digits}Z)`;
}

/** Text made safe inside XMP: markup escaped, characters that XML 1.0 cannot hold removed. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
