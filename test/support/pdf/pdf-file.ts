import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A value as qpdf tells it: names begin with `/`, strings with `u:` or `b:`, references read `5 0 R`. */
export type Value = null | boolean | number | string | Value[] | Dict;
export interface Dict {
  [key: string]: Value;
}

interface Told {
  value?: Value;
  stream?: { dict: Dict; data: string };
}

const REFERENCE = /^\d+ \d+ R$/;

/** A reference as text; empty for anything else. */
export const refTo = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** The objects of a PDF file as qpdf reads them: other eyes than those that wrote it. Values may be changed, to break a rule on purpose. */
export class PdfFile {
  constructor(private readonly objects: Map<string, Told>) {}

  copy(): PdfFile {
    return new PdfFile(structuredClone(this.objects));
  }

  get references(): string[] {
    return [...this.objects.keys()].filter((key) => REFERENCE.test(key));
  }

  get catalog(): Dict {
    return this.dict(this.dict(this.objects.get('trailer')?.value)['/Root']);
  }

  /** What a value stands for, behind any reference. */
  resolve(value: Value | undefined): Value {
    let found = value ?? null;
    for (let hops = 0; typeof found === 'string' && REFERENCE.test(found) && hops < 9; hops++) {
      found = this.told(found);
    }
    return found;
  }

  private told(reference: string): Value {
    const told = this.objects.get(reference);
    return told?.value ?? told?.stream?.dict ?? null;
  }

  dict(value: Value | undefined): Dict {
    const found = this.resolve(value);
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {};
  }

  list(value: Value | undefined): Value[] {
    const found = this.resolve(value);
    return Array.isArray(found) ? found : [];
  }

  /** A string of text, or null where there is none. */
  text(value: Value | undefined): string | null {
    const found = this.resolve(value);
    return typeof found === 'string' && /^[ub]:/.test(found) ? found.slice(2) : null;
  }

  name(value: Value | undefined): string {
    const found = this.resolve(value);
    return typeof found === 'string' && found.startsWith('/') ? found.slice(1) : '';
  }

  /** The unpacked bytes of a stream, in Latin-1. */
  stream(reference: Value | undefined): string | null {
    const told = typeof reference === 'string' ? this.objects.get(reference) : undefined;
    return told?.stream ? Buffer.from(told.stream.data, 'base64').toString('latin1') : null;
  }

  rewrite(reference: string, change: (bytes: string) => string): void {
    const told = this.objects.get(reference);
    if (!told?.stream) throw new Error(`${reference} is no stream`);
    told.stream.data = Buffer.from(change(this.stream(reference) ?? ''), 'latin1').toString('base64');
  }
}

/** The file with its objects, all streams unpacked. Throws what qpdf finds wrong, and by name when qpdf itself is missing. */
export function readPdf(bytes: Buffer): PdfFile {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-pdf-'));
  const file = path.join(folder, 'file.pdf');
  writeFileSync(file, bytes);
  const options = ['--json=2', '--json-stream-data=inline', '--decode-level=generalized'];
  const done = spawnSync('qpdf', [...options, file], { encoding: 'utf8', maxBuffer: 1 << 30 });
  rmSync(folder, { recursive: true });
  if (done.error) throw new Error(`qpdf 11 is missing (package qpdf): ${done.error.message}`);
  if (done.status !== 0) throw new Error(`qpdf: ${done.stderr.replaceAll(file, 'the file')}`);
  const [, objects] = (JSON.parse(done.stdout) as { qpdf: [unknown, Record<string, Told>] }).qpdf;
  return new PdfFile(new Map(Object.entries(objects).map(([key, told]) => [key.replace(/^obj:/, ''), told])));
}
