import type { EntityManager } from 'typeorm';
import type { Opinion, ReportKind, StoredState } from '../assurance-report.rules';
import type { CoveringSpan } from './year-coverage.dto';

export interface FiscalPeriod {
  id: string;
  code: string;
  startsOn: string;
  endsOn: string;
}

export interface CoverageWish {
  period: FiscalPeriod;
  kind: ReportKind;
  vendorId?: string | undefined;
  letterEnough: number;
  today: string;
  /** Whether the asker may know what the registrant makes of it; no vendor may. */
  showsOwn: boolean;
}

export interface ServiceRecord {
  id: string;
  vendorId: string;
  vendorName: string;
  ref: string;
  name: string;
  tier: string | null;
}

export interface ReportRecord {
  id: string;
  ref: string;
  state: StoredState;
  periodId: string;
  dueOn: string;
  /** Null while it is not here; a Type 1 report has a last day only. */
  from: string | null;
  to: string | null;
  opinion: Opinion | null;
  auditorName: string | null;
  letterDueOn: string | null;
  serviceIds: string[];
}

/** Services that reports of a kind should speak of, their reports by service, and what covers gaps by report. */
export interface CoverageRecords {
  services: ServiceRecord[];
  reports: Map<string, ReportRecord[]>;
  covers: Map<string, CoveringSpan[]>;
}

// SOC 1 is asked of every ICFR-relevant service; other kinds of the services that a report was expected of or speaks of.
const SERVICES = `
  SELECT s.id, s.vendor_id AS "vendorId", v.name AS "vendorName", s.ref, s.name, s.tier
  FROM service s JOIN vendor v ON v.id = s.vendor_id AND v.state <> 'exited'
  WHERE s.state = 'active' AND ($2::uuid IS NULL OR s.vendor_id = $2)
    AND (($1 = 'soc1' AND s.icfr_relevant) OR EXISTS (SELECT 1 FROM assurance_report r WHERE r.vendor_id = s.vendor_id AND r.kind = $1 AND r.state <> 'superseded'
      AND (s.id = ANY (r.expected_service_ids) OR s.id = ANY (r.service_ids))))
  ORDER BY v.name, s.ref`;

const REPORTS = `
  SELECT id, ref, state, period_id AS "periodId", due_on::text AS "dueOn", covers_from::text AS "from", covers_to::text AS "to", opinion,
    auditor_name AS "auditorName", letter_due_on::text AS "letterDueOn",
    CASE WHEN state = 'expected' THEN expected_service_ids ELSE service_ids END AS "serviceIds"
  FROM assurance_report
  WHERE kind = $1 AND state <> 'superseded' AND ($2::uuid IS NULL OR vendor_id = $2) AND (covers_from IS NULL OR covers_from <= $3::date)
  ORDER BY coalesce(covers_to, due_on), ref`;

const LETTERS = `
  SELECT l.report_id AS "reportId", l.id, l.covers_from::text AS "from", l.covers_to::text AS "to", l.changes, l.signer
  FROM bridge_letter l JOIN assurance_report r ON r.id = l.report_id
  WHERE l.withdrawn_at IS NULL AND r.kind = $1 AND ($2::uuid IS NULL OR l.vendor_id = $2)`;

const COVERS = `
  SELECT c.report_id AS "reportId", c.kind, c.bridge_letter_id AS "letterId", c.covers_from::text AS "from", c.covers_to::text AS "to", c.words
  FROM gap_cover c JOIN assurance_report r ON r.id = c.report_id
  WHERE r.kind = $1 AND ($2::uuid IS NULL OR c.vendor_id = $2) AND (c.kind = 'letter' OR c.period_id = $3) AND (NOT c.needs_approval OR c.decision = 'approved')`;

interface LetterRow {
  reportId: string;
  id: string;
  from: string;
  to: string;
  changes: string | null;
  signer: string;
}

type CoverRow = CoveringSpan & { reportId: string; letterId: string | null };

export async function coverageRecords(
  manager: EntityManager,
  wish: Pick<CoverageWish, 'kind' | 'vendorId' | 'period' | 'showsOwn'>,
): Promise<CoverageRecords> {
  const { kind, vendorId = null, period } = wish;
  const services: ServiceRecord[] = await manager.query(SERVICES, [kind, vendorId]);
  const rows: ReportRecord[] = await manager.query(REPORTS, [kind, vendorId, period.endsOn]);
  const letters: LetterRow[] = await manager.query(LETTERS, [kind, vendorId]);
  // A vendor's role may not read these rows.
  const covers: CoverRow[] = wish.showsOwn ? await manager.query(COVERS, [kind, vendorId, period.id]) : [];
  const reports = new Map<string, ReportRecord[]>();
  for (const row of rows) for (const id of new Set(row.serviceIds)) reports.set(id, [...(reports.get(id) ?? []), row]);
  return { services, reports, covers: byReport(letters, covers, wish.showsOwn) };
}

/** A letter that names changes covers nothing until somebody read and evaluated them. */
function byReport(letters: LetterRow[], covers: CoverRow[], showsOwn: boolean): Map<string, CoveringSpan[]> {
  const read = new Set(covers.map(({ letterId }) => letterId));
  const found = new Map<string, CoveringSpan[]>();
  const add = (reportId: string, span: CoveringSpan) => found.set(reportId, [...(found.get(reportId) ?? []), span]);
  for (const { reportId, id, from, to, changes, signer } of letters)
    if (changes === null || !showsOwn || read.has(id))
      add(reportId, { kind: 'letter', from, to, words: `Letter signed by ${signer}` });
  for (const { reportId, letterId, ...span } of covers) if (letterId === null) add(reportId, span);
  return found;
}
