import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heedState, notFound } from '../foundation/problem';
import { BLANK, basisOf, querySubject } from './answer-contradictions';
import { queriesOf } from './answer-extras';
import { AnswerQuery, AnswerQueryReply } from './answer-query.entity';
import { requireAnswer } from './answer-decisions.service';
import { refusalToMove } from './answer.rules';
import type { AnswerQueryView } from './question.dto';
import { placeOf } from './answer-saving';
import { lockSet, QuestionSetRecord } from './question-set-record';

/** Queries of an officer about answers, and what becomes of them and of the rules' queries: replies, resolutions, escalations. */
@Injectable()
export class AnswerQueriesService {
  constructor(
    private readonly work: Work,
    private readonly record: QuestionSetRecord,
  ) {}

  ask(actor: Actor, answerId: string, text: string): Promise<AnswerQueryView> {
    return this.work.perform(actor, async (w) => {
      const answer = await requireAnswer(w.manager, answerId);
      const { id: answeredId, questionSetId, registrantId, vendorId, number } = answer;
      const place = placeOf(answer);
      const cells = [{ ...place, number }];
      const query = {
        ...{ id: newId(), registrantId, vendorId, questionSetId, ...place, answerId: answeredId, cells, ...BLANK },
        ...{
          kind: 'person' as const,
          ruleCode: null,
          severity: null,
          serviceId: null,
          hitKey: null,
          basisSha256: null,
        },
        ...{ text: text.trim(), state: 'open' as const, askedBy: w.actor.personId, askedAt: w.at },
      };
      await w.manager.getRepository(AnswerQuery).insert(query);
      await w.record('answer-query.opened', querySubject(query.id, vendorId, place.questionId), {
        ...{ questionSetId, kind: 'person', ruleCode: null, severity: null, cells, text: query.text },
      });
      return viewOf(w, query.id);
    });
  }

  /** The vendor's side; the query counts as answered from its first reply on. */
  reply(actor: Actor, queryId: string, text: string): Promise<AnswerQueryView> {
    return this.work.perform(actor, async (w) => {
      const query = await lockQuery(w, queryId);
      heedState(refusalToMove(query.state, 'reply'));
      const { registrantId, vendorId, questionSetId, questionId } = query;
      const about = { registrantId, vendorId, questionSetId, answerQueryId: queryId };
      const reply = { id: newId(), ...about, text: text.trim() };
      await w.manager
        .getRepository(AnswerQueryReply)
        .insert({ ...reply, repliedBy: w.actor.personId, repliedAt: w.at });
      // An escalated query stays with whoever it went to.
      if (query.state === 'open')
        await w.manager.query(
          `UPDATE answer_query SET state = 'answered', answered_at = $2, version = version + 1 WHERE id = $1`,
          [queryId, w.at],
        );
      await w.record('answer-query.replied', querySubject(queryId, vendorId, query.ruleCode ?? questionId), {
        ...{ questionSetId, replyId: reply.id, text: reply.text },
      });
      return viewOf(w, queryId);
    });
  }

  /** Settles a query with what settled it. A rule's hit stays settled until what it stands on changes. */
  resolve(actor: Actor, queryId: string, note: string): Promise<AnswerQueryView> {
    return this.work.perform(actor, async (w) => {
      const query = await lockQuery(w, queryId);
      heedState(refusalToMove(query.state, 'resolve'));
      const basis = query.kind === 'rule' ? await this.basisNow(w, query) : null;
      await w.manager.query(
        `UPDATE answer_query SET state = 'resolved', resolution = $2, resolved_by = $3, resolved_at = $4, resolved_basis_sha256 = $5, version = version + 1 WHERE id = $1`,
        [queryId, note.trim(), w.actor.personId, w.at, basis],
      );
      const { vendorId, questionSetId, questionId, ruleCode } = query;
      await w.record('answer-query.resolved', querySubject(queryId, vendorId, ruleCode ?? questionId), {
        ...{ questionSetId, note: note.trim() },
      });
      return viewOf(w, queryId);
    });
  }

  escalate(actor: Actor, queryId: string, reason: string): Promise<AnswerQueryView> {
    return this.work.perform(actor, async (w) => {
      const query = await lockQuery(w, queryId);
      heedState(refusalToMove(query.state, 'escalate'));
      await w.manager.query(
        `UPDATE answer_query SET state = 'escalated', escalation_reason = $2, escalated_by = $3, escalated_at = $4, version = version + 1 WHERE id = $1`,
        [queryId, reason.trim(), w.actor.personId, w.at],
      );
      const { vendorId, questionSetId, questionId, ruleCode } = query;
      await w.record('answer-query.escalated', querySubject(queryId, vendorId, ruleCode ?? questionId), {
        ...{ questionSetId, reason: reason.trim() },
      });
      return viewOf(w, queryId);
    });
  }

  private async basisNow(w: OpenWork, query: AnswerQuery): Promise<string> {
    const open = await this.record.read(w.manager, query.questionSetId, w.at.slice(0, 10));
    return basisOf(open, { cells: query.cells, service: query.serviceId });
  }
}

/** Waits for a save in the same set too: it takes the set's lock before it touches queries. */
async function lockQuery(w: OpenWork, id: string): Promise<AnswerQuery> {
  const [row]: { setId: string }[] = await w.manager.query(
    'SELECT question_set_id AS "setId" FROM answer_query WHERE id = $1',
    [id],
  );
  if (!row) throw notFound('query');
  await lockSet(w.manager, row.setId);
  const query = await w.manager.getRepository(AnswerQuery).findOne({ where: { id } });
  if (!query) throw notFound('query');
  return query;
}

async function viewOf(w: OpenWork, id: string): Promise<AnswerQueryView> {
  const [view] = await queriesOf(w.manager, { ids: [id] });
  if (!view) throw notFound('query');
  return view;
}
