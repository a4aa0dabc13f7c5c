import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { requireVendor } from '../vendors/vendor-reads';
import type { QueriedCell } from './answer.rules';
import { cellsOf } from './answer-cells';
import { redundancyModeOf, type SubjectKind } from './question.rules';
import { vendorFacts } from './question-facts';
import type { RedundancyModeList } from './question-set.dto';
import { QuestionSetRecord, type OpenSet } from './question-set-record';

/** A critical gap in the answers of a vendor. */
export interface CriticalGap {
  questionSetId: string;
  questionId: string;
  subjectKind: SubjectKind;
  subjectId: string;
  subjectName: string;
  answerId: string;
  requirements: string[];
  reason: string;
}

/** What the questionnaire says, for other rooms and for the system card. */
@Injectable()
export class QuestionnaireGaps {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly record: QuestionSetRecord,
  ) {}

  /** Answers with a critical gap, as things stand; none when no questionnaire was opened for the period. */
  async openCriticalGaps(manager: EntityManager, vendorId: string, periodId: string): Promise<CriticalGap[]> {
    const open = await this.setOf(manager, vendorId, periodId);
    if (!open) return [];
    return cellsOf(open).flatMap((cell): CriticalGap[] => {
      if (!cell.visible || !cell.answer || cell.gap.gap !== 'critical') return [];
      const { questionId, subjectKind, subjectId } = cell;
      const { requirements } = cell.question;
      const about = { subjectName: cell.subject.name, answerId: cell.answer.id, requirements };
      return [{ questionSetId: open.set.id, questionId, subjectKind, subjectId, ...about, reason: cell.gap.reason }];
    });
  }

  /** Codes of requirements that questions in live queries of the rules speak to; sorted. */
  async contradictedRequirements(manager: EntityManager, vendorId: string, periodId: string): Promise<string[]> {
    const open = await this.setOf(manager, vendorId, periodId);
    if (!open) return [];
    const rows: { cells: QueriedCell[] }[] = await manager.query(
      `SELECT cells FROM answer_query WHERE question_set_id = $1 AND kind = 'rule' AND state IN ('open', 'answered', 'escalated')`,
      [open.set.id],
    );
    const asked = new Set(rows.flatMap(({ cells }) => cells.map(({ questionId }) => questionId)));
    const codes = open.questionnaire.questions.filter(({ id }) => asked.has(id)).flatMap((one) => one.requirements);
    return [...new Set(codes)].sort();
  }

  /** How the redundancy of each system reads from the newest answers of its vendor. */
  redundancyModes(actor: Actor, vendorId: string): Promise<RedundancyModeList> {
    return this.work.read(actor, async ({ manager }) => {
      await requireVendor(manager, vendorId);
      const open = await this.setOf(manager, vendorId, null);
      const systems = await systemsOf(manager, vendorId, open);
      const items = systems.map(({ id, name }) => ({ systemId: id, systemName: name, ...modeOf(open, id) }));
      const from = { questionSetId: open?.set.id ?? null, periodCode: open?.period.code ?? null };
      return { total: items.length, ...from, items };
    });
  }

  /** The set of a period; without one, the newest set that has answers about systems, else the newest. */
  private async setOf(manager: EntityManager, vendorId: string, periodId: string | null): Promise<OpenSet | null> {
    const [row]: { id: string }[] = await manager.query(
      `SELECT q.id FROM question_set q JOIN compliance_period p ON p.id = q.period_id WHERE q.vendor_id = $1 AND ($2::uuid IS NULL OR q.period_id = $2)
       ORDER BY EXISTS (SELECT 1 FROM answer a WHERE a.question_set_id = q.id AND a.subject_kind = 'system') DESC, p.starts_on DESC LIMIT 1`,
      [vendorId, periodId],
    );
    return row ? this.record.read(manager, row.id, this.clock.today()) : null;
  }
}

function modeOf(open: OpenSet | null, systemId: string): { mode: string; label: string; because: string } {
  if (!open)
    return { mode: 'unknown', label: 'Not known', because: 'No questionnaire was opened for this vendor yet.' };
  const { mode, because } = redundancyModeOf(systemId, { answers: [...open.answers.values()] });
  const { redundancyMode } = open.questionnaire.vocabularies;
  return { mode, label: redundancyMode[mode] ?? 'Not known', because };
}

async function systemsOf(
  manager: EntityManager,
  vendorId: string,
  open: OpenSet | null,
): Promise<{ id: string; name: string }[]> {
  if (open) return open.registers.systems;
  return (await vendorFacts(manager, [vendorId])).get(vendorId)?.systems ?? [];
}
