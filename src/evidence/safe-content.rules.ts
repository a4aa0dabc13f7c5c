import { contentDisposition } from './file-names.rules';

/** Types that a browser may show in place. Markup and scripts are never among them. */
const SHOWN_AS: Record<string, string> = {
  'application/pdf': 'application/pdf',
  'image/png': 'image/png',
  'image/jpeg': 'image/jpeg',
  'text/plain': 'text/plain; charset=utf-8',
  'text/csv': 'text/plain; charset=utf-8',
  'application/json': 'text/plain; charset=utf-8',
};

/** Types that are downloaded as nameless bytes, because some program would run them. */
const NAMELESS = /html|xml|script|php/;

export function isViewable(detectedType: string): boolean {
  return detectedType in SHOWN_AS;
}

/** Headers under which somebody else's file is harmless. It is shown in place only when asked for and of a known type. */
export function contentHeaders(
  file: { fileName: string; detectedType: string; bytes: number; sha256: string },
  inline: boolean,
): Record<string, string> {
  const shown = inline ? SHOWN_AS[file.detectedType] : undefined;
  const type = NAMELESS.test(file.detectedType) ? 'application/octet-stream' : file.detectedType;
  return {
    'content-type': shown ?? type,
    'content-length': String(file.bytes),
    'content-disposition': contentDisposition(file.fileName, shown === undefined ? 'attachment' : 'inline'),
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'holdfast-sha256': file.sha256,
  };
}
