import type { EntityManager } from 'typeorm';
import type { ObjectiveBasis } from '../objective-set.entity';
import { effectOf } from './impact-peak.rules';
import type { ImpactRegisterRow } from './impact-views.dto';
import type { Peak } from './impact-words.rules';
import type { Scored } from './impact.rules';
import { breachesUnder } from './objectives-on-impact.rules';

const ROWS = `
  SELECT s.id AS "serviceId", s.ref AS "serviceRef", s.name AS "serviceName", s.vendor_id AS "vendorId", app.vendor_name(s.vendor_id) AS "vendorName", s.tier,
    i.ref AS "impactRef", i.effective_from::text AS "effectiveFrom", i.mtpd_minutes AS "mtpdMinutes", i.highest_score AS "highestScore",
    CASE WHEN i.id IS NOT NULL THEN CASE WHEN w.id IS NULL THEN 'in_force' ELSE 'in_revision' END ELSE coalesce(w.state, 'missing') END AS "impactState",
    o.rto_minutes AS "rtoMinutes", o.rpo_minutes AS "rpoMinutes", o.wrt_minutes AS "wrtMinutes", o.mbco_pct AS "mbcoPct", o.basis,
    CASE WHEN o.id IS NOT NULL THEN 'in_force' WHEN p.id IS NOT NULL THEN 'proposed' ELSE 'none' END AS "objectivesState",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('multiplierPct', k.multiplier_pct, 'categories', k.categories)), '[]') FROM impact_peak k WHERE k.assessment_id = i.id) AS peaks,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('category', c.category, 'band', c.band, 'score', c.score)), '[]') FROM impact_score c
      WHERE c.assessment_id = i.id AND EXISTS (SELECT 1 FROM impact_peak k WHERE k.assessment_id = i.id)) AS scores
  FROM service s
    LEFT JOIN impact_assessment i ON i.service_id = s.id AND i.state = 'in_force'
    LEFT JOIN impact_assessment w ON w.service_id = s.id AND w.state IN ('draft', 'proposed')
    LEFT JOIN objective_set o ON o.service_id = s.id AND o.effective_from IS NOT NULL AND o.superseded_at IS NULL
    LEFT JOIN objective_set p ON p.service_id = s.id AND p.effective_from IS NULL AND p.superseded_at IS NULL
  WHERE s.state = 'active' ORDER BY "vendorName", s.ref`;

type Row = Omit<ImpactRegisterRow, 'breaches' | 'peakMtpdMinutes'> & {
  mbcoPct: number | null;
  basis: ObjectiveBasis | null;
  peaks: Pick<Peak, 'multiplierPct' | 'categories'>[];
  scores: Scored[];
};

/** Every service that runs, with its impact and its objectives, and where the two do not fit. */
export async function impactRegister(manager: EntityManager): Promise<ImpactRegisterRow[]> {
  const rows: Row[] = await manager.query(ROWS);
  return rows.map(({ mbcoPct, basis, peaks, scores, ...row }) => ({
    ...row,
    peakMtpdMinutes: shortestPeak(row.mtpdMinutes, { peaks, scores }),
    breaches:
      row.impactRef === null || basis === null
        ? []
        : breachesUnder(row.mtpdMinutes, { ...row, ...basis, mbcoPct }).map(({ detail }) => detail),
  }));
}

function shortestPeak(mtpdMinutes: number | null, { peaks, scores }: Pick<Row, 'peaks' | 'scores'>): number | null {
  const all = peaks.map((peak) => effectOf(peak, scores).mtpdMinutes ?? Infinity);
  const shortest = Math.min(...all);
  return shortest < (mtpdMinutes ?? Infinity) ? shortest : null;
}
