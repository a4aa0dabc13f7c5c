import type { HeadingBlock } from './document.model';
import type { Page } from './pages';
import type { ObjectId, PdfEngine } from './pdf-engine';
import { num, textString } from './pdf-syntax';
import type { Structure, StructureNode } from './structure';

/** A spot in the document: a page and the height on it, in points from the bottom. */
export interface Place {
  readonly page: Page;
  readonly y: number;
}

export interface LinkArea {
  readonly page: Page;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  /** What the link says to someone who cannot see where it stands. */
  readonly says: string;
}

interface PendingLink {
  readonly id: ObjectId;
  readonly area: LinkArea;
  readonly key: number;
  readonly to: string | HeadingBlock;
}

interface Bookmark {
  readonly id: ObjectId;
  readonly title: string;
  readonly level: number;
  readonly place: Place;
  readonly children: Bookmark[];
}

/** Where one can go in the document, and from where: anchors, links, bookmarks. */
export class Destinations {
  private readonly places = new Map<string | HeadingBlock, Place>();
  private readonly links: PendingLink[] = [];
  private readonly top: Bookmark[] = [];
  private path: Bookmark[] = [];
  /** The level of the heading we are under; 0 before the first. */
  deepestHeading = 0;

  constructor(
    private readonly engine: PdfEngine,
    private readonly structure: Structure,
  ) {}

  /** Names a spot. Throws when the name is taken: a link would lead to the wrong proof. */
  place(name: string | HeadingBlock, place: Place): void {
    if (this.places.has(name)) throw new Error(`Two places are called ${nameOf(name)}`);
    this.places.set(name, place);
  }

  placeOf(name: string | HeadingBlock): Place {
    const place = this.places.get(name);
    if (!place) throw new Error(`A link leads to ${nameOf(name)}, which is not in the document`);
    return place;
  }

  link(node: StructureNode, area: LinkArea, to: string | HeadingBlock): void {
    const id = this.engine.allocate();
    area.page.annotations.push(id);
    this.links.push({ id, area, to, key: this.structure.adopt(node, id, area.page) });
  }

  /** Adds a bookmark below the latest one of a lower level. */
  bookmark(level: number, title: string, place: Place): void {
    this.path = this.path.filter((bookmark) => bookmark.level < level);
    const bookmark = { id: this.engine.allocate(), title, level, place, children: [] };
    (this.path.at(-1)?.children ?? this.top).push(bookmark);
    this.path.push(bookmark);
  }

  finish(): void {
    for (const link of this.links) this.writeLink(link);
    if (this.top.length === 0) return;
    const root = this.engine.allocate();
    const [first, last] = [this.top[0], this.top.at(-1)];
    this.engine.writeObject(root, `<</Type/Outlines/First ${ref(first)}/Last ${ref(last)}/Count ${this.top.length}>>`);
    this.writeBookmarks(this.top, root);
    Object.assign(this.engine.catalog, { Outlines: root, PageMode: 'UseOutlines' });
  }

  private writeLink({ id, area, key, to }: PendingLink): void {
    const rect = [area.left, area.bottom, area.right, area.top].map(num).join(' ');
    const target = destination(this.placeOf(to));
    const body = `/Rect[${rect}]/Border[0 0 0]/F 4${target}/Contents ${textString(area.says)}/StructParent ${key}`;
    this.engine.writeObject(id, `<</Type/Annot/Subtype/Link${body}>>`);
  }

  private writeBookmarks(siblings: readonly Bookmark[], parent: ObjectId): void {
    siblings.forEach((bookmark, i) => {
      const [before, after] = [siblings[i - 1], siblings[i + 1]];
      const neighbours = `${before ? `/Prev ${ref(before)}` : ''}${after ? `/Next ${ref(after)}` : ''}`;
      const below = bookmark.children;
      const children =
        below.length > 0 ? `/First ${ref(below[0])}/Last ${ref(below.at(-1))}/Count ${-below.length}` : '';
      const title = `/Title ${textString(bookmark.title)}/Parent ${parent.toString()}`;
      this.engine.writeObject(bookmark.id, `<<${title}${neighbours}${children}${destination(bookmark.place)}>>`);
      this.writeBookmarks(below, bookmark.id);
    });
  }
}

function ref(bookmark: Bookmark | undefined): string {
  return bookmark ? bookmark.id.toString() : 'null';
}

function destination(place: Place): string {
  return `/Dest[${place.page.id.toString()}/XYZ 0 ${num(place.y + 12)} 0]`;
}

function nameOf(name: string | HeadingBlock): string {
  return typeof name === 'string' ? name : name.text;
}
