import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound } from '../foundation/problem';
import { Answer, AnswerDecision } from './answer.entity';
import { refusalToDecide } from './answer.rules';
import type { DecideOnAnswer } from './answer.dto';
import { decisionsOf } from './answer-extras';
import type { AnswerDecisionView } from './question.dto';
import { QuestionSet } from './question-set.entity';
import { lockSet } from './question-set-record';

/** An officer's word on one answer: accepted, or returned with a reason so that the vendor answers it anew. */
@Injectable()
export class AnswerDecisionsService {
  constructor(private readonly work: Work) {}

  decide(actor: Actor, answerId: string, given: DecideOnAnswer): Promise<AnswerDecisionView> {
    return this.work.perform(actor, async (w) => {
      const answer = await requireAnswer(w.manager, answerId);
      await lockSet(w.manager, answer.questionSetId);
      const set = await w.manager.getRepository(QuestionSet).findOne({ where: { id: answer.questionSetId } });
      if (!set) throw notFound('questionnaire');
      const reason = given.reason.trim();
      const latest = await latestNumber(w.manager, answer);
      heedState(refusalToDecide({ state: set.state, number: answer.number, latest }));
      if (given.decision === 'returned' && reason === '')
        heed({ code: 'reason-missing', reason: 'Say what is wrong with it.', pointer: '/reason' });
      const { registrantId, vendorId, questionSetId, questionId, number } = answer;
      const decision = { id: newId(), registrantId, vendorId, answerId, decision: given.decision, reason };
      await w.manager
        .getRepository(AnswerDecision)
        .insert({ ...decision, decidedBy: w.actor.personId, decidedAt: w.at });
      await w.record(
        'answer.decided',
        { kind: 'answer', id: answerId, vendorId, ref: questionId },
        { questionSetId, questionId, number, decision: given.decision, reason },
      );
      const view = (await decisionsOf(w.manager, questionSetId, [questionId])).get(answerId);
      if (!view) throw notFound('decision');
      return view;
    });
  }
}

export async function requireAnswer(manager: EntityManager, id: string): Promise<Answer> {
  const answer = await manager.getRepository(Answer).findOne({ where: { id } });
  if (!answer) throw notFound('answer');
  return answer;
}

async function latestNumber(manager: EntityManager, answer: Answer): Promise<number> {
  const { questionSetId, questionId, subjectKind, subjectId } = answer;
  const [row]: { latest: number }[] = await manager.query(
    'SELECT max(number) AS latest FROM answer WHERE question_set_id = $1 AND question_id = $2 AND subject_kind = $3 AND subject_id = $4',
    [questionSetId, questionId, subjectKind, subjectId],
  );
  return row?.latest ?? answer.number;
}
