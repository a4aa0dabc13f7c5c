import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** A PDF of one empty page, whole, with the objects given after its own three. */
export function plainPdf(extra: readonly string[] = [], catalog = ''): Buffer {
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>',
    ...extra,
  ];
  let text = '%PDF-1.7\n%âãÏÓ\n';
  const offsets = objects.map((body, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = `/Size ${objects.length + 1}/Root 1 0 R`;
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(`${text}trailer\n<<${size}>>\nstartxref\n${table}\n%%EOF\n`, 'latin1');
}

interface ZipPart {
  name: string;
  /** Packed bytes, and what they say that they unpack to. */
  packed: Buffer;
  unpacked: number;
  flags?: number;
}

/** A ZIP archive with exactly these lies. */
export function zipOf(parts: readonly ZipPart[], remark = Buffer.alloc(0)): Buffer {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, unpacked, flags = 0 } of parts) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(unpacked, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  end.writeUInt16LE(remark.length, 16);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06', 'latin1'), end, remark]);
}

const zeros = (): Buffer => deflateRawSync(Buffer.alloc(1 << 20));

/** Files that want to be more than evidence, by name. Encrypted ones are made by qpdf in the folder given. */
export function hostileFiles(folder: string): Map<string, Buffer> {
  const file = (name: string) => path.join(folder, name);
  writeFileSync(file('plain.pdf'), plainPdf());
  execFileSync('qpdf', ['--encrypt', 'open', 'own', '256', '--', file('plain.pdf'), file('encrypted.pdf')]);
  const scripted = plainPdf(['<</S/JavaScript/JS(app.alert\\(1\\))>>'], '/OpenAction 4 0 R');
  const cyclic = plainPdf().toString('latin1').replace('/Kids[3 0 R]', '/Kids[2 0 R]');
  const bomb = zipOf([{ name: 'zeros.bin', packed: zeros(), unpacked: 0xfffffff0 }]);
  const archive = zipOf([{ name: 'note.txt', packed: deflateRawSync(Buffer.from('note')), unpacked: 4 }]);
  return new Map([
    ['encrypted.pdf', readFileSync(file('encrypted.pdf'))],
    ['scripted.pdf', scripted],
    ['launching.pdf', plainPdf(['<</S/Launch/F(cmd.exe)>>'], '/OpenAction 4 0 R')],
    ['cut-off.pdf', plainPdf().subarray(0, 150)],
    ['cyclic.pdf', Buffer.from(cyclic, 'latin1')],
    [
      'lying.pdf',
      Buffer.from(
        plainPdf()
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n99999999'),
        'latin1',
      ),
    ],
    ['bomb.zip', bomb],
    ['nested.zip', zipOf([{ name: 'inner.zip', packed: deflateRawSync(bomb), unpacked: bomb.length }])],
    ['locked.zip', zipOf([{ name: 'plan.txt', packed: Buffer.from('secret'), unpacked: 6, flags: 1 }])],
    ['escaping.zip', zipOf([{ name: '../../etc/passwd', packed: zeros(), unpacked: 1 << 20 }])],
    ['macros.xlsm', zipOf([{ name: 'xl/vbaProject.bin', packed: Buffer.from('x'), unpacked: 1 }])],
    ['cut-off.zip', archive.subarray(0, 40)],
    ['polyglot.pdf', Buffer.concat([plainPdf(), archive])],
    ['endings.txt', Buffer.from('endstream\nendobj\nstartxref\n0\n%%EOF\n')],
    ['empty.bin', Buffer.alloc(0)],
  ]);
}
