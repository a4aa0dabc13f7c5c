import { Injectable } from '@nestjs/common';
import type { OpenRead, OpenWork } from '../audit-trail/work';
import { canonicalJson } from '../foundation/canonical-json';
import { newId, sha256Hex } from '../foundation/ids';
import { AnswerQuery } from './answer-query.entity';
import { cellKey, hitKeyOf, reconcile, type CellRef, type Hit, type KnownHit, type QueriedCell } from './answer.rules';
import { contradictionsIn, type Contradiction, type Judge } from './question.rules';
import { judgeOf, type OpenSet } from './question-set-record';

/** Ids of the queries that one look at all rules opened and cleared. */
export interface Reconciled {
  opened: string[];
  cleared: string[];
}

interface Looking {
  /** The answer whose saving asks for it; null: a submission does. */
  answerId: string | null;
  judge: Judge;
}

/** Keeps the rules' queries abreast of the answers: each contradiction that holds has one query, each that is gone is cleared. */
@Injectable()
export class AnswerContradictions {
  /** Looks at all rules on what the set says now. */
  async reconcile(w: OpenWork, open: OpenSet, { answerId, judge }: Looking): Promise<Reconciled> {
    const due = await this.due(w, open, judge);
    const opened: string[] = [];
    for (const hit of due.open) opened.push(await this.open(w, open, hit));
    for (const id of due.clear) await this.clear(w, open, { id, answerId });
    return { opened, cleared: due.clear };
  }

  /** What a look would open and clear; nothing is written. */
  async due(w: OpenRead, open: OpenSet, judge: Judge = judgeOf(open)): Promise<{ open: Hit[]; clear: string[] }> {
    const known: KnownHit[] = await w.manager.query(KNOWN, [open.set.id]);
    return reconcile(hitsIn(open, judge), known);
  }

  private async open(w: OpenWork, { set, answers }: OpenSet, hit: Hit): Promise<string> {
    const cells = hit.cells.map((cell) => numbered(cell, answers));
    const [first] = cells;
    if (!first) throw new Error(`${hit.rule} names no cell.`);
    const query = ruleQuery(w, hit, { cells, first });
    const shared = { registrantId: set.registrantId, vendorId: set.vendorId, questionSetId: set.id };
    const answerId = answers.get(cellKey(first))?.id ?? null;
    await w.manager.getRepository(AnswerQuery).insert({ ...query, ...shared, answerId });
    await w.record('answer-query.opened', querySubject(query.id, set.vendorId, hit.rule), {
      ...{ questionSetId: set.id, kind: 'rule', ruleCode: hit.rule, severity: hit.severity, cells },
      text: hit.message,
    });
    return query.id;
  }

  private async clear(w: OpenWork, { set }: OpenSet, by: { id: string; answerId: string | null }): Promise<void> {
    const [rows]: [{ ruleCode: string | null }[]] = await w.manager.query(
      `UPDATE answer_query SET state = 'cleared', cleared_by_answer_id = $2, cleared_at = $3, version = version + 1 WHERE id = $1 RETURNING rule_code AS "ruleCode"`,
      [by.id, by.answerId, w.at],
    );
    const ruleCode = rows[0]?.ruleCode ?? null;
    await w.record('answer-query.cleared', querySubject(by.id, set.vendorId, ruleCode), {
      ...{ questionSetId: set.id, ruleCode, answerId: by.answerId },
    });
  }
}

const KNOWN = `
  SELECT DISTINCT ON (hit_key) id, hit_key AS key, state, resolved_basis_sha256 AS "resolvedBasisSha256"
  FROM answer_query WHERE question_set_id = $1 AND kind = 'rule' ORDER BY hit_key, asked_at DESC, id DESC`;

/** The contradictions that hold now, each with its key and what it stands on. */
export function hitsIn(open: OpenSet, judge: Judge = judgeOf(open)): Hit[] {
  return contradictionsIn(judge).map((hit) => ({
    ...hit,
    key: hitKeyOf(hit),
    basisSha256: basisOf(open, hit),
  }));
}

/** SHA-256 of what a hit stands on: the numbers of the answers compared, and the service's tier and objectives. */
export function basisOf(open: OpenSet, { cells, service }: Pick<Contradiction, 'cells' | 'service'>): string {
  const { tier, rtoMinutes, rpoMinutes, mtpdMinutes, mbcoPct, icfrRelevant, icfrDetermined, exercises } =
    open.registers.services.find(({ id }) => id === service) ?? {
      tier: null,
      rtoMinutes: null,
      rpoMinutes: null,
      mtpdMinutes: null,
      mbcoPct: null,
      icfrRelevant: false,
      icfrDetermined: false,
      exercises: [],
    };
  const numbers = cells.map((cell) => `${cellKey(cell)} ${open.answers.get(cellKey(cell))?.number ?? 0}`).sort();
  const register = { tier, rtoMinutes, rpoMinutes, mtpdMinutes, mbcoPct, icfrRelevant, icfrDetermined };
  return sha256Hex(canonicalJson({ numbers, register, exercises: exercises.map(({ ref }) => ref) }));
}

const numbered = (cell: CellRef, answers: OpenSet['answers']): QueriedCell => ({
  ...{ questionId: cell.questionId, subjectKind: cell.subjectKind, subjectId: cell.subjectId },
  number: answers.get(cellKey(cell))?.number ?? 0,
});

export const querySubject = (id: string, vendorId: string, ref: string | null) => ({
  ...{ kind: 'answer_query', id, vendorId },
  ...(ref === null ? {} : { ref }),
});

function ruleQuery(w: OpenWork, hit: Hit, { cells, first }: { cells: QueriedCell[]; first: QueriedCell }) {
  const { questionId, subjectKind, subjectId } = first;
  return {
    ...{ id: newId(), questionId, subjectKind, subjectId, cells, ...BLANK, askedAt: w.at },
    ...{ kind: 'rule' as const, ruleCode: hit.rule, severity: hit.severity, serviceId: hit.service },
    ...{ hitKey: hit.key, basisSha256: hit.basisSha256, text: hit.message, state: 'open' as const, askedBy: null },
  };
}

/** A query to which nothing has happened yet. */
export const BLANK = {
  ...{ answeredAt: null, resolution: null, resolvedBy: null, resolvedAt: null, resolvedBasisSha256: null },
  ...{ escalationReason: null, escalatedBy: null, escalatedAt: null, clearedByAnswerId: null, clearedAt: null },
  version: 1,
};
