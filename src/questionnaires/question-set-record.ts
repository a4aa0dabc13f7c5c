import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PeriodState } from '../catalogue/period.rules';
import { notFound } from '../foundation/problem';
import { Judge, type Questionnaire } from './question.rules';
import { currentAnswers, vendorFacts, type CurrentAnswer, type VendorFacts } from './question-facts';
import { QuestionSet } from './question-set.entity';
import { QuestionnaireVersions } from './questionnaire-versions';

/** A question set with all that is needed to look at its cells: the questionnaire, the registers' facts, the answers that count. */
export interface OpenSet {
  set: QuestionSet;
  period: { code: string; state: PeriodState };
  questionnaire: Questionnaire;
  registers: VendorFacts;
  /** The answers that count, by cell. */
  answers: Map<string, CurrentAnswer>;
  today: string;
}

/** Who judges the set as it stands now; after an answer was written, ask for another. */
export const judgeOf = ({ questionnaire, registers, answers, today }: OpenSet): Judge =>
  new Judge(questionnaire, { ...registers, today, answers: [...answers.values()] });

@Injectable()
export class QuestionSetRecord {
  constructor(private readonly versions: QuestionnaireVersions) {}

  async require(manager: EntityManager, id: string): Promise<QuestionSet> {
    const set = await manager.getRepository(QuestionSet).findOne({ where: { id } });
    if (!set) throw notFound('questionnaire');
    return set;
  }

  /** The set with its questionnaire, facts and answers; a set that may not be seen is not there. */
  async read(manager: EntityManager, id: string, today: string): Promise<OpenSet> {
    const [open] = await this.readAll(manager, [await this.require(manager, id)], today);
    if (!open) throw notFound('questionnaire');
    return open;
  }

  /** As `read`, after waiting for whoever saves or decides in this set at the moment. */
  async lock(manager: EntityManager, id: string, today: string): Promise<OpenSet> {
    await lockSet(manager, id);
    return this.read(manager, id, today);
  }

  /** Several sets with two statements for all of them. */
  async readAll(manager: EntityManager, sets: readonly QuestionSet[], today: string): Promise<OpenSet[]> {
    const facts = await vendorFacts(manager, [...new Set(sets.map(({ vendorId }) => vendorId))]);
    const answers = await currentAnswers(
      manager,
      sets.map(({ id }) => id),
    );
    const periods = await periodsOf(manager, sets);
    const opened: OpenSet[] = [];
    for (const set of sets) {
      const registers = facts.get(set.vendorId);
      if (!registers) continue;
      const { questionnaire } = await this.versions.byId(manager, set.questionnaireVersionId);
      const period = periods.get(set.periodId);
      if (!period) continue;
      opened.push({
        set,
        period,
        questionnaire,
        registers,
        answers: answers.get(set.id) ?? new Map<string, CurrentAnswer>(),
        today,
      });
    }
    return opened;
  }
}

/**
 * Saves in one set wait for each other, so that each looks at the rules with all answers before it. An advisory lock: a
 * row's lock would count as written, and a save that says the same again writes nothing.
 */
export async function lockSet(manager: EntityManager, id: string): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`question set ${id}`]);
}

async function periodsOf(
  manager: EntityManager,
  sets: readonly QuestionSet[],
): Promise<Map<string, OpenSet['period']>> {
  const rows: { id: string; code: string; state: PeriodState }[] = await manager.query(
    'SELECT id, code, state FROM compliance_period WHERE id = ANY ($1)',
    [sets.map(({ periodId }) => periodId)],
  );
  return new Map(rows.map(({ id, code, state }) => [id, { code, state }]));
}
