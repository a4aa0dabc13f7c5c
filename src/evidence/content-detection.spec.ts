import { strToU8, zipSync } from 'fflate';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { detectType } from './content-detection';

const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-detection-'));
afterAll(() => rmSync(folder, { recursive: true }));

const detected = (bytes: Uint8Array | string) => {
  const file = path.join(folder, 'file');
  writeFileSync(file, bytes);
  return detectType(file);
};
const office = (part: string, type: string) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
    ),
    [part]: strToU8('<x/>'),
  });

describe('the type of a file by its content', () => {
  it.each([
    ['a PDF', '%PDF-1.7\nbroken after this', 'application/pdf'],
    ['text', 'step;result\n1;pass\n', 'text/plain'],
    ['text that begins like a program', 'MZ is how this note begins, and it goes on.', 'text/plain'],
    ['text that begins like a picture', 'BM: bill of materials\n', 'text/plain'],
    ['XML', '<?xml version="1.0"?><jobs/>', 'application/xml'],
    ['a page', '<!doctype html><p>Report</p>', 'text/html'],
    ['RTF', '{\\rtf1 hello}', 'application/rtf'],
    ['noughts', '\0'.repeat(100), 'application/octet-stream'],
    ['a broken archive', Buffer.from('PK\x03\x04 and then nonsense \x00\x01', 'latin1'), 'application/zip'],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'application/x-msdownload'],
    [
      'a Java archive',
      zipSync({ 'META-INF/MANIFEST.MF': strToU8('x'), 'A.class': strToU8('x') }),
      'application/java-archive',
    ],
    [
      'a document',
      office('word/document.xml', 'wordprocessingml.document'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'a spreadsheet',
      office('xl/workbook.xml', 'spreadsheetml.sheet'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  ])('%s', async (_what, bytes, type) => expect(await detected(bytes)).toBe(type));
});
