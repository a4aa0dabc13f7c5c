import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { heed, notFound } from '../foundation/problem';
import { cellNamed, cellsOf, dependents, type Cell } from './answer-cells';
import { AnswerContradictions, type Reconciled } from './answer-contradictions';
import { extrasOf, previousOf, queriesOf } from './answer-extras';
import type { ConfirmAnswer, GiveAnswer, LinkEvidence, SavedAnswer } from './answer.dto';
import { cellKey, type CellRef } from './answer.rules';
import { AnswerSaving, TYPED, placeOf, type Origin, type Said } from './answer-saving';
import { cellView } from './answer-views';
import { linkEvidence } from './answer-evidence';
import { judgeOf, QuestionSetRecord, type OpenSet } from './question-set-record';
import { isRegisterView, registerRows, rowsFor } from './question-registers';

const NO_QUERIES: Reconciled = { opened: [], cleared: [] };

/** What a vendor's people say. Each save looks at all rules in the same Work; two people at one cell never overwrite each other. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly work: Work,
    private readonly record: QuestionSetRecord,
    private readonly saving: AnswerSaving,
    private readonly rules: AnswerContradictions,
  ) {}

  give(actor: Actor, setId: string, given: GiveAnswer): Promise<SavedAnswer> {
    return this.work.perform(actor, async (w) => {
      const open = await this.record.lock(w.manager, setId, w.at.slice(0, 10));
      const cell = await this.saving.cellFor(w, open, given);
      const said = this.saving.readGiven(cell.question, given);
      return this.save(w, open, { cell, said, origin: TYPED });
    });
  }

  /** "Still true": the answer of the period before, or the rows of the register, taken over with today's date. */
  confirm(actor: Actor, setId: string, given: ConfirmAnswer): Promise<SavedAnswer> {
    return this.work.perform(actor, async (w) => {
      const open = await this.record.lock(w.manager, setId, w.at.slice(0, 10));
      const cell = await this.saving.cellFor(w, open, given);
      const note = given.note?.trim() ?? '';
      const taken = isRegisterView(cell.question)
        ? await asRegistered(w, open, { cell, note })
        : await this.asBefore(w, open, { cell, note, previousAnswerId: given.previousAnswerId ?? null });
      return this.save(w, open, { cell, ...taken });
    });
  }

  link(actor: Actor, setId: string, given: LinkEvidence): Promise<SavedAnswer> {
    return this.work.perform(actor, async (w) => {
      const open = await this.record.lock(w.manager, setId, w.at.slice(0, 10));
      const known = cellNamed(open, given);
      if (!known) throw notFound('question for this subject');
      const cell = await this.saving.cellFor(w, open, { ...placeOf(given), after: known.answer?.number ?? 0 });
      await linkEvidence(w, open, { cell, evidenceVersionIds: given.evidenceVersionIds });
      return this.shown(w, open, { place: cell, touched: [], queries: NO_QUERIES });
    });
  }

  private async save(
    w: OpenWork,
    open: OpenSet,
    given: { cell: Cell; said: Said; origin: Origin },
  ): Promise<SavedAnswer> {
    const questions = dependents(open.questionnaire, given.cell.questionId);
    const before = cellsOf(open, judgeOf(open), questions);
    const written = await this.saving.write(w, open, given);
    if (!written) return this.shown(w, open, { place: given.cell, touched: [], queries: NO_QUERIES });
    const judge = judgeOf(open);
    const queries = await this.rules.reconcile(w, open, { answerId: written.id, judge });
    const touched = differing(before, cellsOf(open, judge, questions));
    return this.shown(w, open, { place: given.cell, touched, queries });
  }

  private async shown(
    w: OpenWork,
    open: OpenSet,
    about: { place: CellRef; touched: Cell[]; queries: Reconciled },
  ): Promise<SavedAnswer> {
    const cell = cellNamed(open, about.place);
    if (!cell) throw notFound('question for this subject');
    const questions = [...new Set([cell, ...about.touched].map(({ question }) => question))];
    const extras = await extrasOf(w.manager, open, questions);
    const { opened, cleared } = about.queries;
    const moved =
      opened.length + cleared.length > 0 ? await queriesOf(w.manager, { ids: [...opened, ...cleared] }) : [];
    return {
      cell: cellView(open, cell, extras),
      changed: about.touched.map((one) => cellView(open, one, extras)),
      queriesOpened: moved.filter(({ id }) => opened.includes(id)),
      queriesCleared: moved.filter(({ id }) => cleared.includes(id)),
    };
  }

  private async asBefore(
    w: OpenWork,
    open: OpenSet,
    given: { cell: Cell; note: string; previousAnswerId: string | null },
  ): Promise<{ said: Said; origin: Origin }> {
    const { cell, note, previousAnswerId } = given;
    const previous = (await previousOf(w.manager, open, [cell.questionId])).get(cellKey(cell));
    if (!previous || previous.answerId !== previousAnswerId)
      heed({
        code: 'not-previous',
        reason: 'This is not the last answer of the period before to this question.',
        pointer: '/previousAnswerId',
      });
    if (!previous) throw notFound('previous answer');
    const { value, unknown, none, notApplicableReason } = previous;
    const raw = { unknown, none, notApplicableReason, note, ...(value === null ? {} : { value }) };
    const said = this.saving.readGiven(cell.question, raw);
    return { said, origin: { source: 'confirmed', confirmedAnswerId: previous.answerId, registerSha256: null } };
  }
}

async function asRegistered(
  w: OpenWork,
  open: OpenSet,
  { cell, note }: { cell: Cell; note: string },
): Promise<{ said: Said; origin: Origin }> {
  const { rows, sha256 } = rowsFor(await registerRows(w.manager, open.set.vendorId, cell.question), cell.subjectId);
  const said = { value: rows, unknown: false, none: false, notApplicableReason: null, note };
  return { said, origin: { source: 'register', confirmedAnswerId: null, registerSha256: sha256 } };
}

/** Cells that look otherwise than they did: they came up, went away, or have another gap. */
function differing(before: readonly Cell[], after: readonly Cell[]): Cell[] {
  const was = new Map(before.map((cell) => [cellKey(cell), cell]));
  return after.filter((cell) => {
    const old = was.get(cellKey(cell));
    return old?.visible !== cell.visible || old.gap.gap !== cell.gap.gap || old.gap.reason !== cell.gap.reason;
  });
}
