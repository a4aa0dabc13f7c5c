import type { CsvReport } from '../foundation/csv.rules';
import type { DisposalView, LegalHoldView } from './retention.dto';
import type { RecordKind } from './record.rules';

interface Line {
  kind: RecordKind;
  ref: string;
  title: string;
  vendorName: string | null;
  versions: number;
  clocks: readonly { classId: string; words: string }[];
  keepUntil: string | null;
  standing: string;
  holds: readonly string[];
  requests: readonly string[];
}

const KIND_WORDS: Record<RecordKind, string> = { evidence: 'Evidence', request_file: 'File of a request' };

const COLUMNS = [
  ...['Reference', 'Kind', 'Record', 'Vendor', 'Versions', 'Classes and clocks', 'Kept until', 'Standing'],
  ...['Legal holds', 'Open requests'],
];

/** The register as a report: one line for each record that was sought. */
export function retentionCsv(
  items: readonly Line[],
  sought: { kind?: RecordKind; standing?: string; q?: string },
  ranAt: string,
): CsvReport {
  return {
    ...{
      name: 'Retention',
      filter: filterWords({
        ...{ Kind: sought.kind && KIND_WORDS[sought.kind], Standing: sought.standing, Words: sought.q },
      }),
      ranAt,
      columns: COLUMNS,
    },
    rows: items.map((one) => [
      ...[one.ref, KIND_WORDS[one.kind], one.title, one.vendorName ?? 'none', one.versions],
      one.clocks.map(({ classId, words }) => `${classId}: ${words}`).join(' '),
      ...[one.keepUntil, one.standing, one.holds.join(', '), one.requests.join(', ')],
    ]),
  };
}

const DISPOSAL_COLUMNS = [
  ...['Disposal', 'Record', 'Title', 'Vendor', 'Kept until', 'State', 'Reason', 'Proposed by', 'Proposed at (UTC)'],
  ...['Decisions', 'Disposed of at (UTC)', 'Files', 'SHA-256 of each file', 'SHA-256 of what stays', 'Erased at (UTC)'],
];

/** Disposals as a report, with the digests that prove what was there and what stays. */
export function disposalsCsv(
  items: readonly DisposalView[],
  sought: { state?: string; q?: string },
  ranAt: string,
): CsvReport {
  return {
    ...{ name: 'Disposals', filter: filterWords({ State: sought.state, Words: sought.q }), ranAt },
    columns: DISPOSAL_COLUMNS,
    rows: items.map((one) => [
      ...[one.ref, one.recordRef, one.recordTitle, one.vendorName ?? 'none', one.keptUntil, one.state, one.reason],
      ...[one.proposedBy, one.proposedAt],
      one.decisions
        .map(({ decision, by, as, at, reason }) => `${decision} by ${by} (${as}) ${at}: ${reason}`)
        .join(' | '),
      ...[one.executedAt, one.tombstones.map(({ fileName }) => fileName).join(' | ')],
      one.tombstones.map(({ sha256 }) => sha256).join(' '),
      one.tombstones.map(({ tombstoneSha256 }) => tombstoneSha256).join(' '),
      one.tombstones.map(({ erasedAt }) => erasedAt ?? 'not yet').join(' '),
    ]),
  };
}

const HOLD_COLUMNS = [
  ...['Hold', 'Title', 'Reason', 'Vendor', 'Record', 'Fiscal year', 'State', 'Placed by', 'Placed at (UTC)'],
  'Releases',
];

/** Legal holds as a report: who placed each and why, who asked for its release and who decided. */
export function holdsCsv(
  items: readonly LegalHoldView[],
  sought: { state?: string; q?: string },
  ranAt: string,
): CsvReport {
  return {
    ...{ name: 'Legal holds', filter: filterWords({ State: sought.state, Words: sought.q }), ranAt },
    columns: HOLD_COLUMNS,
    rows: items.map((one) => [
      ...[one.ref, one.title, one.reason, one.vendorName ?? 'all', one.evidenceItemRef ?? one.requestFileRef ?? 'all'],
      ...[one.periodCode ?? 'all', one.state, one.placedBy, one.placedAt, one.releases.map(releaseWords).join(' | ')],
    ]),
  };
}

const releaseWords = (one: LegalHoldView['releases'][number]): string =>
  [
    `asked by ${one.askedBy} ${one.askedAt}: ${one.reason}`,
    ...(one.decision === null
      ? []
      : [`${one.decision} by ${one.decidedBy ?? ''} ${one.decidedAt ?? ''}: ${one.decisionReason ?? ''}`]),
  ].join('; ');

const filterWords = (said: Record<string, string | undefined>): string =>
  Object.entries(said)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
    .join('; ') || 'none';
