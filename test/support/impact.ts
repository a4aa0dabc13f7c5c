import {
  BAND_STARTS_AT,
  IMPACT_BANDS,
  IMPACT_CATEGORIES,
} from '../../src/outsourced-services/impact/impact-words.rules';
import type { ScoreInput } from '../../src/outsourced-services/impact/impact.dto';
import type { Person } from './person';

/** A full grid: customers suffer unacceptably from this minute of an outage on (the start of a band; null is never). */
export function gridFrom(mtpdMinutes: number | null): ScoreInput[] {
  const score = (category: string, startsAt: number): number => {
    if (mtpdMinutes !== null && startsAt >= mtpdMinutes) return category === 'customers' ? 4 : 3;
    return startsAt === 0 ? 0 : 2;
  };
  return IMPACT_CATEGORIES.flatMap((category) =>
    IMPACT_BANDS.map((band) => ({ category, band, score: score(category, BAND_STARTS_AT[band]) })),
  );
}

/** One side scores and proposes, both accept: the impact assessment in force, by its id. */
export async function agreeImpact(
  [ours, theirs]: readonly [ours: Person, theirs: Person],
  serviceId: string,
  mtpdMinutes: number | null,
): Promise<string> {
  const { body: draft } = await ours.post(`/api/services/${serviceId}/impact-assessments`).expect(201);
  const path = `/api/impact-assessments/${String(draft.id)}`;
  const scores = gridFrom(mtpdMinutes);
  const { body: written } = await ours.put(path, { scores, peaks: [], version: draft.version }).expect(200);
  await ours.post(`${path}/proposals`, { version: written.version }).expect(201);
  await ours.post(`${path}/acceptances`).expect(201);
  await theirs.post(`${path}/acceptances`).expect(201);
  return String(draft.id);
}
