import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Bytes } from '../../verifier/bytes';
import { bytesSource } from '../../verifier/source';
import { verify, type Given, type Known } from '../../verifier/verify';
import type { Outcome, Report } from '../../verifier/report';

const root = path.join(__dirname, '../..');

/** The verifier as one file lies in `dist`; `npm test` builds it beforehand. */
export function buildVerifier(): void {
  if (existsSync(path.join(root, 'dist/verifier/holdfast-verify.html'))) return;
  execFileSync(process.execPath, [path.join(root, 'config/build-verifier.cjs')]);
}

const plain = (bytes: Buffer): Bytes => new Uint8Array(bytes);

/** A file as the verifier is given it. */
export const given = (bytes: Buffer, name = 'given'): Given => ({
  name,
  files: new Map([[name, bytesSource(plain(bytes))]]),
});

/** A folder, by path. */
export const givenFolder = (files: ReadonlyMap<string, Buffer>, name = 'folder'): Given => ({
  name,
  files: new Map([...files].map(([path, bytes]) => [path, bytesSource(plain(bytes))])),
});

export const verified = (what: Buffer | Given, known: Known = {}): Promise<Report> =>
  verify(Buffer.isBuffer(what) ? given(what) : what, known);

export const told = (report: Report, outcome: Outcome): string[] =>
  report.lines.filter((line) => line.outcome === outcome).map(({ part, words }) => `${part}: ${words}`);

export const wrong = async (what: Buffer | Given, known: Known = {}): Promise<string[]> =>
  told(await verified(what, known), 'wrong');
