// How cells of a written workbook look.
import type { CellStyle } from 'hucre/xlsx';

const INK = { rgb: '1F2933' };
const SHADE = { rgb: 'F1F3F5' };
const solid = (fgColor: { rgb: string }) => ({ type: 'pattern', pattern: 'solid', fgColor }) as const;
const LOCKED = { locked: true } as const;

export const HEADER: CellStyle = {
  font: { bold: true },
  fill: solid({ rgb: 'DDE3EA' }),
  alignment: { wrapText: true, vertical: 'top' },
  protection: LOCKED,
};

const LOOKS: Record<'title' | 'heading', CellStyle> = {
  title: { font: { bold: true, size: 12, color: INK }, protection: LOCKED },
  heading: { ...HEADER, fill: solid(SHADE) },
};

interface Looked {
  format?: string | undefined;
  locked?: boolean | undefined;
  look?: 'title' | 'heading' | undefined;
}

/** Locked cells of a sheet that is read are shaded, so that what is to be filled stands out. */
export function styleOf({ format, locked = false, look }: Looked, { toRead = false }: { toRead?: boolean }): CellStyle {
  if (look) return LOOKS[look];
  return {
    ...(format !== undefined && { numFmt: format }),
    ...(toRead && { alignment: { wrapText: true, vertical: 'top' as const } }),
    ...(toRead && locked && { fill: solid(SHADE) }),
    protection: { locked },
  };
}
