import type { Client } from 'pg';
import { sha256Hex } from '../../foundation/ids';
import { planContentText, type PlanContent } from '../../plans/plan-content.rules';

const WRITTEN = `
  SELECT v.id, p.ref AS "planRef", p.kind AS "planKind", p.title AS "planTitle", v.number, v.label, v.source_evidence_version_id AS "sourceEvidenceVersionId",
    v.service_ids::text[] AS "serviceIds", v.emphasis, v.sections, v.review_due_on::text AS "reviewDueOn", v.offline_copy AS "offlineCopy", v.change_summary AS "changeSummary",
    (SELECT jsonb_agg(jsonb_build_object('number', s.number, 'title', s.title, 'instruction', s.instruction, 'owner', s.owner, 'systemName', s.system_name, 'dependsOn', s.depends_on, 'expectedMinutes', s.expected_minutes))
      FROM plan_step s WHERE s.plan_version_id = v.id) AS steps,
    (SELECT jsonb_agg(jsonb_build_object('disruptionType', c.disruption_type, 'process', c.process, 'solution', c.solution, 'notApplicableReason', c.not_applicable_reason))
      FROM disruption_coverage c WHERE c.plan_version_id = v.id) AS coverage
  FROM drawn d JOIN plan_version v ON v.vendor_id = d.id JOIN plan p ON p.id = v.plan_id WHERE v.state = 'draft' AND d.no BETWEEN $1 AND $2`;

const APPROVED = `
  UPDATE plan_version v SET state = 'vendor_approved', content_sha256 = a.digest, vendor_approved_by = d.attestor, vendor_approved_at = pg_temp.moment(1440 * 280), version = v.version + 1
  FROM unnest($1::uuid[], $2::text[]) AS a (id, digest) JOIN plan_version p ON p.id = a.id JOIN drawn d ON d.id = p.vendor_id WHERE v.id = a.id`;

const AT_ONCE = 2000;

/** Has every draft approved under the digest that the product itself gives its content. */
export async function approvePlans(client: Client, vendors: number): Promise<void> {
  for (let from = 1; from <= vendors; from += AT_ONCE) {
    const { rows } = await client.query<PlanContent & { id: string }>(WRITTEN, [from, from + AT_ONCE - 1]);
    const digests = rows.map((content) => sha256Hex(planContentText(content)));
    await client.query(APPROVED, [rows.map(({ id }) => id), digests]);
  }
}
