import type { EntityManager } from 'typeorm';
import { isModified, type Criterion, type Opinion, type ReportKind } from '../assurance-reports/assurance-report.rules';
import { coverageRecords, type CoverageRecords } from '../assurance-reports/gaps/coverage-records';
import { factOf, userControlsOf } from '../assurance-reports/user-controls/user-control-rows';
import { userControlCounts } from '../assurance-reports/user-controls/user-control.rules';
import type { AssuranceFacts, OwnReportFact, ReportFact, ServiceAssurance } from './assurance-fact.rules';

interface Year {
  id: string;
  code: string;
  startsOn: string;
  endsOn: string;
}

const ASKED = `
  SELECT o.id AS "obligationId", p.id, p.code, p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn"
  FROM obligation o JOIN compliance_period p ON p.id = o.period_id
  WHERE o.vendor_id = $1 AND (o.requirement_code LIKE 'ASR-%' OR o.requirement_code = 'TPR-01') ORDER BY p.starts_on, o.id`;

const REPORTS = `
  SELECT id, kind, report_type AS "reportType", opinion, state, criteria, service_ids AS "serviceIds", covers_to::text AS "coversTo"
  FROM assurance_report WHERE vendor_id = $1 AND state IN ('received', 'under_review', 'evaluated') ORDER BY covers_to, ref`;

// What was prepared counts once it stands.
const OWN = `
  SELECT EXISTS (SELECT 1 FROM report_evaluation e WHERE e.report_id = $1 AND e.opinion_evaluation IS NOT NULL AND (NOT e.needs_approval OR e.decision = 'approved')) AS "opinionEvaluated",
    (SELECT count(*)::int FROM report_subservice b
      LEFT JOIN LATERAL (SELECT covered_by FROM subservice_cover c WHERE c.report_subservice_id = b.id ORDER BY c.decided_at DESC, c.id DESC LIMIT 1) c ON true
      WHERE b.report_id = $1 AND b.removed_at IS NULL AND b.method = 'carve_out' AND b.icfr_relevant AND coalesce(c.covered_by, 'uncovered') = 'uncovered') AS "uncoveredCarveOuts"`;

interface ReportRow {
  id: string;
  kind: ReportKind;
  reportType: 1 | 2 | null;
  opinion: Opinion | null;
  state: string;
  criteria: Criterion[];
  serviceIds: string[];
  coversTo: string;
}

/** What independent reports say of a vendor, under the asking person's own rights: a vendor's role reads no evaluation. */
export async function assuranceFacts(manager: EntityManager, vendorId: string): Promise<AssuranceFacts> {
  const asked: (Year & { obligationId: string })[] = await manager.query(ASKED, [vendorId]);
  const rows: ReportRow[] = await manager.query(REPORTS, [vendorId]);
  const [role]: { vendor: boolean }[] = await manager.query(`SELECT current_user = 'holdfast_vendor' AS vendor`);
  const showsOwn = role?.vendor !== true;
  const reports = new Map<string, ReportFact>();
  for (const row of rows)
    if (row.kind === 'soc1') reports.set(row.id, factFor(row, showsOwn ? await ownFact(manager, row.id) : null));
  const services: ServiceAssurance[] = [];
  for (const year of new Map(asked.map((one) => [one.id, one])).values())
    services.push(...(await ofYear(manager, { vendorId, year, showsOwn }, reports)));
  return {
    periodOf: Object.fromEntries(asked.map(({ obligationId, id }) => [obligationId, id])),
    services,
    soc2: rows
      .filter(({ kind }) => kind === 'soc2')
      .map(({ serviceIds, criteria, coversTo }) => ({
        ...{ serviceIds, coversTo, availability: criteria.includes('availability') },
      })),
    certificates: rows
      .filter(({ kind }) => kind === 'certificate')
      .map(({ serviceIds, coversTo }) => ({ serviceIds, coversTo })),
  };
}

const factFor = (row: ReportRow, own: OwnReportFact | null): ReportFact => ({
  ...{ id: row.id, reportType: row.reportType, modified: isModified(row.opinion), own },
  evaluated: row.state === 'evaluated',
});

async function ownFact(manager: EntityManager, reportId: string): Promise<OwnReportFact> {
  const [own]: Omit<OwnReportFact, 'controls'>[] = await manager.query(OWN, [reportId]);
  const all = await userControlsOf(manager, reportId);
  const { unmapped, withoutOwner, failedWithoutEvaluation } = userControlCounts(all.map(factOf));
  return {
    opinionEvaluated: own?.opinionEvaluated ?? false,
    uncoveredCarveOuts: own?.uncoveredCarveOuts ?? 0,
    controls: all.length === 0 ? null : { unmapped, withoutOwner, failedWithoutEvaluation },
  };
}

async function ofYear(
  manager: EntityManager,
  on: { vendorId: string; year: Year; showsOwn: boolean },
  facts: ReadonlyMap<string, ReportFact>,
): Promise<ServiceAssurance[]> {
  const { vendorId, year, showsOwn } = on;
  const records = await coverageRecords(manager, { kind: 'soc1', vendorId, period: year, showsOwn });
  return records.services.map(({ id }) => ({
    ...{ serviceId: id, periodId: year.id, year },
    ...saidOf(id, records, { facts, showsOwn, startsOn: year.startsOn }),
  }));
}

/** Reports that ended before the year began leave a gap to measure, but are no report of the year. */
function saidOf(
  serviceId: string,
  records: CoverageRecords,
  on: { facts: ReadonlyMap<string, ReportFact>; showsOwn: boolean; startsOn: string },
): Pick<ServiceAssurance, 'soc1' | 'reports' | 'covers'> {
  const here = (records.reports.get(serviceId) ?? []).filter(({ to }) => to !== null);
  return {
    soc1: here.filter(({ to }) => (to ?? '') >= on.startsOn).flatMap(({ id }) => on.facts.get(id) ?? []),
    reports: here.flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }])),
    covers: on.showsOwn ? here.flatMap(({ id }) => records.covers.get(id) ?? []) : null,
  };
}
