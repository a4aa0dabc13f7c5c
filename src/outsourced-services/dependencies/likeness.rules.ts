// Words that say what kind of company or place it is, not which one.
const GENERIC = new Set(
  (
    'inc incorporated llc ltd limited corp corporation co company plc gmbh ag sa sas sarl bv nv kg ab as oy pty lp llp group holding holdings international ' +
    'intl usa us uk the and of network networks networking telecom telecoms telecommunication telecommunications communication communications carrier carriers ' +
    'service services solution solutions system systems technology technologies cloud hosting provider web region site data center'
  ).split(' '),
);
// One spelling for both sides of the Atlantic, and the usual short forms.
const SPELLING: Record<string, string> = {
  ...{ fibre: 'fiber', fibres: 'fiber', fibers: 'fiber', centre: 'center', centres: 'center', centers: 'center' },
  ...{ fiberoptic: 'fiber', grey: 'gray', harbour: 'harbor', saint: 'st', mount: 'mt', north: 'n', south: 's' },
  ...{ east: 'e', west: 'w', datacenter: 'data', datacentre: 'data' },
};

/** The words of a name that tell it from others: no accents, case, punctuation, legal form; in order of the alphabet. */
export function tellingWords(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => SPELLING[word] ?? word);
  const telling = words.filter((word) => !GENERIC.has(word));
  return [...new Set(telling.length > 0 ? telling : words)].sort();
}

/** Names with the same key are taken for one thing until a person says otherwise. */
export const likenessKey = (name: string): string => tellingWords(name).join(' ');

/** How much two names are alike, 0 to 1: the share of telling words that both have; one letter may differ in long words. */
export function likeness(one: string, other: string): number {
  const [a, b] = [tellingWords(one), tellingWords(other)];
  if (a.length === 0 || b.length === 0) return 0;
  const common = a.filter((word) => b.some((its) => sameWord(word, its))).length;
  return (2 * Math.min(common, b.length)) / (a.length + b.length);
}

/** From here on two names are put before a person as perhaps one. */
export const ALIKE_FROM = 0.66;

function sameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const isCode = /\d/.test(one) || /\d/.test(other);
  return !isCode && Math.min(one.length, other.length) >= 5 && differsByOne(one, other);
}

/** Whether one letter was changed, added or left out. */
function differsByOne(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const skip = short.length === long.length ? at + 1 : at;
  return short.slice(skip) === long.slice(at + 1);
}
