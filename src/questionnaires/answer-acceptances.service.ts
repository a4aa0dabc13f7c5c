import { Injectable } from '@nestjs/common';
import './questionnaires.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heedState, notFound } from '../foundation/problem';
import { AnswerDecision } from './answer.entity';
import { isPlain, isUndecided, refusalToAcceptTogether } from './answer.rules';
import { cellsOf, type Cell } from './answer-cells';
import type { AcceptAnswers, AcceptedAnswers } from './answer.dto';
import { extrasOf } from './answer-extras';
import { standingOf } from './answer-standing';
import type { CurrentAnswer } from './question-facts';
import { QuestionSetRecord, type OpenSet } from './question-set-record';
import { setSubject } from './question-sets.service';

interface Acceptance {
  section: string;
  reason: string;
  answers: CurrentAnswer[];
}

/** An officer accepts the plain answers of one section in one deed: those without a gap, a query or an earlier decision. */
@Injectable()
export class AnswerAcceptancesService {
  constructor(
    private readonly work: Work,
    private readonly record: QuestionSetRecord,
  ) {}

  /** Accepts exactly the answers that are named; refused (409) when one of them is not plain as things stand now. */
  accept(actor: Actor, setId: string, given: AcceptAnswers): Promise<AcceptedAnswers> {
    return this.work.perform(actor, async (w) => {
      const open = await this.record.lock(w.manager, setId, w.at.slice(0, 10));
      if (!open.questionnaire.sections.some(({ id }) => id === given.section)) throw notFound('section');
      const extras = await extrasOf(w.manager, open, open.questionnaire.questions);
      const cells = cellsOf(open);
      const plain = cells.filter((cell) => isIn(given.section, cell) && isPlain(standingOf(cell, extras)));
      const answers = plain.flatMap(({ answer }) => (answer && given.answerIds.includes(answer.id) ? [answer] : []));
      const changed = given.answerIds.length - answers.length;
      heedState(refusalToAcceptTogether({ state: open.set.state, changed }));
      await write(w, open, { section: given.section, reason: given.reason.trim(), answers });
      const undecided = cells.filter((cell) => isUndecided(standingOf(cell, extras))).length;
      return { section: given.section, accepted: answers.length, undecided: undecided - answers.length };
    });
  }
}

const isIn = (section: string, { question }: Cell): boolean => question.section === section;

async function write(w: OpenWork, open: OpenSet, { section, reason, answers }: Acceptance): Promise<void> {
  const { id: questionSetId, registrantId, vendorId } = open.set;
  const about = { registrantId, vendorId, decision: 'accepted' as const, reason };
  const by = { decidedBy: w.actor.personId, decidedAt: w.at };
  await w.manager
    .getRepository(AnswerDecision)
    .insert(answers.map(({ id }) => ({ id: newId(), ...about, answerId: id, ...by })));
  await w.record('answers.accepted', setSubject({ ...open.set, code: open.period.code }), {
    ...{ questionSetId, section, reason },
    answers: answers.map(({ id, questionId, subjectKind, subjectId, number }) => ({
      ...{ answerId: id, questionId, subjectKind, subjectId, number },
    })),
  });
}
