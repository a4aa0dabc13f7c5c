import { FICTION, type DemoFile } from './paper';

/** A CSV as systems export it (RFC 4180), its last line marking it as fiction. */
export function csvOf(fileName: string, rows: (string | number)[][]): DemoFile {
  const lines = [...rows, [`# ${FICTION}`]].map((row) => row.map(csvCell).join(','));
  return { fileName, type: 'text/csv', bytes: Buffer.from(`${lines.join('\r\n')}\r\n`) };
}

function csvCell(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function textOf(fileName: string, lines: string[]): DemoFile {
  return { fileName, type: 'text/plain', bytes: Buffer.from(`${[FICTION, '', ...lines].join('\n')}\n`) };
}
