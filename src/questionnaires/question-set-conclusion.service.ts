import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { canonicalJson } from '../foundation/canonical-json';
import { sha256Hex } from '../foundation/ids';
import { heed, heedState } from '../foundation/problem';
import { cellKey, isUndecided } from './answer.rules';
import { cellsOf, progressOf, type Cell } from './answer-cells';
import { AnswerContradictions } from './answer-contradictions';
import { extrasOf, type Extras } from './answer-extras';
import { saidSha256 } from './answer-saving';
import { decisionOf, isRegisterChanged, standingOf } from './answer-standing';
import type { ConcludeQuestionSet, QuestionSetSummary } from './question-set.dto';
import { refusalToMoveSet, refusalsToConclude, refusalsToSubmit } from './question-set.rules';
import { QuestionSetReads } from './question-set-reads';
import { judgeOf, QuestionSetRecord, type OpenSet } from './question-set-record';
import { setSubject } from './question-sets.service';

interface Looked {
  open: OpenSet;
  cells: Cell[];
  extras: Extras;
}

/** The vendor hands the whole in; the officer concludes on it. */
@Injectable()
export class QuestionSetConclusion {
  constructor(
    private readonly work: Work,
    private readonly record: QuestionSetRecord,
    private readonly rules: AnswerContradictions,
    private readonly reads: QuestionSetReads,
  ) {}

  /** Refused while a visible question is unanswered or a query waits for a reply; says which. */
  async submit(actor: Actor, id: string, note: string): Promise<QuestionSetSummary> {
    await this.lookAtRules(actor, id);
    return this.work.perform(actor, async (w) => {
      const looked = await this.look(w, id);
      const { open, cells, extras } = looked;
      heedState(refusalToMoveSet(open.set.state, 'submit'));
      const waiting = extras.queries.filter(({ state }) => state === 'open');
      const queries = waiting.map(({ cells: [first], text }) => ({ questionId: first?.questionId ?? '', text }));
      heed(...refusalsToSubmit(submittedCells(looked), queries));
      await w.manager.query(
        `UPDATE question_set SET state = 'submitted', submitted_by = $2, submitted_at = $3, submission_note = $4, version = version + 1 WHERE id = $1`,
        [id, w.actor.personId, w.at, note.trim()],
      );
      const { asked, answered } = progressOf(cells);
      await w.record('questionnaire.submitted', setSubject({ ...open.set, code: open.period.code }), {
        ...{ note: note.trim(), asked, answered, answersSha256: answersSha256(open) },
      });
      return this.reads.summary(w.manager, id, w.at.slice(0, 10));
    });
  }

  conclude(actor: Actor, id: string, given: ConcludeQuestionSet): Promise<QuestionSetSummary> {
    return this.work.perform(actor, async (w) => {
      const looked = await this.look(w, id);
      const { open, extras } = looked;
      heedState(refusalToMoveSet(open.set.state, 'conclude'));
      const returned = returnedCells(looked);
      const waitingQueries = extras.queries.filter(({ state }) => state === 'open' || state === 'answered').length;
      const reason = given.reason.trim();
      heed(...refusalsToConclude(given.decision, { returnedCells: returned.length, waitingQueries, reason }));
      await w.manager.query(
        `UPDATE question_set SET state = $2, reviewed_by = $3, reviewed_at = $4, return_reason = CASE WHEN $2 = 'returned' THEN $5 END, version = version + 1 WHERE id = $1`,
        [id, given.decision, w.actor.personId, w.at, reason],
      );
      await w.record('questionnaire.concluded', setSubject({ ...open.set, code: open.period.code }), {
        ...{ decision: given.decision, reason, returnedAnswerIds: returned, undecided: undecidedIn(looked) },
      });
      return this.reads.summary(w.manager, id, w.at.slice(0, 10));
    });
  }

  /** Registers move without a save: what contradicts them now is asked first, and stays asked when the submission is refused. */
  private async lookAtRules(actor: Actor, id: string): Promise<void> {
    await this.work.perform(actor, async (w) => {
      const open = await this.record.lock(w.manager, id, w.at.slice(0, 10));
      if (refusalToMoveSet(open.set.state, 'submit') === null)
        await this.rules.reconcile(w, open, { answerId: null, judge: judgeOf(open) });
    });
  }

  private async look(w: OpenWork, id: string): Promise<Looked> {
    const open = await this.record.lock(w.manager, id, w.at.slice(0, 10));
    return { open, cells: cellsOf(open), extras: await extrasOf(w.manager, open, open.questionnaire.questions) };
  }
}

const submittedCells = ({ cells, extras }: Looked) =>
  cells
    .filter(({ visible }) => visible)
    .map((cell) => ({
      ...{ questionId: cell.questionId, subjectName: cell.subject.name, answered: cell.answered },
      returned: isReturned(cell, extras),
      registerChanged: isRegisterChanged(cell, extras),
    }));

const returnedCells = ({ cells, extras }: Looked): string[] =>
  cells.flatMap((cell) => (cell.visible && cell.answer && isReturned(cell, extras) ? [cell.answer.id] : []));

const isReturned = (cell: Cell, extras: Extras): boolean => decisionOf(cell, extras) === 'returned';

const undecidedIn = ({ cells, extras }: Looked): number =>
  cells.filter((cell) => isUndecided(standingOf(cell, extras))).length;

/** SHA-256 of every answer that counts (cell, number, digest of what it says), in the cells' order. */
function answersSha256({ answers }: OpenSet): string {
  const lines = [...answers.values()].map((one) => [cellKey(one), one.number, saidSha256(one)]);
  return sha256Hex(canonicalJson(lines.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))));
}
