import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What poppler reads in a PDF: its text, and the name and SHA-256 of each file attached to it. */
export function readPdf(pdf: Buffer): { text: string; attached: [name: string, sha256: string][] } {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-print-'));
  try {
    const [file, out] = [path.join(folder, 'print.pdf'), path.join(folder, 'out')];
    writeFileSync(file, pdf);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    mkdirSync(out);
    execFileSync('pdfdetach', ['-saveall', '-o', out, file]);
    const attached = readdirSync(out).map((name): [string, string] => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(out, name)))
        .digest('hex'),
    ]);
    return { text, attached };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
