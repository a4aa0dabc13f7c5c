export type CsvCell = string | number | boolean | null;

/**
 * Comma-separated values as RFC 4180 has them: CRLF, quotes doubled. A text that a spreadsheet would take for a formula
 * gets an apostrophe in front. Lines before the header start with "#" and say what the table is.
 */
export function csvOf(table: {
  notes: readonly string[];
  header: readonly string[];
  rows: readonly (readonly CsvCell[])[];
}): string {
  const notes = table.notes.map((note) => `# ${note.replaceAll(/\s+/g, ' ')}`);
  const lines = [table.header, ...table.rows].map((row) => row.map(cell).join(','));
  return `${[...notes, ...lines].join('\r\n')}\r\n`;
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
