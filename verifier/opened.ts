import { textOf } from './bytes';
import { readCanonical } from './canonical';
import { readCheckpoint } from './note';
import { isPdf, Pdf } from './pdf';
import { PdfSyntaxError } from './pdf-syntax';
import type { Report } from './report';
import { wholeOf, type Files, type Source } from './source';
import { isZip, Unreadable, zipFiles } from './zip';

/** Where a packet's files were found. */
export interface Carrier {
  /** `the PDF`, `the binder`, `the folder`. */
  name: string;
  /** Manifest, proofs and the like, by their own name. */
  companions: Files;
  /** By the name that the manifest gives them. */
  exhibits: Files;
}

export interface Opened {
  pdf: Pdf | null;
  /** All files of the bag, relative to it; null where there is none. */
  bag: Files | null;
  /** Every place in which the packet's files are, the fullest first. */
  carriers: Carrier[];
  /** A checkpoint by itself, to compare with. */
  note: string | null;
}

const NOTHING: Opened = { pdf: null, bag: null, carriers: [], note: null };

/** Recognises what was given: a PDF, a binder as ZIP or as folder, a folder of files that were taken out of a PDF, or a checkpoint. */
export async function open(given: Files, report: Report): Promise<Opened> {
  const [only] = given.values();
  try {
    if (given.size === 1 && only) return await openOne(only, report);
    return await openFolder(given, report);
  } catch (error) {
    report.wrong('File', wordsOf(error));
    return NOTHING;
  }
}

/** A number that leads out of a file is damage too. */
function wordsOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  if (error instanceof PdfSyntaxError) return `The PDF cannot be read: ${error.message}.`;
  if (error instanceof RangeError) return 'It is damaged: a number in it leads out of it.';
  throw error;
}

async function openOne(file: Source, report: Report): Promise<Opened> {
  const head = await file.read(0, 8);
  if (isZip(head)) return openZip(file, report);
  if (isPdf(head)) return openPdf(file, report);
  const note = file.size < 1 << 20 ? noteIn(textOf(await wholeOf(file)) ?? '') : null;
  if (note !== null) return { ...NOTHING, note };
  throw new Unreadable('This is neither a packet as PDF, nor a binder, nor a checkpoint.');
}

/** A checkpoint by itself, at the end of a proof (C2SP tlog-proof), or in a receipt as JSON. */
function noteIn(text: string): string | null {
  const candidates = [text, text.slice(text.indexOf('\n\n') + 2), ...stringsIn(text)];
  return candidates.find((one) => readCheckpoint(one) !== null) ?? null;
}

function stringsIn(text: string): string[] {
  const found: string[] = [];
  try {
    JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? found.push(value) : 0));
  } catch {
    return [];
  }
  return found;
}

async function openZip(file: Source, report: Report): Promise<Opened> {
  const { files, changed } = await zipFiles(file);
  for (const path of changed) report.wrong('Binder', `What the ZIP says around ${path} was changed.`);
  return openFolder(files, report);
}

async function openPdf(file: Source, report: Report): Promise<Opened> {
  const pdf = await Pdf.open(file);
  if (pdf.isAppended) report.wrong('File', 'Something was appended to the PDF after the portal had written it.');
  const files = await pdf.embeddedFiles();
  return { ...NOTHING, pdf, carriers: [carrierOf('the PDF', files)] };
}

const EXHIBIT = /^E-\d{3,} /;

function carrierOf(name: string, files: Files): Carrier {
  const of = (isExhibit: boolean): Files => new Map([...files].filter(([path]) => EXHIBIT.test(path) === isExhibit));
  return { name, companions: of(false), exhibits: of(true) };
}

async function openFolder(given: Files, report: Report): Promise<Opened> {
  const bagged = folderWith(given, 'bagit.txt');
  if (bagged !== null) return openBag(below(given, bagged), report);
  const loose = folderWith(given, 'manifest.json');
  if (loose === null)
    throw new Unreadable('There is neither a binder (bagit.txt) nor a manifest.json among these files.');
  const files = below(given, loose);
  const pdfs: [string, Source][] = [];
  for (const [path, file] of files) if (!EXHIBIT.test(path) && isPdf(await file.read(0, 8))) pdfs.push([path, file]);
  const [pdf] = pdfs;
  const inside = pdf ? await openPdf(pdf[1], report) : NOTHING;
  const rest: Files = new Map([...files].filter(([path]) => path !== pdf?.[0]));
  return { ...inside, carriers: [carrierOf('the folder', rest), ...inside.carriers] };
}

async function openBag(bag: Files, report: Report): Promise<Opened> {
  const pdf = bag.get('data/packet.pdf');
  if (!pdf) report.wrong('Binder', 'packet.pdf is missing.');
  const inside = pdf ? await openPdf(pdf, report) : NOTHING;
  const exhibits = below(bag, 'data/exhibits/');
  const companions: Files = new Map(
    [...below(bag, 'data/')].filter(([path]) => !path.includes('/') && path !== 'packet.pdf'),
  );
  return { ...inside, bag, carriers: [{ name: 'the binder', companions, exhibits }, ...inside.carriers] };
}

/** The folder in which a file of this name lies nearest to the top; null where there is none. */
function folderWith(files: Files, name: string): string | null {
  const found = [...files.keys()].filter((path) => path === name || path.endsWith(`/${name}`));
  const [nearest] = found.sort((one, other) => one.split('/').length - other.split('/').length);
  return nearest === undefined ? null : nearest.slice(0, -name.length);
}

/** Files below a folder, by their path in it. */
function below(files: Files, folder: string): Files {
  const inside = [...files].filter(([path]) => path.startsWith(folder));
  return new Map(inside.map(([path, file]) => [path.slice(folder.length), file]));
}

/** The canonical JSON of a companion with its text; null where it is missing. */
export async function companion(
  { companions }: Carrier,
  name: string,
): Promise<{ text: string; value: Record<string, unknown> | null } | null> {
  const file = companions.get(name);
  if (!file) return null;
  const text = textOf(await wholeOf(file)) ?? '';
  return { text, value: readCanonical(text) };
}
