import { createHash } from 'node:crypto';
import type { Exhibit, RenderedDocument } from './document.model';
import type { ObjectId } from './pdf-engine';
import { dateString, nameObject, textString } from './pdf-syntax';
import type { Press } from './press';

type Attached = RenderedDocument['exhibits'][number];

/**
 * Attaches originals as embedded files (ISO 19005-3), each read once and passed on piece by piece, stored as received.
 * Throws when a stream delivers other bytes than announced: size or digest.
 */
export async function attachExhibits(press: Press, exhibits: readonly Exhibit[]): Promise<Attached[]> {
  refuseDoubleNames(exhibits);
  const specs: ObjectId[] = [];
  const attached: Attached[] = [];
  for (const [i, exhibit] of exhibits.entries()) {
    const { file, measured } = await embed(press, exhibit);
    const spec = writeSpec(press, exhibit, file);
    press.engine.addNamedEmbeddedFile(`E${String(i + 1).padStart(6, '0')}`, spec);
    specs.push(spec);
    attached.push({ name: exhibit.name, ...measured });
  }
  if (specs.length > 0) press.engine.catalog.AF = specs;
  return attached;
}

/** A path in a file name could put the file elsewhere when it is saved; the separators are replaced. */
export function attachmentName(name: string): string {
  return name.replace(/[/\\:\p{Cc}\p{Cf}]/gu, '_');
}

function refuseDoubleNames(exhibits: readonly Exhibit[]): void {
  const seen = new Set<string>();
  for (const { name } of exhibits) {
    const saved = attachmentName(name).normalize('NFC').toLowerCase();
    if (seen.has(saved)) throw new Error(`Two exhibits would be saved as ${attachmentName(name)}`);
    seen.add(saved);
  }
}

async function embed(
  press: Press,
  exhibit: Exhibit,
): Promise<{ file: ObjectId; measured: { bytes: number; sha256: string } }> {
  const { engine } = press;
  const [file, parameters, length] = [engine.allocate(), engine.allocate(), engine.allocate()];
  const [md5, sha256] = [createHash('md5'), createHash('sha256')];
  const type = `/Type/EmbeddedFile/Subtype${nameObject(exhibit.mime)}`;
  let bytes = 0;
  engine.beginStream(file, `${type}/Params ${parameters.toString()}/Length ${length.toString()}`);
  for await (const chunk of exhibit.open() as AsyncIterable<Buffer>) {
    md5.update(chunk);
    sha256.update(chunk);
    bytes += chunk.length;
    engine.writeBytes(chunk);
    await press.drain();
  }
  engine.endStream();
  engine.writeObject(length, String(bytes));
  const date = dateString(exhibit.createdAt);
  const sum = `/CheckSum<${md5.digest('hex')}>`;
  engine.writeObject(parameters, `<</Size ${bytes}${sum}/CreationDate${date}/ModDate${date}>>`);
  const measured = { bytes, sha256: sha256.digest('hex') };
  refuseOtherBytes(exhibit, measured);
  return { file, measured };
}

function refuseOtherBytes(exhibit: Exhibit, measured: { bytes: number; sha256: string }): void {
  if (measured.bytes !== exhibit.bytes) {
    throw new Error(`Exhibit ${exhibit.name} has ${measured.bytes} bytes, not ${exhibit.bytes}`);
  }
  if (exhibit.sha256 !== undefined && exhibit.sha256 !== measured.sha256) {
    throw new Error(`Exhibit ${exhibit.name} has SHA-256 ${measured.sha256}, not ${exhibit.sha256}`);
  }
}

function writeSpec(press: Press, exhibit: Exhibit, file: ObjectId): ObjectId {
  const spec = press.engine.allocate();
  const name = textString(attachmentName(exhibit.name));
  const contents = `/EF<</F ${file.toString()}/UF ${file.toString()}>>`;
  const relationship = `/AFRelationship/${exhibit.relationship ?? 'Source'}`;
  const description = `/Desc ${textString(exhibit.description)}`;
  press.engine.writeObject(spec, `<</Type/Filespec/F ${name}/UF ${name}${contents}${relationship}${description}>>`);
  return spec;
}
