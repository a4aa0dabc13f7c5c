import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The program for Node and the page for a browser; both are one file and need nothing else. */
export const VERIFIER_FILES = ['holdfast-verify.cjs', 'holdfast-verify.html'] as const;

export interface VerifierFile {
  name: (typeof VERIFIER_FILES)[number];
  bytes: Buffer;
}

let read: VerifierFile[] | null = null;

/** The verifier as it was built. Throws by name when it was not. */
export function verifierFiles(): VerifierFile[] {
  read ??= VERIFIER_FILES.map((name) => ({ name, bytes: readFileSync(path.join(folder(), name)) }));
  return read;
}

export function verifierFile(name: VerifierFile['name']): VerifierFile {
  const found = verifierFiles().find((file) => file.name === name);
  if (!found) throw new Error(`The verifier has no ${name}.`);
  return found;
}

/** Beside the compiled server, or in the folder that it is compiled into. */
function folder(from = __dirname): string {
  const found = ['verifier', 'dist/verifier']
    .map((place) => path.join(from, place))
    .find((place) => existsSync(path.join(place, VERIFIER_FILES[0])));
  if (found !== undefined) return found;
  const above = path.dirname(from);
  if (above === from) throw new Error('The verifier was not built: run npm run build.');
  return folder(above);
}
