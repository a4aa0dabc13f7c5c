import type { ObjectId, PdfEngine } from './pdf-engine';
import { textString } from './pdf-syntax';

export type Tag =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'BlockQuote'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'Span'
  | 'Link'
  | 'Reference'
  | 'TOC'
  | 'TOCI'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Form';

/** Entries in one leaf of the parent tree. */
const LEAF = 64;

/** What marked content needs to know of its page. */
export interface MarkedPage {
  readonly id: ObjectId;
  /** The structure element of each marked-content id on this page, in order. */
  readonly marks: ObjectId[];
}

/** One element of the logical structure. Children may be added until it is closed; closing writes it. */
export class StructureNode {
  private readonly kids: string[] = [];
  private page: MarkedPage | undefined;

  constructor(
    readonly id: ObjectId,
    readonly tag: Tag,
    private readonly detail: { readonly parent: ObjectId; readonly attributes: string },
  ) {}

  addKid(reference: string): void {
    this.kids.push(reference);
  }

  addMark(page: MarkedPage, mark: number): void {
    this.page ??= page;
    const here = page === this.page;
    this.kids.push(here ? String(mark) : `<</Type/MCR/Pg ${page.id.toString()}/MCID ${mark}>>`);
  }

  body(): string {
    const page = this.page ? `/Pg ${this.page.id.toString()}` : '';
    const { parent, attributes } = this.detail;
    return `<</Type/StructElem/S/${this.tag}/P ${parent.toString()}${page}${attributes}/K[${this.kids.join(' ')}]>>`;
  }
}

/** The logical structure of a document: what a screen reader reads, in reading order. */
export class Structure {
  private readonly root: ObjectId;
  private readonly parents: string[] = [];
  private readonly open = new Set<StructureNode>();
  readonly document: StructureNode;

  constructor(private readonly engine: PdfEngine) {
    this.root = engine.allocate();
    this.document = this.create('Document', this.root, '');
  }

  /** Adds an element below `parent`, after what is already there. `attributes` is dictionary syntax. */
  add(parent: StructureNode, tag: Tag, attributes = ''): StructureNode {
    const node = this.create(tag, parent.id, attributes);
    parent.addKid(node.id.toString());
    return node;
  }

  close(...nodes: readonly StructureNode[]): void {
    for (const node of nodes) {
      if (!this.open.delete(node)) throw new Error(`Structure element ${node.tag} closed twice`);
      this.engine.writeObject(node.id, node.body());
    }
  }

  /** Wraps content operators as the next piece of `node` on that page. `properties` is dictionary syntax. */
  mark(node: StructureNode, page: MarkedPage, content: { operators: string; properties?: string }): string {
    const mark = page.marks.push(node.id) - 1;
    node.addMark(page, mark);
    return `/${node.tag} <</MCID ${mark}${content.properties ?? ''}>> BDC\n${content.operators}EMC\n`;
  }

  /** Ties an annotation to its element; returns the key that the annotation carries as StructParent. */
  adopt(node: StructureNode, annotation: ObjectId, page: MarkedPage): number {
    node.addKid(`<</Type/OBJR/Obj ${annotation.toString()}/Pg ${page.id.toString()}>>`);
    return this.parents.push(node.id.toString()) - 1;
  }

  /** Takes the next key of the parent tree for a page; its marks are given when the page is finished. */
  reserveKey(): number {
    return this.parents.push('') - 1;
  }

  fillKey(key: number, marks: readonly ObjectId[]): void {
    this.parents[key] = `[${marks.join(' ')}]`;
  }

  /** Writes the tree's root. Throws when an element is still open: its text would be missing for a reader of the tags. */
  finish(): void {
    this.close(this.document);
    if (this.open.size > 0)
      throw new Error(`Structure left open: ${[...this.open].map((node) => node.tag).join(', ')}`);
    const next = `/ParentTree ${this.writeParents().toString()}/ParentTreeNextKey ${this.parents.length}`;
    this.engine.writeObject(this.root, `<</Type/StructTreeRoot/K[${this.document.id.toString()}]${next}>>`);
    Object.assign(this.engine.catalog, { StructTreeRoot: this.root, MarkInfo: { Marked: true } });
  }

  /** The parent tree in leaves, so that that of a long document is not one piece. */
  private writeParents(): ObjectId {
    const leaves: string[] = [];
    for (let from = 0; from < this.parents.length; from += LEAF) {
      const entries = this.parents.slice(from, from + LEAF);
      const leaf = this.engine.allocate();
      const limits = `/Limits[${from} ${from + entries.length - 1}]`;
      this.engine.writeObject(leaf, `<<${limits}/Nums[${entries.map((one, i) => `${from + i} ${one}`).join('\n')}]>>`);
      leaves.push(leaf.toString());
    }
    const tree = this.engine.allocate();
    this.engine.writeObject(tree, `<</Kids[${leaves.join(' ')}]>>`);
    return tree;
  }

  private create(tag: Tag, parent: ObjectId, attributes: string): StructureNode {
    const node = new StructureNode(this.engine.allocate(), tag, { parent, attributes });
    this.open.add(node);
    return node;
  }
}

/** Content that is no part of the text: rules, backgrounds, repeated headers, footers. */
export function artifact(operators: string, properties = ''): string {
  return properties === '' ? `/Artifact BMC\n${operators}EMC\n` : `/Artifact <<${properties}>> BDC\n${operators}EMC\n`;
}

export function alternative(text: string): string {
  return `/Alt ${textString(text)}`;
}
