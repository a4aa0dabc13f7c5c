import type { EntityManager } from 'typeorm';
import type { Requirement } from '../catalogue/catalogue.rules';
import type { CoverageAnswerView, CoverageQuestionView } from './coverage-answers.dto';

const ANSWERS = `
  SELECT covered, basis, app.person_name(answered_by) AS "answeredByName", answered_at AS "answeredAt" FROM coverage_answer
  WHERE vendor_id = $1 AND service_id IS NOT DISTINCT FROM $2::uuid AND requirement_code = $3 ORDER BY answered_at DESC, id DESC`;

interface Subject {
  vendorId: string | null;
  serviceId: string | null;
}

/** What the catalogue asks about a sector rule, with every answer for this vendor or service; null where it asks nothing. */
export async function coverageQuestion(
  manager: EntityManager,
  requirement: Requirement,
  { vendorId, serviceId }: Subject,
): Promise<CoverageQuestionView | null> {
  if (requirement.coverageQuestion === null || vendorId === null) return null;
  const found: (Omit<CoverageAnswerView, 'answeredAt'> & { answeredAt: Date })[] = await manager.query(ANSWERS, [
    ...[vendorId, serviceId, requirement.id],
  ]);
  const answers = found.map((one) => ({ ...one, answeredAt: one.answeredAt.toISOString() }));
  const { asks, rules } = requirement.coverageQuestion;
  return { asks, rules: [...rules], answers };
}
