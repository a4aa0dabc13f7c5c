import { deflateSync } from 'node:zlib';
import type { Fonts } from './fonts';
import { ObjectId, PdfEngine } from './pdf-engine';
import { num } from './pdf-syntax';
import type { MarkedPage, Structure } from './structure';
import { PAGE } from './theme';
import { tidyAfter } from './tidying';

export type Orientation = 'portrait' | 'landscape';

/** One page while it is being filled. Coordinates in points from the lower left corner. */
export class Page implements MarkedPage {
  readonly marks: ObjectId[] = [];
  readonly annotations: ObjectId[] = [];
  private content: Buffer;
  private filled = 0;

  /** `sheet` is where the content is gathered; the page gives it back when it is written. */
  constructor(
    readonly number: number,
    readonly ids: { readonly page: ObjectId; readonly body: ObjectId; readonly furniture: ObjectId },
    private readonly made: { orientation: Orientation; readonly sheet: Buffer },
  ) {
    this.content = made.sheet;
  }

  get size(): { width: number; height: number } {
    const upright = this.made.orientation === 'portrait';
    return upright ? { width: PAGE.short, height: PAGE.long } : { width: PAGE.long, height: PAGE.short };
  }

  get id(): ObjectId {
    return this.ids.page;
  }

  get right(): number {
    return this.size.width - PAGE.side;
  }

  /** As bytes at once: thousands of short strings would live until the page ends, and their remains much longer. */
  draw(operators: string): void {
    if (this.filled + operators.length > this.content.length) {
      const larger = Buffer.allocUnsafe(2 * (this.filled + operators.length));
      this.content.copy(larger, 0, 0, this.filled);
      this.content = larger;
    }
    this.filled += this.content.write(operators, this.filled, 'latin1');
  }

  /** Only while nothing is on it. */
  turn(orientation: Orientation): void {
    this.made.orientation = orientation;
  }

  /** Gives the content up for writing, good until the sheet is used again; the page keeps nothing of it. */
  take(): { bytes: Buffer; sheet: Buffer } {
    const taken = { bytes: this.content.subarray(0, this.filled), sheet: this.content };
    this.content = EMPTY;
    this.filled = 0;
    return taken;
  }
}

const SHEET_BYTES = 1 << 16;
const EMPTY = Buffer.alloc(0);

/** What is drawn on every page once the number of pages is known. */
export type Furniture = (page: Page, total: number) => string;

/** The pages of a document in order. A page is written and forgotten as soon as the next begins, unless it is held. */
export class Pages {
  private readonly resources: ObjectId;
  private readonly all: Page[] = [];
  private readonly keys = new Map<Page, number>();
  private readonly held = new Set<Page>();
  private spare: Buffer | null = null;
  private orientation: Orientation = 'portrait';
  current: Page;
  /** The top of the free space on the current page. */
  y: number;

  constructor(
    private readonly engine: PdfEngine,
    private readonly structure: Structure,
  ) {
    this.resources = engine.allocate();
    this.current = this.begin();
    this.y = this.top;
  }

  get left(): number {
    return PAGE.side;
  }

  get width(): number {
    return this.current.size.width - 2 * PAGE.side;
  }

  get top(): number {
    return this.current.size.height - PAGE.top;
  }

  /** Points left above the bottom margin. */
  get room(): number {
    return this.y - PAGE.bottom;
  }

  /** Points between the margins of an empty page. */
  get height(): number {
    return this.top - PAGE.bottom;
  }

  get isFresh(): boolean {
    return this.y === this.top;
  }

  /** Starts a page; an empty one is turned as wanted instead. */
  next(orientation: Orientation = this.orientation): void {
    this.orientation = orientation;
    if (this.isFresh) this.current.turn(orientation);
    else {
      if (!this.held.has(this.current)) this.writeBody(this.current);
      this.current = this.begin();
      tidyAfter(this.all.length);
    }
    this.y = this.top;
  }

  /** Goes to a new page unless `height` points are left here. */
  ensure(height: number): void {
    if (this.room < height) this.next();
  }

  /** Keeps a page open after others have begun: something on it is known only at the end. */
  hold(page: Page): void {
    this.held.add(page);
  }

  /** Writes what is left, with the furniture of every page; `faint` where that draws a watermark, the only transparent thing. */
  finish(fonts: Fonts, furniture: Furniture, faint: boolean): number {
    if (!this.held.has(this.current)) this.writeBody(this.current);
    for (const page of this.held) this.writeBody(page);
    for (const page of this.all) this.writeFurniture(page, furniture);
    const states = faint ? '/ExtGState<</Faint<</ca 0.07>>>>' : '';
    this.engine.writeObject(this.resources, `<</Font<<${fonts.resources()}>>${states}>>`);
    return this.all.length;
  }

  private begin(): Page {
    const ids = { page: this.engine.allocate(), body: this.engine.allocate(), furniture: this.engine.allocate() };
    const sheet = this.spare ?? Buffer.allocUnsafe(SHEET_BYTES);
    this.spare = null;
    const page = new Page(this.all.length + 1, ids, { orientation: this.orientation, sheet });
    this.all.push(page);
    this.keys.set(page, this.structure.reserveKey());
    const tree = (this.engine.catalog.Pages as { data: { Kids: ObjectId[]; Count: number } }).data;
    tree.Kids.push(page.id);
    tree.Count++;
    return page;
  }

  private writeBody(page: Page): void {
    const { bytes, sheet } = page.take();
    this.engine.writeStream(page.ids.body, '/Filter/FlateDecode', deflateSync(bytes));
    this.spare = sheet;
    const key = this.keys.get(page) ?? 0;
    this.structure.fillKey(key, page.marks);
    page.marks.length = 0;
    this.engine.writeObject(page.id, this.dictionary(page, key));
  }

  private dictionary(page: Page, key: number): string {
    const { ids, size } = page;
    const annotations = page.annotations.length > 0 ? `/Annots[${page.annotations.join(' ')}]` : '';
    return [
      `<</Type/Page/Parent ${String(this.engine.catalog.Pages)}/MediaBox[0 0 ${num(size.width)} ${num(size.height)}]`,
      `/Contents[${ids.body.toString()} ${ids.furniture.toString()}]/Resources ${this.resources.toString()}`,
      `/StructParents ${key}/Tabs/S${annotations}>>`,
    ].join('');
  }

  private writeFurniture(page: Page, furniture: Furniture): void {
    this.engine.writeStream(page.ids.furniture, '', Buffer.from(furniture(page, this.all.length), 'latin1'));
  }
}
