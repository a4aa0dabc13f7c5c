import type { Dict } from '../../support/pdf/pdf-file';
import type { TaggedFile, TaggedPage } from '../../support/pdf/tagged-file';
import { complain, type Rule } from './rule';

interface Note {
  readonly ref: string;
  readonly dict: Dict;
  readonly page: TaggedPage;
  readonly kind: string;
}

function annotationsOf(tagged: TaggedFile): Note[] {
  return tagged.pages.flatMap((page) =>
    tagged.annotations(page).map(({ ref, dict }) => ({ ref, dict, page, kind: tagged.file.name(dict['/Subtype']) })),
  );
}

const WITHIN: Record<string, string> = { Link: 'Link', Widget: 'Form' };
const PRINTED = 4;
/** Invisible, hidden, not viewed, viewed only when asked. */
const UNSEEN = 1 | 2 | 32 | 256;

const isSeen = (flags: number): boolean => (flags & PRINTED) !== 0 && (flags & UNSEEN) === 0;

const annotations: Rule = {
  id: 'annotations',
  name: 'has links and fields only, printed, each inside its own element, which lists it',
  broken: (tagged) =>
    annotationsOf(tagged).flatMap(({ ref, dict, kind }) => {
      const owner = tagged.element(tagged.owners.get(Number(dict['/StructParent'])));
      const lists = owner?.kids.some((kid) => 'object' in kid && kid.object === ref);
      return [
        ...complain(WITHIN[kind] === undefined, `${ref} is a ${kind}`),
        ...complain(owner?.tag !== WITHIN[kind], `${kind} ${ref} stands in ${owner?.tag ?? 'nothing'}`),
        ...complain(lists === false, `${kind} ${ref} is not listed by its element`),
        ...complain(!isSeen(Number(dict['/F'] ?? 0)), `${kind} ${ref} is not seen and printed`),
      ];
    }),
};

const described: Rule = {
  id: 'described',
  name: 'says of every link and field what it is for',
  broken: (tagged) =>
    annotationsOf(tagged).flatMap(({ ref, dict, kind }) => [
      ...complain(!tagged.file.text(dict['/Contents'])?.trim(), `${kind} ${ref} says nothing`),
      ...complain(kind === 'Widget' && !tagged.file.text(dict['/TU'])?.trim(), `Widget ${ref} has no name to read out`),
    ]),
};

const linked: Rule = {
  id: 'linked',
  name: 'has an annotation and words in every element that is called a link',
  broken: (tagged) =>
    tagged
      .tagged('Link')
      .flatMap((link) => [
        ...complain(!link.kids.some((kid) => 'object' in kid), `Link ${link.ref} leads nowhere`),
        ...complain(tagged.textOf(link).trim() === '', `Link ${link.ref} has no words`),
      ]),
};

const tabs: Rule = {
  id: 'tabs',
  name: 'goes through the links of a page in the order of the text',
  broken: (tagged) =>
    tagged.pages
      .filter((page) => tagged.annotations(page).length > 0 && page.dict['/Tabs'] !== '/S')
      .map(({ number }) => `page ${number} has another order`),
};

const fonts: Rule = {
  id: 'fonts',
  name: 'embeds every font with the width and the text of every glyph that is shown',
  broken: (tagged) => {
    const used = new Map<Dict, { codes: Set<number>; text: ReadonlyMap<number, string> }>();
    for (const page of tagged.pages)
      for (const { codes, font: name } of page.content.painted.filter(({ operator }) => /^(Tj|TJ)$/.test(operator))) {
        const { dict, text } = tagged.font(page, name);
        const known = used.get(dict) ?? { codes: new Set<number>(), text };
        for (const code of codes) known.codes.add(code);
        used.set(dict, known);
      }
    return [...used].flatMap(([dict, { codes, text }]) => fontFaults(tagged, dict, { codes: [...codes], text }));
  },
};

/** Nothing, marks of byte order, private characters: no text that anyone could read. */
const NO_TEXT = /^$|[\0\uFEFF\uFFFE\uFFFD\uE000-\uF8FF]/;

function fontFaults(
  { file }: TaggedFile,
  dict: Dict,
  shown: { codes: number[]; text: ReadonlyMap<number, string> },
): string[] {
  const name = file.name(dict['/BaseFont']);
  const inner = file.dict(file.list(dict['/DescendantFonts'])[0]);
  const descriptor = file.dict(inner['/FontDescriptor']);
  const widths = file.list(file.list(inner['/W'])[1]);
  return [
    ...complain(dict['/Encoding'] !== '/Identity-H', `${name} has another encoding`),
    ...complain(
      inner['/Subtype'] === '/CIDFontType2' && inner['/CIDToGIDMap'] !== '/Identity',
      `${name} does not say which glyph is which`,
    ),
    ...complain(file.stream(descriptor['/FontFile2'] ?? descriptor['/FontFile3']) === null, `${name} is not embedded`),
    ...complain(dict['/ToUnicode'] === undefined, `${name} has no text`),
    ...complain(shown.codes.includes(0), `${name} shows the glyph of missing characters`),
    ...shown.codes
      .filter((code) => typeof widths[code] !== 'number')
      .map((code) => `${name}: glyph ${code} has no width`),
    ...shown.codes
      .filter((code) => NO_TEXT.test(shown.text.get(code) ?? ''))
      .map((code) => `${name}: glyph ${code} has no text`),
  ];
}

export const pageRules = [annotations, described, linked, tabs, fonts];
