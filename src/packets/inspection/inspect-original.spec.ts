import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { hostileFiles, plainPdf, zipOf } from '../../../test/support/hostile-files';
import { sampleSnapshot } from '../../../test/support/sample-packet';
import { sha256Hex } from '../../foundation/ids';
import type { VaultVerdict } from '../exhibits.rules';
import { manifestOf } from '../manifest.rules';
import { packetDocument } from '../packet-document';
import { renderDocument } from '../document/render-document';
import { inspectOriginal } from './inspect-original';

let folder: string;
let files: Map<string, Buffer>;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'holdfast-inspection-'));
  files = hostileFiles(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const look = (bytes: Buffer, name = 'file'): Promise<string[]> => {
  writeFileSync(path.join(folder, name), bytes);
  return inspectOriginal(path.join(folder, name));
};

describe('looking at an original', () => {
  it.each([
    ['encrypted.pdf', 'opens only with its password'],
    ['scripted.pdf', 'Carries scripts'],
    ['launching.pdf', 'start programs'],
    ['cut-off.pdf', 'Not whole as a PDF'],
    ['lying.pdf', 'Not whole as a PDF'],
    ['bomb.zip', 'unpacks to 4096 MB'],
    ['nested.zip', 'Holds 1 more archive inside'],
    ['locked.zip', 'under a password'],
    ['escaping.zip', 'lead out of the folder'],
    ['macros.xlsm', 'Holds macros'],
    ['cut-off.zip', 'damaged or too long'],
    ['polyglot.pdf', 'more than one kind of file (PDF, ZIP archive)'],
  ])('says of %s: %s', async (name, words) => {
    const said = await look(files.get(name) ?? Buffer.alloc(0));
    expect(said.join(' ')).toContain(words);
  });

  it('says nothing of files that are what they seem', async () => {
    expect(await look(plainPdf())).toEqual([]);
    expect(await look(Buffer.from('Where it says /Encrypt 4 0 R, a reader asks for a password.'))).toEqual([]);
    expect(await look(zipOf([{ name: 'a/b.txt', packed: Buffer.from('x'), unpacked: 1 }]))).toEqual([]);
    expect(await look(Buffer.alloc(0))).toEqual([]);
  });

  it('sees a mark that lies across two pieces, and one at the very end', async () => {
    const far = `${'%'.padEnd((1 << 20) - 40, 'x')}\n<</S /JavaScript>>\n`;
    expect(await look(Buffer.concat([plainPdf(), Buffer.from(far)]))).toContainEqual(
      expect.stringContaining('scripts'),
    );
  });

  it('finds words or none for whatever the bytes are, and never fails', async () => {
    const heads = fc.constantFrom('%PDF-1.7\n', 'PK\x03\x04', '\x1f\x8b\x08', '<html>', '');
    const tails = fc.constantFrom(
      'startxref\n5\n%%EOF',
      `PK\x05\x06${'\x7f'.repeat(18)}`,
      `PK\x05\x06${'\0'.repeat(18)}`,
      '',
    );
    const noise = fc.uint8Array({ maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(heads, noise, tails, async (head, middle, tail) => {
        const bytes = Buffer.concat([Buffer.from(head, 'latin1'), middle, Buffer.from(tail, 'latin1')]);
        expect(Array.isArray(await look(bytes))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a packet with hostile exhibits', () => {
  it('holds every one of them byte for byte, and says in words what stands out', async () => {
    const snapshot = sampleSnapshot();
    const [first] = snapshot.evidence;
    const named = [...files].map(([name, bytes]) => ({ name, bytes, sha256: sha256Hex(bytes) }));
    snapshot.evidence = named.map(({ name, bytes, sha256 }, i) => ({
      ...first!,
      ...{ versionId: `01900000-0000-7000-8000-00000000f${String(i).padStart(3, '0')}`, fileName: name, sha256 },
      ...{ bytes: bytes.length, title: name, detectedType: '', uses: [] },
    }));
    const remarks = new Map<string, string[]>();
    for (const { bytes, sha256 } of named) remarks.set(sha256, await look(bytes));
    const vault = new Map(named.map(({ sha256 }): [string, VaultVerdict] => [sha256, 'verified']));
    const manifest = manifestOf({ snapshot, vault, remarks, attachMaxBytes: 1e9 });
    const byDigest = new Map(named.map(({ sha256, bytes }) => [sha256, bytes]));
    const open = (sha256: string) => Readable.from([byDigest.get(sha256) ?? Buffer.alloc(0)]);
    const packet = path.join(folder, 'packet.pdf');
    await renderDocument(packetDocument(manifest, null, { open }), createWriteStream(packet));
    const out = path.join(folder, 'out');
    mkdirSync(out);
    execFileSync('pdfdetach', ['-saveall', '-o', out, packet]);
    expect(execFileSync('qpdf', ['--check', packet], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
    const text = execFileSync('pdftotext', ['-raw', packet, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ');
    for (const exhibit of manifest.exhibits) {
      expect(sha256Hex(readFileSync(path.join(out, exhibit.attachedAs ?? '')))).toBe(exhibit.sha256);
      for (const words of exhibit.remarks ?? []) expect(text).toContain(words);
    }
  });
});
