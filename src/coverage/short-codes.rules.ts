/** Words that say nothing about who it is. */
const FORMS = new Set(['LLC', 'INC', 'LTD', 'CORP', 'CO', 'GMBH', 'PLC', 'SA', 'AG', 'BV', 'THE', 'AND', 'OF']);

/** Letters for the head of a narrow column: initials, or the first three letters of a single word. */
function lettersOf(name: string): string {
  const words = name
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !FORMS.has(word));
  const [first = name, ...others] = telling.length > 0 ? telling : words;
  const initials = [first, ...others].map((word) => [...word][0] ?? '').join('');
  return others.length > 0 ? initials.slice(0, 4) : [...first].slice(0, 3).join('');
}

/** A short code for each name, in order, no two alike: the second `HLC` is `HLC2`. */
export function shortCodesOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const letters = lettersOf(name);
    let code = letters;
    for (let n = 2; taken.has(code); n++) code = `${letters}${n}`;
    taken.add(code);
    return code;
  });
}
