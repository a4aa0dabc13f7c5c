import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { QuestionnaireVersions } from '../questionnaires/questionnaire-versions';
import { byVendor } from './flag-facts';
import type { FlagFacts } from './flag.rules';

type Contradiction = FlagFacts['contradictions'][number];

interface Row {
  questionSetId: string;
  versionId: string;
  vendorId: string;
  serviceId: string | null;
  rule: string;
  text: string;
  cells: { questionId: string }[];
}

/** A contradiction and the obligations that it speaks to. */
interface Spoken extends Contradiction {
  vendorId: string;
  serviceId: string | null;
  requirements: ReadonlySet<string>;
}

const LIVE = `
  SELECT q.id AS "questionSetId", q.questionnaire_version_id AS "versionId", q.vendor_id AS "vendorId", a.service_id AS "serviceId",
    a.rule_code AS rule, a.text, a.cells
  FROM answer_query a JOIN question_set q ON q.id = a.question_set_id
  WHERE q.period_id = $1 AND ($2::uuid[] IS NULL OR q.vendor_id = ANY ($2)) AND a.kind = 'rule' AND a.state IN ('open', 'answered', 'escalated')
  ORDER BY a.rule_code, a.asked_at, a.id`;

export type ContradictionsOf = (obligation: {
  requirementCode: string;
  vendorId: string | null;
  serviceId: string | null;
}) => Contradiction[];

/** Answers that contradict each other, found by the questionnaire's rules and not settled yet. */
@Injectable()
export class Contradictions {
  constructor(private readonly versions: QuestionnaireVersions) {}

  /** One statement for the period; then each obligation is answered from memory. */
  async of(
    manager: EntityManager,
    asked: { periodId: string; vendorIds: readonly string[] | null },
  ): Promise<ContradictionsOf> {
    const rows: Row[] = await manager.query(LIVE, [asked.periodId, asked.vendorIds]);
    const spoken: Spoken[] = [];
    for (const row of rows) spoken.push(await this.spoken(manager, row));
    const known = byVendor(spoken);
    return ({ requirementCode, vendorId, serviceId }) =>
      (known.get(vendorId ?? '') ?? [])
        .filter((one) => one.requirements.has(requirementCode))
        .filter((one) => one.serviceId === null || serviceId === null || one.serviceId === serviceId)
        .map(({ id, rule, text }) => ({ id, rule, text }));
  }

  private async spoken(manager: EntityManager, row: Row): Promise<Spoken> {
    const { questionnaire } = await this.versions.byId(manager, row.versionId);
    const asked = new Set(row.cells.map(({ questionId }) => questionId));
    const codes = questionnaire.questions.filter(({ id }) => asked.has(id)).flatMap((one) => one.requirements);
    const { questionSetId: id, vendorId, serviceId, rule, text } = row;
    return { id, vendorId, serviceId, rule, text, requirements: new Set(codes) };
  }
}
