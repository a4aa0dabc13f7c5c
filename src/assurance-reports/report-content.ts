import type { EntityManager } from 'typeorm';
import { iso } from './report-rows';
import type {
  BridgeLetterView,
  DeviationEvaluationView,
  DeviationView,
  ScopeOfPlace,
  ScopeOfService,
  SubserviceCoverView,
  SubserviceView,
} from './report-views.dto';

export interface ReportExtras {
  opinionBasis: string | null;
  scopeWords: string | null;
  supersedesId: string | null;
  supersedesRef: string | null;
  supersededById: string | null;
  supersededByRef: string | null;
  periodStartsOn: string;
  periodEndsOn: string;
}

const EXTRAS = `
  SELECT r.opinion_basis AS "opinionBasis", r.scope_words AS "scopeWords", b.id AS "supersedesId", b.ref AS "supersedesRef",
    n.id AS "supersededById", n.ref AS "supersededByRef", p.starts_on::text AS "periodStartsOn", p.ends_on::text AS "periodEndsOn"
  FROM assurance_report r JOIN compliance_period p ON p.id = r.period_id
  LEFT JOIN assurance_report b ON b.id = r.supersedes LEFT JOIN assurance_report n ON n.supersedes = r.id
  WHERE r.id = $1`;

export async function extrasOf(manager: EntityManager, reportId: string): Promise<ReportExtras> {
  const [extras]: ReportExtras[] = await manager.query(EXTRAS, [reportId]);
  if (!extras) throw new Error('a report has its extras');
  return extras;
}

// Everything of ours that the vendor does: what the report leaves out is as telling as what it takes in.
const SERVICES = `
  SELECT s.id, s.ref, s.name, s.icfr_relevant AS "icfrRelevant", s.tier, s.id = ANY (r.expected_service_ids) AS expected, s.id = ANY (r.service_ids) AS "inScope"
  FROM assurance_report r JOIN service s ON s.vendor_id = r.vendor_id
  WHERE r.id = $1 AND (s.state = 'active' OR s.id = ANY (r.service_ids)) ORDER BY s.ref`;

const PLACES = `
  SELECT i.id, i.name, i.city, i.id = ANY (r.site_ids) AS "inScope",
    ARRAY(SELECT s.name FROM service_site l JOIN service s ON s.id = l.service_id WHERE l.site_id = i.id AND s.state = 'active' ORDER BY s.ref) AS "serviceNames"
  FROM assurance_report r JOIN site i ON i.vendor_id = r.vendor_id WHERE r.id = $1 ORDER BY i.name`;

export async function scopeOf(
  manager: EntityManager,
  reportId: string,
): Promise<{ services: ScopeOfService[]; places: ScopeOfPlace[] }> {
  return {
    services: await manager.query(SERVICES, [reportId]),
    places: await manager.query(PLACES, [reportId]),
  };
}

const SUBSERVICES = `
  SELECT b.id, b.number, b.name, b.what, b.method, b.icfr_relevant AS "icfrRelevant", b.expected_controls AS "expectedControls",
    b.fourth_party_id AS "fourthPartyId", f.ref AS "fourthPartyRef"
  FROM report_subservice b LEFT JOIN fourth_party f ON f.id = b.fourth_party_id
  WHERE b.report_id = $1 AND b.removed_at IS NULL ORDER BY b.number`;

const SUBSERVICE_COVERS = `
  SELECT DISTINCT ON (c.report_subservice_id) c.report_subservice_id AS "subserviceId",
    jsonb_build_object('coveredBy', c.covered_by, 'ownReportId', c.own_report_id, 'ownReportRef', o.ref, 'note', c.note,
      'decidedByName', app.person_name(c.decided_by), 'decidedAt', ${iso('c.decided_at')}) AS cover
  FROM subservice_cover c LEFT JOIN assurance_report o ON o.id = c.own_report_id
  WHERE c.report_id = $1 ORDER BY c.report_subservice_id, c.decided_at DESC, c.id DESC`;

/** Organisations that the report carves out or includes; `showsOwn` adds how the registrant says that they are covered. */
export async function subservicesOf(
  manager: EntityManager,
  reportId: string,
  showsOwn: boolean,
): Promise<SubserviceView[]> {
  const rows: Omit<SubserviceView, 'cover'>[] = await manager.query(SUBSERVICES, [reportId]);
  type Cover = { subserviceId: string; cover: SubserviceCoverView };
  const covers: Cover[] = showsOwn ? await manager.query(SUBSERVICE_COVERS, [reportId]) : [];
  return rows.map((row) => {
    return { ...row, cover: covers.find(({ subserviceId }) => subserviceId === row.id)?.cover ?? null };
  });
}

const DEVIATIONS = `
  SELECT id, number, control_ref AS "controlRef", control, deviation, management_response AS "managementResponse"
  FROM report_deviation WHERE report_id = $1 AND removed_at IS NULL ORDER BY number`;

const DEVIATION_EVALUATIONS = `
  SELECT DISTINCT ON (report_deviation_id) report_deviation_id AS "deviationId",
    jsonb_build_object('effect', effect, 'evaluation', evaluation, 'compensatingControl', compensating_control,
      'evaluatedByName', app.person_name(evaluated_by), 'evaluatedAt', ${iso('evaluated_at')}) AS evaluation
  FROM deviation_evaluation WHERE report_id = $1 ORDER BY report_deviation_id, evaluated_at DESC, id DESC`;

/** Deviations that the service auditor found; `showsOwn` adds what the registrant makes of them. */
export async function deviationsOf(
  manager: EntityManager,
  reportId: string,
  showsOwn: boolean,
): Promise<DeviationView[]> {
  const rows: Omit<DeviationView, 'evaluation'>[] = await manager.query(DEVIATIONS, [reportId]);
  type Evaluation = { deviationId: string; evaluation: DeviationEvaluationView };
  const evaluations: Evaluation[] = showsOwn ? await manager.query(DEVIATION_EVALUATIONS, [reportId]) : [];
  return rows.map((row) => {
    return { ...row, evaluation: evaluations.find(({ deviationId }) => deviationId === row.id)?.evaluation ?? null };
  });
}

const LETTERS = `
  SELECT l.id, l.report_id AS "reportId", r.ref AS "reportRef", l.covers_from::text AS "coversFrom", l.covers_to::text AS "coversTo", l.signed_on::text AS "signedOn",
    l.signer, l.changes, i.id AS "evidenceItemId", i.ref || ' ' || i.title AS "evidenceLabel", app.person_name(l.brought_by) AS "broughtByName",
    ${iso('l.brought_at')} AS "broughtAt", l.withdrawn_reason AS "withdrawnReason"
  FROM bridge_letter l JOIN assurance_report r ON r.id = l.report_id
  JOIN evidence_version v ON v.id = l.evidence_version_id JOIN evidence_item i ON i.id = v.item_id
  WHERE l.report_id = $1 ORDER BY l.covers_from, l.brought_at`;

export const lettersOf = (manager: EntityManager, reportId: string): Promise<BridgeLetterView[]> =>
  manager.query(LETTERS, [reportId]);
