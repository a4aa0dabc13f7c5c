import type { EntityManager } from 'typeorm';
import type { YearCoverageView } from '../../assurance-reports/gaps/year-coverage.dto';
import type { Tier } from '../../catalogue/words.rules';
import type { ObligationFacts } from '../../coverage/coverage-facts';
import type { QuarterServiceRow } from '../quarters/quarters.dto';

export interface ComparedRow {
  id: string;
  ref: string;
  name: string;
  tier: Tier | null;
  country: string;
  services: number;
  findings: number;
  grave: number;
  lateFindings: number;
  exceptions: number;
  nextExceptionEnd: string | null;
  disruptions: number;
  openDisruptions: number;
  shared: number;
  alone: number;
}

// Concentration: shared identities that its dependencies rest on and another vendor's rest on too, and primary ones without any
// other dependency of the kind for the service.
const VENDORS = `
  SELECT v.id, v.ref, v.name, v.country, (SELECT min(s.tier) FROM service s WHERE s.vendor_id = v.id AND s.state = 'active') AS tier,
    (SELECT count(*)::integer FROM service s WHERE s.vendor_id = v.id AND s.state = 'active') AS services,
    f.findings, f.grave, f.late AS "lateFindings", x.exceptions, x.ends AS "nextExceptionEnd", d.disruptions, d.open AS "openDisruptions",
    (SELECT count(DISTINCT p.resource_id)::integer FROM dependency p WHERE p.vendor_id = v.id AND p.ended_on IS NULL AND p.resource_id IS NOT NULL
      AND EXISTS (SELECT 1 FROM dependency o WHERE o.resource_id = p.resource_id AND o.vendor_id <> v.id AND o.ended_on IS NULL)) AS shared,
    (SELECT count(*)::integer FROM dependency p JOIN service s ON s.id = p.service_id AND s.state = 'active' WHERE p.vendor_id = v.id AND p.ended_on IS NULL AND p.role = 'primary'
      AND NOT EXISTS (SELECT 1 FROM dependency o WHERE o.service_id = p.service_id AND o.kind = p.kind AND o.id <> p.id AND o.ended_on IS NULL)) AS alone
  FROM vendor v,
    LATERAL (SELECT count(*)::integer AS findings, (count(*) FILTER (WHERE severity IN ('critical', 'high')))::integer AS grave, (count(*) FILTER (WHERE due_on < $2::date))::integer AS late
      FROM finding WHERE vendor_id = v.id AND app.finding_stands(state, accepted_until, $2::date) = 'open') f,
    LATERAL (SELECT count(*)::integer AS exceptions, min(wanted_until)::text AS ends FROM programme_exception WHERE vendor_id = v.id AND state = 'approved' AND wanted_until >= $2::date) x,
    LATERAL (SELECT count(*)::integer AS disruptions, (count(*) FILTER (WHERE state <> 'closed'))::integer AS open FROM disruption
      WHERE vendor_id = v.id AND withdrawn_at IS NULL AND occurred_at >= $3::date AND occurred_at < $4::date + 1) d
  WHERE v.id = ANY ($1)`;

/** What registers count of some vendors, in the order of their ids. Days are YYYY-MM-DD. */
export async function comparedRows(
  manager: EntityManager,
  ids: readonly string[],
  when: { today: string; from: string; to: string },
): Promise<ComparedRow[]> {
  const rows: ComparedRow[] = await manager.query(VENDORS, [ids, when.today, when.from, when.to]);
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

export interface LastAttestation {
  vendorId: string;
  attestationId: string;
  ref: string;
  state: string;
  periodCode: string;
  dueOn: string;
  signedOn: string | null;
  qualified: boolean | null;
}

// The last one that was signed; without one, the last that was scheduled.
const ATTESTATIONS = `
  SELECT DISTINCT ON (a.vendor_id) a.vendor_id AS "vendorId", a.id AS "attestationId", a.ref, a.state, c.code AS "periodCode", a.due_on::text AS "dueOn",
    (s.signed_at AT TIME ZONE 'UTC')::date::text AS "signedOn", s.qualified
  FROM attestation a JOIN compliance_period c ON c.id = a.period_id LEFT JOIN attestation_signature s ON s.vendor_id = a.vendor_id AND s.attestation_id = a.id
  WHERE a.vendor_id = ANY ($1) AND a.state <> 'superseded' ORDER BY a.vendor_id, s.signed_at DESC NULLS LAST, a.scheduled_at DESC`;

export const lastAttestations = (manager: EntityManager, ids: readonly string[]): Promise<LastAttestation[]> =>
  manager.query(ATTESTATIONS, [ids]);

/** All that is known of one vendor for a comparison. */
export interface VendorFigures extends ComparedRow {
  obligations: ObligationFacts[];
  proofs: QuarterServiceRow[];
  missed: number;
  measured: number;
  attestation: LastAttestation | null;
  years: YearCoverageView[];
}
