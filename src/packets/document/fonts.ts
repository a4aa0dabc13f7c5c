import { FaceName, filesFor, fontSource, remember } from './font-files';
import type { EmbeddedFont, PdfEngine } from './pdf-engine';

/** Glyphs of one font, encoded for a Tj operator. Width in thousandths of the type size. */
export interface Segment {
  readonly font: EmbeddedFont;
  readonly hex: string;
  readonly width: number;
}

export interface Measured {
  readonly segments: readonly Segment[];
  readonly width: number;
}

/** Soft hyphen, joiners, variation selectors, byte order mark: they ask for nothing that we draw. */
const SILENT = /\u00AD|\u200B|\u200C|\u200D|\u2060|\uFEFF|\p{Variation_Selector}/u;
/** Control, direction-override, private and lone surrogate characters could hide something: they are printed as their code. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
const CACHE_LIMIT = 6_000;

/** Measures and encodes text with per-character fallback. Every character leaves a mark on paper or is known to be silent. */
export class Fonts {
  private readonly open = new Map<string, EmbeddedFont>();
  private readonly glyphs: Record<FaceName, Map<string, readonly Segment[]>>;
  private readonly words: Record<FaceName, Map<string, Measured>>;

  constructor(private readonly engine: PdfEngine) {
    this.glyphs = { regular: new Map(), bold: new Map(), mono: new Map() };
    this.words = { regular: new Map(), bold: new Map(), mono: new Map() };
  }

  /** The fonts used so far, as entries of a page's font resources. */
  resources(): string {
    const used = [...this.open.values()].filter((font) => font.widths.length > 1);
    return used.map((font) => `/${font.id} ${font.ref().toString()}`).join(' ');
  }

  /** Encodes a word (or any text on one line). Cached: packets repeat themselves. */
  word(face: FaceName, text: string): Measured {
    const cache = this.words[face];
    const known = cache.get(text);
    if (known) return known;
    const segments: Segment[] = [];
    for (const char of text.normalize('NFC')) for (const glyph of this.glyph(face, char)) append(segments, glyph);
    const measured = { segments, width: segments.reduce((sum, segment) => sum + segment.width, 0) };
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(text, measured);
    return measured;
  }

  private glyph(face: FaceName, char: string): readonly Segment[] {
    const known = this.glyphs[face].get(char);
    if (known) return known;
    const found = this.lookUp(face, char);
    this.glyphs[face].set(char, found);
    return found;
  }

  private lookUp(face: FaceName, char: string): readonly Segment[] {
    if (SILENT.test(char)) return [];
    const codePoint = char.codePointAt(0) ?? 0;
    const font = HIDDEN.test(char) ? undefined : this.fontWith(face, codePoint);
    if (font) return [encode(font, codePoint)];
    const code = `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
    return Array.from(code, (letter) => this.glyph(face, letter)).flat();
  }

  private fontWith(face: FaceName, codePoint: number): EmbeddedFont | undefined {
    for (const file of filesFor(face, codePoint)) {
      const font = this.embedded(file);
      if (font.font.hasGlyphForCodePoint(codePoint)) return font;
    }
    return undefined;
  }

  private embedded(file: string): EmbeddedFont {
    const known = this.open.get(file);
    if (known) return known;
    const font = this.engine.embed(file, fontSource(file));
    remember(file, font.font);
    this.open.set(file, font);
    return font;
  }
}

/** Adds glyphs to a line, joined to the last ones where the font is the same. */
function append(segments: Segment[], next: Segment): void {
  const last = segments.at(-1);
  if (last?.font !== next.font) segments.push(next);
  else segments[segments.length - 1] = { font: last.font, hex: last.hex + next.hex, width: last.width + next.width };
}

function encode(font: EmbeddedFont, codePoint: number): Segment {
  const glyph = font.font.glyphForCodePoint(codePoint);
  const id = font.subset.includeGlyph(glyph.id);
  const width = glyph.advanceWidth * font.scale;
  font.widths[id] = width;
  font.unicode[id] ??= [codePoint];
  return { font, hex: id.toString(16).padStart(4, '0'), width };
}
