/**
 * A bag as BagIt 1.0 (RFC 8493) has it: a folder with `bagit.txt`, `bag-info.txt`, the payload under `data/`, a list of the
 * payload's digests in `manifest-sha256.txt`, and one of everything else in `tagmanifest-sha256.txt`. Lines are
 * `<lower-case hex SHA-256>  <path>`, as `sha256sum -c` reads them; text is UTF-8, line ends are LF.
 */
export interface BagFile {
  /** Relative to the bag, with `/`: `data/manifest.json`. */
  path: string;
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
}

export const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** A path as a manifest writes it: what would break the line is percent-encoded (RFC 8493 2.1.3). */
export function manifestPath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');
}

/** One line a file, by path. */
export function digestLines(files: readonly BagFile[]): string {
  return [...files]
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${manifestPath(path)}\n`)
    .join('');
}

/** `bag-info.txt`: labels with their words, and Payload-Oxum (bytes and number of payload files). */
export function bagInfo(labels: Readonly<Record<string, string>>, payload: readonly BagFile[]): string {
  const bytes = payload.reduce((sum, one) => sum + one.bytes, 0);
  const lines = { ...labels, 'Payload-Oxum': `${bytes}.${payload.length}` };
  return Object.entries(lines)
    .map(([label, words]) => `${label}: ${words.replaceAll(/\s+/g, ' ').trim()}\n`)
    .join('');
}
