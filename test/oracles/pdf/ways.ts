import { refTo, type Dict, type Value } from '../../support/pdf/pdf-file';
import { numbersUnder, type TaggedElement, type TaggedFile, type TaggedPage } from '../../support/pdf/tagged-file';

/** One way through a document: what it is called where it starts, and where it ends. */
export interface Way {
  readonly from: 'bookmark' | 'contents' | 'link';
  readonly words: string;
  /** Null when it leads to no page of the file. */
  readonly page: TaggedPage | null;
  /** Points from the foot of that page. */
  readonly y: number;
}

/** A heading over several lines begins so far above its last one. */
const REACH = 110;
const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** What one reads on a page from a spot on downwards, without white space. */
function readFrom(tagged: TaggedFile, page: TaggedPage, y: number): string {
  const near = page.content.painted.filter((one) => one.codes.length > 0 && one.y <= y && one.y > y - REACH);
  return squeeze(near.map((one) => tagged.says(page, one)).join(''));
}

/** The numbers that a reader shows for the pages, from the file's own labels. */
export function pageLabels({ file, pages }: TaggedFile): string[] {
  const ranges = [...numbersUnder(file, file.catalog['/PageLabels'])].sort(([one], [other]) => one - other);
  return pages.map((_, i) => {
    const [start, range] = ranges.findLast(([from]) => from <= i) ?? [0, null];
    const { '/S': style, '/St': first, '/P': prefix } = file.dict(range);
    return style === '/D' ? `${file.text(prefix) ?? ''}${Number(first ?? 1) + i - start}` : '';
  });
}

function ended(tagged: TaggedFile, destination: Value | undefined): Pick<Way, 'page' | 'y'> {
  const [page, how, , y] = tagged.file.list(destination);
  return { page: (how === '/XYZ' && tagged.pages.find(({ ref }) => ref === page)) || null, y: Number(y) };
}

/** Every bookmark in order. Throws when the list does not hang together: a reader would show a part of it. */
export function bookmarks(tagged: TaggedFile): (Way & { level: number })[] {
  const { file } = tagged;
  const below = (parent: Value, level: number): (Way & { level: number })[] => {
    const { '/First': first, '/Last': last, '/Count': count } = file.dict(parent);
    const found: (Way & { level: number })[] = [];
    let children = 0;
    let before: Value | undefined;
    for (let at = first; at !== undefined; at = file.dict(at)['/Next']) {
      const entry = file.dict(at);
      if (entry['/Parent'] !== parent || entry['/Prev'] !== before)
        throw new Error(`Bookmark ${refTo(at)} hangs wrongly`);
      found.push({
        from: 'bookmark',
        words: file.text(entry['/Title']) ?? '',
        level,
        ...ended(tagged, entry['/Dest']),
      });
      found.push(...below(at, level + 1));
      before = at;
      children++;
    }
    if (before !== last || Math.abs(Number(count ?? 0)) !== children)
      throw new Error(`${refTo(parent)} counts its bookmarks wrongly`);
    return found;
  };
  return below(file.catalog['/Outlines'] ?? null, 1);
}

/** Every link, by the words that it is drawn on. */
export function links(tagged: TaggedFile): Way[] {
  return tagged.pages.flatMap((page) =>
    tagged
      .annotations(page)
      .filter(({ dict }) => dict['/Subtype'] === '/Link')
      .map(({ dict }) => wayOf(tagged, dict)),
  );
}

function wayOf(tagged: TaggedFile, dict: Dict): Way {
  const owner = tagged.element(tagged.owners.get(Number(dict['/StructParent'])));
  const from = owner && isUnder(owner, 'TOCI') ? 'contents' : 'link';
  return { from, words: owner ? tagged.textOf(owner) : '', ...ended(tagged, dict['/Dest']) };
}

function isUnder(element: TaggedElement, tag: string): boolean {
  return element.tag === tag || (element.parent !== null && isUnder(element.parent, tag));
}

/** What is wrong with the ways through a document: bookmarks, contents, links and page numbers. Empty when every one leads where it says. */
export function lostWays(tagged: TaggedFile): string[] {
  const labels = pageLabels(tagged);
  const counted = labels.flatMap((label, i) => (label === String(i + 1) ? [] : [`page ${i + 1} is called ${label}`]));
  const printed = tagged.pages.flatMap((page) => {
    const foot = squeeze(page.content.painted.map((one) => tagged.says(page, one)).join(''));
    return foot.includes(`Page${labels[page.number - 1]}of${labels.length}`)
      ? []
      : [`page ${page.number} has another number at its foot`];
  });
  const lost = [...bookmarks(tagged), ...links(tagged)].flatMap((way) => faultOf(tagged, way, labels));
  return [...counted, ...printed, ...lost];
}

function faultOf(tagged: TaggedFile, way: Way, labels: readonly string[]): string[] {
  const name = `${way.from} “${way.words.trim()}”`;
  if (way.page === null) return [`${name} leads to no page`];
  const label = labels[way.page.number - 1] ?? '';
  const words = squeeze(way.words);
  if (way.from === 'contents' && !words.endsWith(label)) return [`${name} leads to page ${label}`];
  const sought = way.from === 'contents' ? words.slice(0, words.length - label.length) : words;
  return stands(readFrom(tagged, way.page, way.y), sought, way) ? [] : [`${name} is not what stands on page ${label}`];
}

function stands(there: string, sought: string, way: Way): boolean {
  if (sought === '') return false;
  return there.includes(sought) || (way.from === 'bookmark' && isRow(there, way.words));
}

/** A bookmark of a table's row has the row's first cell and another one, which do not stand side by side. */
function isRow(there: string, words: string): boolean {
  const [first = '', ...rest] = words.split(' ');
  return there.includes(first) && rest.length > 0 && there.includes(squeeze(rest.join('')));
}

/** References to exhibits that are not drawn as links, by page. A row that begins with the number may repeat it, in the name of a file for one. */
export function unlinkedExhibits(tagged: TaggedFile): string[] {
  return tagged.pages.flatMap((page) => {
    const owners = tagged.file.list(tagged.owners.get(Number(page.dict['/StructParents'])));
    return page.content.painted.flatMap((one) => {
      const mark = one.marks.find(({ mcid }) => mcid !== null);
      const owner = mark && tagged.element(owners[Number(mark.mcid)] ?? null);
      const found = owner && owner.tag !== 'Link' ? (tagged.says(page, one).match(/\bE-\d{3}\b/g) ?? []) : [];
      return found
        .filter((number) => !rowNames(tagged, owner).startsWith(number))
        .map((number) => `page ${page.number}: ${number}`);
    });
  });
}

/** The first cell of the row in which an element stands, the empty text outside tables. */
function rowNames(tagged: TaggedFile, element: TaggedElement | null | undefined): string {
  if (!element) return '';
  if (element.tag !== 'TR') return rowNames(tagged, element.parent);
  const [first] = tagged.childrenOf(element);
  return first ? tagged.textOf(first).trim() : '';
}
