import type { EntityManager } from 'typeorm';
import { highestTier } from '../outsourced-services/tiering.rules';
import type { Answer } from './answer.entity';
import { cellKey, type CellRef } from './answer.rules';
import type { QuestionnaireFacts, ServiceFacts, Subject, SubjectKind } from './question.rules';

// "Took place": results are in. A takeover moved live work (a parallel test leaves it where it is) and brought it back up.
const FACTS = `
  SELECT v.id AS "vendorId", v.name AS "vendorName",
    (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'tier', s.tier, 'flags', s.flags, 'icfrRelevant', s.icfr_relevant,
        'icfrDetermined', s.scope_decision_id IS NOT NULL, 'contractNoticeMinutes', v.contract_notice_minutes,
        'rtoMinutes', o.rto_minutes, 'rpoMinutes', o.rpo_minutes, 'mtpdMinutes', o.mtpd_minutes, 'mbcoPct', o.mbco_pct,
        'systemIds', ARRAY(SELECT l.system_id FROM service_system l WHERE l.service_id = s.id ORDER BY 1),
        'siteIds', ARRAY(SELECT l.site_id FROM service_site l WHERE l.service_id = s.id ORDER BY 1),
        'exercises', (SELECT coalesce(json_agg(json_build_object('id', e.id, 'ref', e.ref, 'kind', e.kind, 'on', d.day::text,
            'planVersionInForce', coalesce(p.effective_from <= d.day AND (p.effective_to IS NULL OR d.day <= p.effective_to), false),
            'rtoObjectiveMinutes', e.rto_objective_minutes, 'rpoObjectiveMinutes', e.rpo_objective_minutes,
            'testedDataRecovery', e.achieved_rpo_minutes IS NOT NULL,
            'isTakeover', e.kind IN ('functional', 'full_interruption', 'full_scale') AND e.restored_at IS NOT NULL) ORDER BY d.day, e.ref), '[]')
          FROM exercise e JOIN plan_version p ON p.id = e.plan_version_id
            CROSS JOIN LATERAL (SELECT coalesce((coalesce(e.occurred_at, e.started_at) AT TIME ZONE 'UTC')::date, e.planned_on) AS day) d
          WHERE e.service_id = s.id AND e.results_at IS NOT NULL)) ORDER BY s.ref), '[]')
      FROM service s LEFT JOIN objective_set o ON o.service_id = s.id AND o.effective_from IS NOT NULL AND o.superseded_at IS NULL
      WHERE s.vendor_id = v.id AND s.state = 'active') AS services,
    (SELECT coalesce(json_agg(json_build_object('id', i.id, 'name', i.name) ORDER BY i.name), '[]') FROM it_system i WHERE i.vendor_id = v.id) AS systems,
    (SELECT coalesce(json_agg(json_build_object('id', i.id, 'name', i.name) ORDER BY i.name), '[]') FROM site i WHERE i.vendor_id = v.id) AS sites,
    EXISTS (SELECT 1 FROM evidence_item i WHERE i.vendor_id = v.id AND i.kind = 'EV-SOC1' AND i.withdrawn_at IS NULL)
      OR EXISTS (SELECT 1 FROM assurance_report r WHERE r.vendor_id = v.id AND r.kind = 'soc1' AND r.state IN ('received', 'under_review', 'evaluated')) AS "soc1OnFile"
  FROM vendor v WHERE v.id = ANY ($1)`;

/** What the registers hold about a vendor, as the rules look at it. */
export type VendorFacts = Omit<QuestionnaireFacts, 'today' | 'answers'> & { vendorName: string };

/** By vendor id, under the asking person's own rights; a vendor that may not be seen is not there. */
export async function vendorFacts(
  manager: EntityManager,
  vendorIds: readonly string[],
): Promise<Map<string, VendorFacts>> {
  const rows: Omit<VendorFacts, 'vendorTier'>[] = await manager.query(FACTS, [vendorIds]);
  return new Map(rows.map((row) => [row.vendorId, { ...row, vendorTier: tierOf(row.services) }]));
}

const tierOf = (services: readonly ServiceFacts[]) =>
  highestTier(services.flatMap(({ tier }) => (tier === null ? [] : [tier])));

const CURRENT = `
  SELECT DISTINCT ON (question_set_id, question_id, subject_kind, subject_id) id, question_set_id AS "questionSetId", question_id AS "questionId",
    subject_kind AS "subjectKind", subject_id AS "subjectId", number, value, unknown, none, not_applicable_reason AS "notApplicableReason", note,
    source, register_sha256 AS "registerSha256", confirmed_answer_id AS "confirmedAnswerId", answered_by AS "answeredBy", answered_at AS "answeredAt"
  FROM answer WHERE question_set_id = ANY ($1)
  ORDER BY question_set_id, question_id, subject_kind, subject_id, number DESC`;

/** An answer that counts: the one with its cell's highest number. */
export type CurrentAnswer = Omit<Answer, 'registrantId' | 'vendorId' | 'serviceId' | 'systemId' | 'siteId'>;

/** By question set, and in it by cell. */
export async function currentAnswers(
  manager: EntityManager,
  questionSetIds: readonly string[],
): Promise<Map<string, Map<string, CurrentAnswer>>> {
  const rows: (Omit<CurrentAnswer, 'answeredAt'> & { answeredAt: Date })[] = await manager.query(CURRENT, [
    questionSetIds,
  ]);
  const bySet = new Map(questionSetIds.map((id) => [id, new Map<string, CurrentAnswer>()]));
  for (const row of rows)
    bySet.get(row.questionSetId)?.set(cellKey(row), { ...row, answeredAt: row.answeredAt.toISOString() });
  return bySet;
}

export interface NamedSubject extends Subject {
  name: string;
}

/** Everything of a kind that questions are asked about. */
export function subjectsOf(facts: VendorFacts, kind: SubjectKind): NamedSubject[] {
  const named = (ones: readonly { id: string; name: string }[]) => ones.map(({ id, name }) => ({ kind, id, name }));
  if (kind === 'vendor') return [{ kind, id: facts.vendorId, name: facts.vendorName }];
  if (kind === 'service') return named(facts.services);
  return named(kind === 'system' ? facts.systems : facts.sites);
}

export const subjectOfCell = ({ subjectKind, subjectId }: CellRef): Subject => ({ kind: subjectKind, id: subjectId });
