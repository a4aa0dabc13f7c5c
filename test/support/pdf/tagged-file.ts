import { refTo, type Dict, type PdfFile, type Value } from './pdf-file';
import { readContent, type PageContent, type Painted } from './page-content';

export type Kid =
  { readonly element: string } | { readonly mark: number; readonly page: string } | { readonly object: string };

/** One element of the logical structure, as the file gives it. */
export interface TaggedElement {
  readonly ref: string;
  /** After the role map. */
  readonly tag: string;
  readonly dict: Dict;
  /** Whose kid it is. */
  readonly parent: TaggedElement | null;
  readonly kids: readonly Kid[];
}

export interface TaggedPage {
  readonly ref: string;
  readonly number: number;
  readonly dict: Dict;
  readonly content: PageContent;
}

export interface Font {
  readonly dict: Dict;
  /** The text of each code that has one. */
  readonly text: ReadonlyMap<number, string>;
}

/** A file with its pages, its structure in reading order, and the way from marks to elements. */
export class TaggedFile {
  readonly pages: readonly TaggedPage[];
  /** In reading order. */
  readonly elements: readonly TaggedElement[];
  /** What the parent tree says, by key. */
  readonly owners: ReadonlyMap<number, Value>;
  private readonly byRef: ReadonlyMap<string, TaggedElement>;
  private readonly fonts = new Map<string, Font>();

  constructor(readonly file: PdfFile) {
    const root = file.dict(file.catalog['/StructTreeRoot']);
    this.pages = pagesUnder(file, file.catalog['/Pages']).map((ref, i) => pageOf(file, ref, i));
    this.elements = elementsUnder(file, root);
    this.owners = numbersUnder(file, root['/ParentTree']);
    this.byRef = new Map(this.elements.map((element) => [element.ref, element]));
  }

  element(ref: Value | undefined): TaggedElement | undefined {
    return typeof ref === 'string' ? this.byRef.get(ref) : undefined;
  }

  childrenOf(element: TaggedElement): TaggedElement[] {
    return element.kids.flatMap((kid) => ('element' in kid ? (this.element(kid.element) ?? []) : []));
  }

  tagged(...tags: string[]): TaggedElement[] {
    return this.elements.filter(({ tag }) => tags.includes(tag));
  }

  annotations(page: TaggedPage): { ref: string; dict: Dict }[] {
    return this.file.list(page.dict['/Annots']).map((ref) => ({ ref: refTo(ref), dict: this.file.dict(ref) }));
  }

  /** A font as a page names it. */
  font(page: TaggedPage, name: string): Font {
    const { file } = this;
    const entry = file.dict(file.dict(page.dict['/Resources'])['/Font'])[`/${name}`];
    const key = typeof entry === 'string' ? entry : `${page.ref} ${name}`;
    const known = this.fonts.get(key);
    if (known) return known;
    const dict = file.dict(entry);
    const font = { dict, text: unicodeOf(file.stream(dict['/ToUnicode']) ?? '') };
    this.fonts.set(key, font);
    return font;
  }

  /** What a painted text says. */
  says(page: TaggedPage, painted: Painted): string {
    const { text } = this.font(page, painted.font);
    return painted.codes.map((code) => text.get(code) ?? '\uFFFD').join('');
  }

  /** What an element says with everything below it, in reading order. */
  textOf(element: TaggedElement): string {
    return element.kids.map((kid) => this.textOfKid(kid)).join(' ');
  }

  private textOfKid(kid: Kid): string {
    if ('element' in kid) {
      const child = this.element(kid.element);
      return child ? this.textOf(child) : '';
    }
    if ('object' in kid) return '';
    const page = this.pages.find(({ ref }) => ref === kid.page);
    const shown = page?.content.painted.filter(({ marks }) => marks.some(({ mcid }) => mcid === kid.mark)) ?? [];
    return page ? shown.map((painted) => this.says(page, painted)).join(' ') : '';
  }
}

function pagesUnder(file: PdfFile, node: Value | undefined): string[] {
  return file.list(file.dict(node)['/Kids']).flatMap((kid) => {
    const isLeaf = file.name(file.dict(kid)['/Type']) === 'Page';
    return isLeaf ? [refTo(kid)] : pagesUnder(file, kid);
  });
}

function pageOf(file: PdfFile, ref: string, index: number): TaggedPage {
  const dict = file.dict(ref);
  const parts = Array.isArray(dict['/Contents']) ? dict['/Contents'] : [dict['/Contents'] ?? null];
  const content = readContent(parts.map((part) => file.stream(part) ?? '').join('\n'));
  return { ref, number: index + 1, dict, content };
}

function elementsUnder(file: PdfFile, root: Dict): TaggedElement[] {
  const roles = file.dict(root['/RoleMap']);
  const found: TaggedElement[] = [];
  const visit = (ref: string, parent: TaggedElement | null): void => {
    const dict = file.dict(ref);
    const named = file.name(dict['/S']);
    const tag = file.name(roles[`/${named}`]) || named;
    const element = { ref, dict, parent, tag, kids: kidsOf(file, dict) };
    found.push(element);
    for (const kid of element.kids) if ('element' in kid) visit(kid.element, element);
  };
  for (const { element } of kidsOf(file, root).filter((kid) => 'element' in kid)) visit(element, null);
  return found;
}

function kidsOf(file: PdfFile, dict: Dict): Kid[] {
  const own = typeof dict['/Pg'] === 'string' ? dict['/Pg'] : '';
  const kids = dict['/K'] ?? [];
  return (Array.isArray(kids) ? kids : [kids]).map((kid): Kid => {
    if (typeof kid === 'number') return { mark: kid, page: own };
    const what = file.dict(kid);
    const type = file.name(what['/Type']);
    if (type === 'MCR') return { mark: Number(what['/MCID']), page: refTo(what['/Pg']) || own };
    return type === 'OBJR' ? { object: refTo(what['/Obj']) } : { element: refTo(kid) };
  });
}

/** Every entry of a number tree. */
export function numbersUnder(file: PdfFile, node: Value | undefined): Map<number, Value> {
  const { '/Kids': kids, '/Nums': nums } = file.dict(node);
  const pairs = file.list(nums);
  const own = pairs.flatMap((key, i): [number, Value][] => (i % 2 === 0 ? [[Number(key), pairs[i + 1] ?? null]] : []));
  return new Map([...file.list(kids).flatMap((kid) => [...numbersUnder(file, kid)]), ...own]);
}

/** What a ToUnicode map gives for each code: its ranges with lists, and its single entries. */
function unicodeOf(cmap: string): Map<number, string> {
  const ranges = [...cmap.matchAll(/<(\w+)>\s*<\w+>\s*\[([^\]]*)\]/g)].flatMap(([, from = '', list = '']) =>
    [...list.matchAll(/<([\w\s]*)>/g)]
      .map(([, hex]): [number, string] => [parseInt(from, 16), decoded(hex)])
      .map(([start, text], i): [number, string] => [start + i, text]),
  );
  const blocks = [...cmap.matchAll(/beginbfchar([^]*?)endbfchar/g)].map(([, block = '']) => block).join('\n');
  const singles = [...blocks.matchAll(/<(\w+)>\s*<([\w\s]*)>/g)].map(([, code = '', hex]): [number, string] => [
    parseInt(code, 16),
    decoded(hex),
  ]);
  return new Map([...ranges, ...singles]);
}

const decoded = (hex = ''): string => Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');
