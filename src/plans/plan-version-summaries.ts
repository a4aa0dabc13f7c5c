import type { EntityManager } from 'typeorm';
import type { PlanVersionSummary } from './plan-views.dto';
import { inForceOn } from './plan.rules';

type Row = Omit<PlanVersionSummary, TimeColumn | 'reviewOverdue' | 'inForceToday'> &
  Record<Exclude<TimeColumn, 'authoredAt'>, Date | null> & { authoredAt: Date };
type TimeColumn = 'authoredAt' | 'vendorApprovedAt' | 'submittedAt' | 'acceptedAt';

const VERSIONS = `
  SELECT v.id, v.plan_id AS "planId", v.number, v.label, v.state, v.content_sha256 AS "contentSha256", v.change_summary AS "changeSummary",
    (SELECT count(*)::int FROM plan_step s WHERE s.plan_version_id = v.id) AS "stepCount",
    v.authored_at AS "authoredAt", app.person_name(v.authored_by) AS "authoredByName",
    v.vendor_approved_at AS "vendorApprovedAt", app.person_name(v.vendor_approved_by) AS "vendorApprovedByName",
    v.submitted_at AS "submittedAt", v.accepted_at AS "acceptedAt", app.person_name(v.accepted_by) AS "acceptedByName",
    v.effective_from::text AS "effectiveFrom", v.effective_to::text AS "effectiveTo", v.review_due_on::text AS "reviewDueOn"
  FROM plan_version v
  WHERE v.plan_id = ANY ($1) AND ($2::uuid IS NULL OR v.id = $2)
  ORDER BY v.plan_id, v.number DESC`;

/** Versions of plans, newest first within each, with what depends on today's date (YYYY-MM-DD). */
export async function summariesOf(
  manager: EntityManager,
  asked: { planIds: string[]; versionId: string | null; today: string },
): Promise<PlanVersionSummary[]> {
  const rows: Row[] = await manager.query(VERSIONS, [asked.planIds, asked.versionId]);
  return rows.map((row) => {
    const inForceToday = inForceOn(row, asked.today);
    return {
      ...row,
      authoredAt: row.authoredAt.toISOString(),
      vendorApprovedAt: iso(row.vendorApprovedAt),
      submittedAt: iso(row.submittedAt),
      acceptedAt: iso(row.acceptedAt),
      inForceToday,
      reviewOverdue: inForceToday && row.reviewDueOn !== null && row.reviewDueOn < asked.today,
    };
  });
}

function iso(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
