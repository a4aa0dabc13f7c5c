import type { EntityManager } from 'typeorm';
import { notFound } from '../../foundation/problem';
import { ImpactAssessment } from './impact-assessment.entity';
import { ImpactPeak } from './impact-peak.entity';
import { ImpactScore } from './impact-score.entity';
import type { ImpactSummary, OutageCostView } from './impact-views.dto';
import type { Peak, Score } from './impact-words.rules';
import type { ImpactInForce } from './objectives-on-impact.rules';

/** The assessment that both sides accepted and nothing has replaced; null when there is none. */
export async function impactInForce(manager: EntityManager, serviceId: string): Promise<ImpactInForce | null> {
  const rows: ImpactInForce[] = await manager.query(
    `SELECT id, ref, mtpd_minutes AS "mtpdMinutes" FROM impact_assessment WHERE service_id = $1 AND state = 'in_force'`,
    [serviceId],
  );
  return rows[0] ?? null;
}

export async function requireAssessment(manager: EntityManager, id: string): Promise<ImpactAssessment> {
  const found = await manager.getRepository(ImpactAssessment).findOne({ where: { id } });
  if (!found) throw notFound('impact assessment');
  return found;
}

export interface ImpactContent {
  scores: Score[];
  peaks: Peak[];
}

export async function contentOf(manager: EntityManager, assessmentId: string): Promise<ImpactContent> {
  const scores = await manager.getRepository(ImpactScore).find({ where: { assessmentId } });
  const peaks = await manager.getRepository(ImpactPeak).find({ where: { assessmentId }, order: { number: 'ASC' } });
  return {
    scores: scores.map(({ category, band, score, note }) => ({ category, band, score, note })),
    peaks: peaks.map(({ kind, label, daysBefore, daysAfter, seasonFrom, seasonTo, ...peak }) => ({
      ...{ kind, label, daysBefore, daysAfter, seasonFrom, seasonTo },
      ...{ multiplierPct: peak.multiplierPct, categories: peak.categories, reason: peak.reason },
    })),
  };
}

const VERSIONS = `
  SELECT id, ref, number, state, mtpd_minutes AS "mtpdMinutes", app.person_name(proposed_by) AS "proposedByName", proposed_at AS "proposedAt",
    return_reason AS "returnReason", effective_from::text AS "effectiveFrom", superseded_at AS "supersededAt"
  FROM impact_assessment WHERE service_id = $1 ORDER BY number DESC`;

type Timed = Omit<ImpactSummary, 'proposedAt' | 'supersededAt'> & {
  proposedAt: Date | null;
  supersededAt: Date | null;
};

/** Newest first. */
export async function versionsOf(manager: EntityManager, serviceId: string): Promise<ImpactSummary[]> {
  const rows: Timed[] = await manager.query(VERSIONS, [serviceId]);
  return rows.map((row) => ({
    ...row,
    proposedAt: row.proposedAt?.toISOString() ?? null,
    supersededAt: row.supersededAt?.toISOString() ?? null,
  }));
}

const COSTS = `
  SELECT number, currency, to_jsonb(amounts) AS amounts, basis, app.person_name(stated_by) AS "statedByName", stated_at AS "statedAt"
  FROM outage_cost WHERE service_id = $1 ORDER BY number DESC`;

/** Newest first; the first one holds. */
export async function outageCostsOf(manager: EntityManager, serviceId: string): Promise<OutageCostView[]> {
  const rows: (Omit<OutageCostView, 'statedAt'> & { statedAt: Date })[] = await manager.query(COSTS, [serviceId]);
  return rows.map((row) => ({ ...row, statedAt: row.statedAt.toISOString() }));
}

/** The month (1 to 12) in which the registrant's fiscal year ends, by its newest period; December without one. */
export async function fiscalYearEndMonth(manager: EntityManager): Promise<number> {
  const rows: { month: number }[] = await manager.query(
    'SELECT extract(month FROM ends_on)::int AS month FROM compliance_period ORDER BY ends_on DESC LIMIT 1',
  );
  return rows[0]?.month ?? 12;
}

export async function namesOf(
  manager: EntityManager,
  people: readonly (string | null)[],
): Promise<(id: string | null) => string | null> {
  const ids = [...new Set(people.filter((id): id is string => id !== null))];
  const rows: { id: string; name: string }[] = await manager.query(
    'SELECT p AS id, app.person_name(p) AS name FROM unnest($1::uuid[]) AS p',
    [ids],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}
