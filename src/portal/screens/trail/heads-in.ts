const HEAD =
  /^[^\s+]+\n(?:0|[1-9]\d{0,15})\n[A-Za-z0-9+/]{43}=\n(?:[^\n]+\n)*\n(?:\u2014 [^\s+]+ [A-Za-z0-9+/]+={0,2}(?:\n|$))+/gmu;

/** Every signed head that a text holds, each once: one alone, a file that collects them, a proof, a receipt as JSON. */
export function headsIn(text: string): string[] {
  const found = textsOf(text).flatMap((one) => one.replaceAll('\r\n', '\n').match(HEAD) ?? []);
  return [...new Set(found.map((head) => (head.endsWith('\n') ? head : `${head}\n`)))];
}

function textsOf(text: string): string[] {
  try {
    return stringsIn(JSON.parse(text));
  } catch {
    return [text];
  }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}
