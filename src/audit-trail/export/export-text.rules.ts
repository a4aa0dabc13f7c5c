import { canonicalJson } from '../../foundation/canonical-json';
import { csvHead, csvLine } from '../../foundation/csv.rules';

/** What an export says of itself before its rows. */
export interface ExportHead {
  /** Names and values of the filters that were given. */
  filter: Record<string, string>;
  /** ISO 8601 UTC. */
  ranAt: string;
  rows: number;
  /** The newest checkpoint at that moment and the keys that sign; null while there is none. */
  checkpoint: string | null;
  verifierKeys: string[];
}

/** A row of an export: an event with its place in the tree, where it has one. */
export interface ExportRow {
  body: string;
  vendorName: string | null;
  leafIndex: number | null;
}

export interface ExportFormat {
  type: string;
  ending: string;
  head(head: ExportHead): string;
  /** One line, without its end. */
  row(row: ExportRow): string;
  newline: string;
}

const COLUMNS = [
  ...['At (UTC)', 'Deed', 'Who', 'Role', 'On what', 'Reference', 'Vendor', 'Particulars'],
  ...['Event', 'Subject', 'Person', 'Request', 'Leaf'],
];

const filterWords = (filter: Record<string, string>): string =>
  Object.entries(filter)
    .sort()
    .map(([name, value]) => `${name} ${value}`)
    .join('; ') || 'Everything';

const csv: ExportFormat = {
  ...{ type: 'text/csv; charset=utf-8', ending: 'csv', newline: '\r\n' },
  head: ({ filter, ranAt, rows }) =>
    csvHead(
      { name: 'Audit trail', filter: filterWords(filter), ranAt, rowCount: rows, columns: COLUMNS },
      COLUMNS.length,
    ),
  row: ({ body, vendorName, leafIndex }) => {
    const { at, deed, actor, subject, particulars, id, requestId } = JSON.parse(body) as Event;
    const cells = [
      ...[at, deed, actor.name, actor.role, subject.kind, subject.ref, vendorName, canonicalJson(particulars)],
      ...[id, subject.id, actor.personId, requestId, leafIndex],
    ];
    return csvLine(cells, COLUMNS.length);
  },
};

/**
 * Lines of JSON (version 1): the first says what it is (`export`, `v`, `filter`, `ranAt`, `rows`, `checkpoint`,
 * `verifierKeys`), each further one is the canonical text of an event, byte for byte what was hashed: SHA-256 of a zero
 * byte and the line without its newline is its leaf.
 */
const jsonl: ExportFormat = {
  ...{ type: 'application/jsonl; charset=utf-8', ending: 'jsonl', newline: '\n' },
  head: (head) => canonicalJson({ export: 'audit-trail', v: 1, ...head }),
  row: ({ body }) => body,
};

export const EXPORT_FORMATS = { csv, jsonl };

interface Event {
  at: string;
  deed: string;
  actor: { name: string; role: string; personId: string };
  subject: { kind: string; ref: string | null; id: string };
  particulars: object;
  id: string;
  requestId: string;
}
