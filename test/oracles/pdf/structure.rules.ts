import { refTo } from '../../support/pdf/pdf-file';
import type { TaggedElement, TaggedFile } from '../../support/pdf/tagged-file';
import { complain, type Rule } from './rule';

const STANDARD = new Set(
  [
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody',
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP',
    'Figure Formula Form',
  ]
    .join(' ')
    .split(' '),
);
const at = ({ tag, ref }: TaggedElement): string => `${tag} ${ref}`;

const types: Rule = {
  id: 'types',
  name: 'uses standard types of elements only, none of them for something else',
  broken: ({ file, elements }) => {
    const roles = Object.keys(file.dict(file.dict(file.catalog['/StructTreeRoot'])['/RoleMap']));
    return [
      ...complain(elements.length === 0, 'no structure'),
      ...elements.filter(({ tag }) => !STANDARD.has(tag)).map((one) => `${at(one)} is no standard type`),
      ...roles.filter((role) => STANDARD.has(role.slice(1))).map((role) => `${role} is mapped to something else`),
    ];
  },
};

const parents: Rule = {
  id: 'parents',
  name: 'has every element once, under the parent that it names',
  broken: ({ file, elements }) => {
    const root = refTo(file.catalog['/StructTreeRoot']);
    const seen = new Map<string, number>();
    for (const { ref } of elements) seen.set(ref, (seen.get(ref) ?? 0) + 1);
    const reached = new Set(seen.keys());
    const stray = file.references.filter(
      (ref) => file.name(file.dict(ref)['/Type']) === 'StructElem' && !reached.has(ref),
    );
    return [
      ...elements
        .filter(({ dict, parent }) => dict['/P'] !== (parent?.ref ?? root))
        .map((one) => `${at(one)} names another parent`),
      ...[...seen].filter(([, times]) => times > 1).map(([ref]) => `${ref} stands in two places`),
      ...stray.map((ref) => `${ref} is under no element`),
    ];
  },
};

const marks: Rule = {
  id: 'marks',
  name: 'leads from every mark on a page to the element that lists it, and back',
  broken: (tagged) => {
    const listed = new Set(
      tagged.elements.flatMap(({ ref, kids }) =>
        kids.flatMap((kid) => ('mark' in kid ? [`${kid.page} ${kid.mark} ${ref}`] : [])),
      ),
    );
    const drawn = tagged.pages.flatMap((page) => {
      const owners = tagged.file.list(tagged.owners.get(Number(page.dict['/StructParents'])));
      return page.content.marks.map(({ mcid, tag }) => {
        const owner = tagged.element(owners[Number(mcid)] ?? null);
        return {
          key: `${page.ref} ${String(mcid)} ${owner?.ref ?? '?'}`,
          number: page.number,
          mcid,
          fits: owner?.tag === tag,
        };
      });
    });
    const keys = new Set(drawn.map(({ key }) => key));
    return [
      ...complain(keys.size !== drawn.length, 'two marks of a page have one number'),
      ...drawn
        .filter(({ fits }) => !fits)
        .map(({ number, mcid }) => `mark ${String(mcid)} of page ${number} belongs to an element of another type`),
      ...drawn
        .filter(({ key }) => !listed.has(key))
        .map(({ number, mcid }) => `mark ${String(mcid)} of page ${number} is in no element`),
      ...[...listed].filter((key) => !keys.has(key)).map((key) => `an element lists a mark that is not drawn: ${key}`),
    ];
  },
};

const everything: Rule = {
  id: 'everything',
  name: 'paints nothing that is neither text of the structure nor decoration, and neither inside the other',
  broken: ({ pages }) =>
    pages.flatMap(({ number, content }) => [
      ...complain(content.unbalanced > 0, `page ${number}: marks are left open`),
      ...content.painted
        .filter(
          ({ marks: around }) =>
            !isOneThing(
              around.map(({ tag, mcid }) => (tag === 'Artifact' ? 'decoration' : mcid !== null ? 'text' : 'none')),
            ),
        )
        .map(
          ({ operator, marks: around }) =>
            `page ${number}: ${operator} inside ${around.map(({ tag }) => tag).join(' in ') || 'nothing'}`,
        ),
    ]),
};

function isOneThing(kinds: readonly string[]): boolean {
  return kinds.includes('decoration') !== kinds.includes('text');
}

const headings: Rule = {
  id: 'headings',
  name: 'has headings that begin with the first level, skip none and say something',
  broken: (tagged) => {
    const found = tagged.elements.filter(({ tag }) => /^H\d?$/.test(tag));
    const levels = found.map(({ tag }) => Number(tag.slice(1)));
    return [
      ...complain(found.length === 0, 'no heading'),
      ...found.filter(({ tag }) => tag === 'H').map((one) => `${at(one)} has no level`),
      ...found.filter((_, i) => levels[i]! > (levels[i - 1] ?? 0) + 1).map((one) => `${at(one)} skips a level`),
      ...found.filter((one) => tagged.textOf(one).trim() === '').map((one) => `${at(one)} is empty`),
    ];
  },
};

const lists: Rule = {
  id: 'lists',
  name: 'has lists of items, each with its label and its body',
  broken: (tagged) => [
    ...misplaced(tagged, { LI: ['L'], LBody: ['LI'] }),
    ...strange(tagged, { L: ['L', 'LI', 'Caption'], LI: ['Lbl', 'LBody'] }),
    ...tagged
      .tagged('LI')
      .filter(
        (item) =>
          tagged
            .childrenOf(item)
            .map(({ tag }) => tag)
            .join(' ') !== 'Lbl LBody',
      )
      .map((one) => `${at(one)} lacks label or body`),
    ...tagged
      .tagged('Lbl', 'LBody')
      .filter((one) => tagged.textOf(one).trim() === '')
      .map((one) => `${at(one)} is empty`),
  ],
};

const contents: Rule = {
  id: 'contents',
  name: 'has contents of entries, each with a link',
  broken: (tagged) => [
    ...misplaced(tagged, { TOCI: ['TOC'] }),
    ...strange(tagged, { TOC: ['TOC', 'TOCI', 'Caption'] }),
    ...tagged
      .tagged('TOCI')
      .filter((entry) => !tagged.tagged('Link').some((link) => ancestors(link).includes(entry.ref)))
      .map((one) => `${at(one)} leads nowhere`),
  ],
};

const figures: Rule = {
  id: 'figures',
  name: 'tells every picture in words, and where it stands',
  broken: ({ file, elements }) =>
    elements
      .filter(({ tag }) => tag === 'Figure' || tag === 'Formula')
      .flatMap((one) => {
        const attributes = [file.resolve(one.dict['/A'])].flat().map((entry) => file.dict(entry));
        return [
          ...complain((file.text(one.dict['/Alt']) ?? '').trim() === '', `${at(one)} has no words`),
          ...complain(!attributes.some((entry) => file.list(entry['/BBox']).length === 4), `${at(one)} has no place`),
        ];
      }),
};

function ancestors(element: TaggedElement): string[] {
  return element.parent ? [element.parent.ref, ...ancestors(element.parent)] : [];
}

/** Elements whose parent is not of a type that they may have. */
export function misplaced(tagged: TaggedFile, allowed: Record<string, string[]>): string[] {
  return tagged.elements
    .filter(({ tag, parent }) => allowed[tag] && !allowed[tag].includes(parent?.tag ?? ''))
    .map((one) => `${at(one)} stands in ${one.parent?.tag ?? 'nothing'}`);
}

/** Elements with children of a type that they may not have. */
export function strange(tagged: TaggedFile, allowed: Record<string, string[]>): string[] {
  return tagged.elements.flatMap((one) =>
    tagged
      .childrenOf(one)
      .filter(({ tag }) => allowed[one.tag] && !allowed[one.tag]!.includes(tag))
      .map(({ tag }) => `${at(one)} holds ${tag}`),
  );
}

export const structureRules = [types, parents, marks, everything, headings, lists, contents, figures];
