/** Characters that must not reach a file system or turn a name around: controls, separators, bidirectional overrides. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069/\\:*?"<>|]/g; // eslint-disable-line no-control-regex -- they are what is taken out

/** A name that every file system takes. The name as given is kept in the record; this one is only for the download. */
export function downloadName(fileName: string): string {
  const safe = fileName.replaceAll(UNSAFE, '_').replaceAll(/^[.\s]+|[.\s]+$/g, '');
  return safe === '' ? 'file' : safe;
}

/**
 * Content-Disposition (RFC 6266): an ASCII name for old readers beside the whole name in RFC 8187 encoding.
 */
export function contentDisposition(fileName: string, kind: 'attachment' | 'inline'): string {
  const name = downloadName(fileName);
  const ascii = name.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/[%']/g, '_');
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encodeExtended(name)}`;
}

/** Percent-encoding of everything that RFC 8187 does not list as attr-char. */
function encodeExtended(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
