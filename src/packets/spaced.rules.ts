/** Codes that do not read as the words that they are spelled with. */
const SAID: Readonly<Record<string, string>> = {
  aar_issued: 'after-action report issued',
  evidence_use: 'evidence',
  second_line_approver: 'second-line approver',
  sox_office: 'SOX office',
  sub_outsourcer: 'sub-outsourcer',
};

/** A code as words within a sentence: `icfr_relevant` as `ICFR relevant`, `aar_issued` as `after-action report issued`. */
export function spaced(code: string): string {
  const said = SAID[code];
  if (said !== undefined) return said;
  return code.replaceAll('_', ' ').replace(/\b(?:icfr|phi|eu|soc|sox)\b/gu, (word) => word.toUpperCase());
}
