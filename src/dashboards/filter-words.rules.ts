/** The year of a report as the head of its file says it. */
export function yearInWords(period: { code: string; startsOn: string; endsOn: string } | null): string {
  return period ? `Period ${period.code} (${period.startsOn} to ${period.endsOn})` : 'No open period';
}

export const vendorInWords = (vendorId: string | undefined, rows: readonly { vendorName: string }[]): string =>
  vendorId === undefined ? 'all vendors' : `vendor ${rows[0]?.vendorName ?? vendorId}`;

/** The words of a filter that may be left out: none for one that is. */
export const said = <T>(value: T | undefined, words: (value: T) => string): string[] =>
  value === undefined || value === '' ? [] : [words(value)];
