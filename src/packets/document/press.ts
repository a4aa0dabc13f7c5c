import type { Destinations } from './destinations';
import type { Fonts } from './fonts';
import type { Pages } from './pages';
import type { PdfEngine } from './pdf-engine';
import type { Structure, StructureNode } from './structure';

/** Everything a block needs to print itself. */
export interface Press {
  readonly engine: PdfEngine;
  readonly fonts: Fonts;
  readonly structure: Structure;
  readonly pages: Pages;
  readonly destinations: Destinations;
  /** The structure element that the next block goes into. */
  section: StructureNode;
  /** Waits until the reader of the output has caught up. */
  drain(): Promise<void>;
}
