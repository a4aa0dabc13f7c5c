import { Injectable } from '@nestjs/common';
import './questionnaires.deeds';
import type { OpenRead, OpenWork } from '../audit-trail/work';
import { canonicalJson } from '../foundation/canonical-json';
import { newId, sha256Hex } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { Answer } from './answer.entity';
import { cellKey, refusalToAnswer, saysTheSame, type AnswerSource, type CellRef } from './answer.rules';
import { cellNamed, type Cell } from './answer-cells';
import { decisionsOf } from './answer-extras';
import { StaleAnswer } from './answer-stale';
import { readAnswer, type GivenAnswer, type Question, type RawAnswer } from './question.rules';
import type { CurrentAnswer } from './question-facts';
import type { OpenSet } from './question-set-record';
import { isRegisterView } from './question-registers';

/** What is said in a cell, read and found right. */
export type Said = Pick<GivenAnswer, 'value' | 'unknown' | 'none' | 'notApplicableReason'> & { note: string };

export interface Edit extends CellRef {
  /** Number of the answer that the person saw last in this cell; 0: none. */
  after: number;
}

/** Where an answer comes from, other than what it says. */
export interface Origin {
  source: AnswerSource;
  confirmedAnswerId: string | null;
  registerSha256: string | null;
}

export const TYPED: Origin = { source: 'typed', confirmedAnswerId: null, registerSha256: null };
export const IMPORTED: Origin = { source: 'imported', confirmedAnswerId: null, registerSha256: null };

/** What an answer is made of. */
export interface Given {
  cell: Cell;
  said: Said;
  origin: Origin;
}
export type OpenMoment = OpenRead & { at: string };

/** Writes answers into a set that the Work has locked; `open.answers` follows, so that the rules see what was written. */
@Injectable()
export class AnswerSaving {
  /** The cell, if it is asked, may be answered now, and nobody answered it since the person looked. */
  async cellFor(w: OpenRead, open: OpenSet, edit: Edit): Promise<Cell> {
    const cell = cellNamed(open, edit);
    if (!cell) throw notFound('question for this subject');
    if (!cell.visible)
      heed({
        code: 'not-asked',
        reason: `${cell.questionId} is not asked here, as things are answered.`,
        pointer: '/questionId',
      });
    const number = cell.answer?.number ?? 0;
    if (number !== edit.after && cell.answer) throw await StaleAnswer.of(w.manager, cell.answer);
    if (number !== edit.after)
      throw new Problem('stale-version', 'This cell has no answer of that number. Read it again.');
    heedState(refusalToAnswer({ state: open.set.state, number, decision: await decisionOn(w, open, cell) }));
    return cell;
  }

  /** Reads what was given against the question; throws a problem that names each place. */
  readGiven(question: Question, given: RawAnswer & { note?: string | undefined }): Said {
    if (isRegisterView(question) && given.unknown !== true)
      heed({ code: 'register', reason: 'This is filled in its register and confirmed here.', pointer: '/value' });
    const read = readAnswer(question, given);
    if ('problems' in read) throw new Problem('refused', 'This is not an answer to the question.', read.problems);
    return { ...read, note: given.note?.trim() ?? '' };
  }

  /** The next answer of a cell, not written. Null when it says what the last one said already, and that one was not returned. */
  async next(w: OpenMoment, open: OpenSet, given: Given): Promise<CurrentAnswer | null> {
    const { cell, said, origin } = given;
    const last = cell.answer;
    if (isRepeated(last, given) && (await decisionOn(w, open, cell)) !== 'returned') return null;
    return {
      ...{ id: newId(), questionSetId: open.set.id, ...placeOf(cell), number: (last?.number ?? 0) + 1 },
      ...{ ...said, ...origin, answeredBy: w.actor.personId, answeredAt: w.at },
    };
  }

  /** Writes the next answer of a cell; null as `next`. */
  async write(w: OpenWork, open: OpenSet, given: Given): Promise<CurrentAnswer | null> {
    const answer = await this.next(w, open, given);
    if (!answer) return null;
    const { registrantId, vendorId } = open.set;
    await w.manager.getRepository(Answer).insert({ ...answer, registrantId, vendorId });
    open.answers.set(cellKey(answer), answer);
    await w.record(
      'answer.saved',
      { kind: 'answer', id: answer.id, vendorId, ref: answer.questionId },
      particulars(answer, given.cell.answer),
    );
    return answer;
  }
}

const isRepeated = (last: CurrentAnswer | null, { said, origin }: { said: Said; origin: Origin }): boolean =>
  last?.source === origin.source && last.registerSha256 === origin.registerSha256 && saysTheSame(last, said);

export const placeOf = ({ questionId, subjectKind, subjectId }: CellRef): CellRef => ({
  questionId,
  subjectKind,
  subjectId,
});

async function decisionOn(w: OpenRead, open: OpenSet, cell: Cell) {
  if (open.set.state === 'open' || !cell.answer) return null;
  const decisions = await decisionsOf(w.manager, open.set.id, [cell.questionId]);
  return decisions.get(cell.answer.id)?.decision ?? null;
}

/** SHA-256 of what an answer says, as canonical JSON. */
export function saidSha256({ value, unknown, none, notApplicableReason, note }: Said): string {
  return sha256Hex(canonicalJson({ value, unknown, none, notApplicableReason, note }));
}

function particulars(answer: CurrentAnswer, last: CurrentAnswer | null) {
  const { number, value, unknown, none, notApplicableReason, note } = answer;
  return {
    ...{ questionSetId: answer.questionSetId, ...placeOf(answer), source: answer.source },
    before: last && { number: last.number, sha256: saidSha256(last) },
    after: { number, sha256: saidSha256(answer), value, unknown, none, notApplicableReason, note },
    ...{ confirmedAnswerId: answer.confirmedAnswerId, registerSha256: answer.registerSha256 },
  };
}
