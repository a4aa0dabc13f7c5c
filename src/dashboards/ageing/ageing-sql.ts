import type { EntityManager } from 'typeorm';
import type { Tier } from '../../catalogue/words.rules';
import { AGE_BUCKETS, type AgeBucket } from '../../findings/finding-ageing.rules';
import type { Severity } from '../../findings/finding.rules';
import type { AgeingCell, AgeingRow } from './ageing.dto';

export interface AgeingFilter {
  today: string;
  tier: Tier | null;
  vendorId: string | null;
  severity: Severity | null;
  band: AgeBucket | null;
  overdue: boolean | null;
}

// Findings on which somebody still has to act, each in the band of `ageingOf`, with which a test compares it.
const STANDING = `
  WITH standing AS (
    SELECT f.*, v.name AS vendor_name, $1::date - (f.opened_at AT TIME ZONE 'UTC')::date AS age, greatest(0, $1::date - f.due_on) AS days_overdue
    FROM finding f JOIN vendor v ON v.id = f.vendor_id
    WHERE app.finding_stands(f.state, f.accepted_until, $1::date) = 'open' AND ($3::uuid IS NULL OR f.vendor_id = $3)
      AND ($2::text IS NULL OR $2 = (SELECT min(s.tier) FROM service s WHERE s.vendor_id = f.vendor_id AND s.state = 'active'))),
  banded AS (
    SELECT x.*, CASE WHEN age <= 30 THEN '${AGE_BUCKETS[0]}' WHEN age <= 60 THEN '${AGE_BUCKETS[1]}' WHEN age <= 90 THEN '${AGE_BUCKETS[2]}' WHEN age <= 180 THEN '${AGE_BUCKETS[3]}' ELSE '${AGE_BUCKETS[4]}' END AS band
    FROM standing x)`;

const FITS = `($4::text IS NULL OR severity = $4) AND ($5::text IS NULL OR band = $5) AND ($6::boolean IS NULL OR (days_overdue > 0) = $6)`;

const parametersOf = ({ today, tier, vendorId, severity, band, overdue }: AgeingFilter): unknown[] => [
  ...[today, tier, vendorId, severity, band, overdue],
];

/** How many findings stand in which band, by severity; whatever severity or band is asked for. */
export function ageingCells(manager: EntityManager, filter: AgeingFilter): Promise<AgeingCell[]> {
  return manager.query(
    `${STANDING} SELECT severity, band, count(*)::integer AS count, (count(*) FILTER (WHERE days_overdue > 0))::integer AS overdue,
      (count(*) FILTER (WHERE ${FITS}))::integer AS fitting FROM banded GROUP BY severity, band`,
    parametersOf(filter),
  );
}

/** The findings that fit: the gravest first, and of those the oldest; null asks for all. */
export function ageingRows(
  manager: EntityManager,
  filter: AgeingFilter,
  page: { number: number; size: number } | null,
): Promise<AgeingRow[]> {
  const limit = page ? `LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}` : '';
  return manager.query(
    `${STANDING} SELECT b.id AS "findingId", b.ref, b.title, b.severity, b.state, b.vendor_id AS "vendorId", b.vendor_name AS "vendorName", b.owner_name AS "ownerName", b.due_on::text AS "dueOn",
      b.age AS "openDays", b.days_overdue AS "daysOverdue", b.band, (SELECT count(*)::integer FROM finding_due_change c WHERE c.vendor_id = b.vendor_id AND c.finding_id = b.id AND c.action_id IS NULL) AS "timesMoved"
    FROM banded b WHERE ${FITS} ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], b.severity), b.age DESC, b.ref ${limit}`,
    parametersOf(filter),
  );
}

/** Age of the oldest of all that stand, whole days. */
export async function oldestDays(
  manager: EntityManager,
  { today, tier, vendorId }: AgeingFilter,
): Promise<number | null> {
  const [row]: { days: number | null }[] = await manager.query(`${STANDING} SELECT max(age) AS days FROM standing`, [
    ...[today, tier, vendorId],
  ]);
  return row?.days ?? null;
}
