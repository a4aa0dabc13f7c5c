import { parseCheckpoint } from './checkpoint.rules';

// Three lines, other logs' extension lines, a blank line, signatures: what a signed checkpoint looks like within another text.
const CHECKPOINT =
  /^[^\s+]+\n(?:0|[1-9]\d{0,15})\n[A-Za-z0-9+/]{43}=\n(?:[^\n]+\n)*\n(?:\u2014 [^\s+]+ [A-Za-z0-9+/]+={0,2}(?:\n|$))+/gmu;

/**
 * Every checkpoint that a text holds, as it was signed, in its order and each once: a checkpoint alone, a file that
 * collects them, a `tlog-proof`, a receipt or a manifest as JSON. Whether they are right is not judged.
 */
export function checkpointsIn(text: string): string[] {
  const found = textsOf(text).flatMap((one) => inPlainText(one.replaceAll('\r\n', '\n')));
  return [...new Set(found)];
}

function inPlainText(text: string): string[] {
  return Array.from(text.matchAll(CHECKPOINT), ([note]) => (note.endsWith('\n') ? note : `${note}\n`)).filter(
    (note) => parseCheckpoint(note) !== null,
  );
}

/** The strings within a JSON text; any other text as it is. */
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
