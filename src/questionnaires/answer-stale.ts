import type { EntityManager } from 'typeorm';
import { Problem } from '../foundation/problem';
import { answerView } from './answer-views';
import type { GivenAnswerView } from './question.dto';
import type { CurrentAnswer } from './question-facts';

/** Somebody else answered the same cell since it was read: the problem carries what they said, so that nothing is lost. */
export class StaleAnswer extends Problem {
  constructor(readonly theirs: GivenAnswerView) {
    super(
      'stale-version',
      `${theirs.answeredByName} answered this at ${theirs.answeredAt.slice(0, 16).replace('T', ' ')} UTC. Look at it before you save yours.`,
    );
  }

  static async of(manager: EntityManager, answer: CurrentAnswer): Promise<StaleAnswer> {
    const [row]: { name: string }[] = await manager.query('SELECT app.person_name($1) AS name', [answer.answeredBy]);
    return new StaleAnswer(answerView(answer, new Map([[answer.answeredBy, row?.name ?? '']])));
  }

  override body(requestId: string): Record<string, unknown> {
    return { ...super.body(requestId), answer: this.theirs };
  }
}
