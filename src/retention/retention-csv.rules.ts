import type { CsvReport } from '../foundation/csv.rules';

interface Line {
  ref: string;
  title: string;
  vendorName: string;
  versions: number;
  clocks: readonly { classId: string; words: string }[];
  keepUntil: string | null;
  standing: string;
  holds: readonly string[];
  requests: readonly string[];
}

const COLUMNS = [
  ...['Reference', 'Record', 'Vendor', 'Versions', 'Classes and clocks', 'Kept until', 'Standing'],
  ...['Legal holds', 'Open requests'],
];

/** The register as a report: one line for each record that was sought. */
export function retentionCsv(
  items: readonly Line[],
  sought: { standing?: string; q?: string },
  ranAt: string,
): CsvReport {
  const filter = [
    ...(sought.standing === undefined ? [] : [`Standing: ${sought.standing}`]),
    ...(sought.q === undefined ? [] : [`Words: ${sought.q}`]),
  ];
  return {
    ...{ name: 'Retention', filter: filter.join('; ') || 'none', ranAt, columns: COLUMNS },
    rows: items.map((one) => [
      ...[one.ref, one.title, one.vendorName, one.versions],
      one.clocks.map(({ classId, words }) => `${classId}: ${words}`).join(' '),
      ...[one.keepUntil, one.standing, one.holds.join(', '), one.requests.join(', ')],
    ]),
  };
}
