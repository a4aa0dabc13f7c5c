import type { TableColumn } from '../document/document.model';

/**
 * Columns from one line of text: `'Part* 16 | Count> 10 | SHA-256# 33'`. A title is followed by its share of the width;
 * `*` marks the column that names its row, `>` figures aligned right, `#` fixed-width type.
 */
export function columns(text: string): TableColumn[] {
  return text.split('|').map((part) => {
    const [, title, marks, weight] = /^\s*(.+?)([*>#]*)\s+(\d+)\s*$/.exec(part) ?? [];
    if (title === undefined || marks === undefined) throw new Error(`This is no column: ${part}`);
    return {
      title,
      weight: Number(weight),
      ...(marks.includes('*') ? { rowHeader: true } : {}),
      ...(marks.includes('>') ? { align: 'right' as const } : {}),
      ...(marks.includes('#') ? { mono: true } : {}),
    };
  });
}
