import { deflateRawSync } from 'node:zlib';

export interface ZippedPart {
  name: string;
  content: Buffer | string;
  /** What the directory says of it, where that is not the truth. */
  claimed?: { unpacked?: number; flags?: number; method?: number };
}

/** A ZIP file of these parts; without checksums, which no reader here asks for. */
export function zipped(parts: readonly ZippedPart[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(claimed?.flags ?? 0, 2);
    shared.writeUInt16LE(claimed?.method ?? 8, 4);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimed?.unpacked ?? bytes.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, tail, Buffer.from(name)]));
    files.push(file);
    offset += file.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, list, Buffer.from('PK\x05\x06'), end]);
}

const OFFICE = 'http://schemas.openxmlformats.org';
const RELATION = `${OFFICE}/officeDocument/2006/relationships`;

/** A workbook of one sheet, `List`, with this content; parts can be added or replaced. */
export function workbookOf(sheet: string, others: readonly ZippedPart[] = []): Buffer {
  const parts: ZippedPart[] = [
    { name: '[Content_Types].xml', content: `<Types xmlns="${OFFICE}/package/2006/content-types"/>` },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${RELATION}"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet>${sheet}</worksheet>` },
  ];
  const kept = parts.filter(({ name }) => others.every((other) => other.name !== name));
  return zipped([...kept, ...others]);
}

export const rowsXml = (...rows: string[]): string => `<sheetData>${rows.join('')}</sheetData>`;
