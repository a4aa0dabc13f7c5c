import { refuse, type WorkbookLimits } from './workbook.rules';
import { builtInFormat, formatOfCode, type NumberFormat } from './workbook-values.rules';
import { attribute, charactersResolved, xmlSteps, type XmlStep } from './workbook-xml.rules';

export interface SheetPlace {
  name: string;
  hidden: boolean;
  /** The relation that leads to its part. */
  relation: string;
}

/** The list of sheets from `xl/workbook.xml`. */
export function sheetPlaces(xml: string, limits: WorkbookLimits): { places: SheetPlace[]; from1904: boolean } {
  const places: SheetPlace[] = [];
  let from1904 = false;
  for (const { name, kind, text } of xmlSteps(xml)) {
    if (kind !== 'open') continue;
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(text, 'date1904') ?? '');
    if (name !== 'sheet') continue;
    if (places.length === limits.sheets) refuse('too_many_sheets', `The file has more than ${limits.sheets} sheets.`);
    places.push(placeOf(text));
  }
  if (places.length === 0) refuse('empty', 'The file has no sheet.');
  return { places, from1904 };
}

const placeOf = (attributes: string): SheetPlace => ({
  name: (attribute(attributes, 'name') ?? '').slice(0, 100),
  hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
  relation: /\b[\w-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '',
});

export interface Relation {
  id: string;
  /** Last word of the type, for example `worksheet`. */
  type: string;
  target: string;
  external: boolean;
}

export function relationsOf(xml: string): Relation[] {
  const relations: Relation[] = [];
  for (const { name, kind, text } of xmlSteps(xml)) {
    if (kind !== 'open' || name !== 'Relationship') continue;
    relations.push({
      id: attribute(text, 'Id') ?? '',
      type: (attribute(text, 'Type') ?? '').replace(/^.*\//, ''),
      target: attribute(text, 'Target') ?? '',
      external: attribute(text, 'TargetMode') === 'External',
    });
  }
  return relations;
}

/** The shared texts; what is only a reading aid (`rPh`) is no part of them. */
export function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  const reader = new TextReader();
  for (const step of xmlSteps(xml)) {
    if (step.name === 'si' && (step.kind === 'close' || step.empty)) texts.push(charactersResolved(reader.taken()));
    else reader.step(step);
  }
  return texts;
}

/** Gathers what stands within `<t>` and `<v>`, but not within a reading aid. */
export class TextReader {
  private parts: string[] = [];
  private inText = false;
  private inAid = false;

  step({ name, kind, empty, text }: XmlStep): void {
    if (kind === 'text') {
      if (this.inText && !this.inAid) this.parts.push(text);
      return;
    }
    const opens = kind === 'open' && !empty;
    if (name === 't' || name === 'v') this.inText = opens;
    if (name === 'rPh') this.inAid = opens;
  }

  /** What was gathered since it was last taken. */
  taken(): string {
    const text = this.parts.join('');
    this.parts = [];
    return text;
  }
}

/** For each style that a cell can name, what it makes of a number. */
export function numberFormats(xml: string): NumberFormat[] {
  const codes = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  for (const attributes of opened(within(xml, 'numFmts'), 'numFmt'))
    codes.set(formatId(attributes), formatOfCode(attribute(attributes, 'formatCode') ?? ''));
  for (const attributes of opened(within(xml, 'cellXfs'), 'xf'))
    formats.push(codes.get(formatId(attributes)) ?? builtInFormat(formatId(attributes)));
  return formats;
}

/** From the first tag of this name up to its end; other lists of the part have elements of the same names. */
function within(xml: string, list: string): string {
  const start = xml.search(new RegExp(`<(?:\\w+:)?${list}[\\s>]`));
  const end = xml.slice(start + 1).search(new RegExp(`</(?:\\w+:)?${list}\\s*>`));
  return start < 0 || end < 0 ? '' : xml.slice(start, start + 1 + end);
}

function* opened(xml: string, element: string): Generator<string> {
  for (const { name, kind, text } of xmlSteps(xml)) if (kind === 'open' && name === element) yield text;
}

const formatId = (attributes: string): number => Number(attribute(attributes, 'numFmtId') ?? '0');
