import { AnswerDecisionsService } from '../questionnaires/answer-decisions.service';
import { AnswerQueriesService } from '../questionnaires/answer-queries.service';
import { AnswersService } from '../questionnaires/answers.service';
import type { CellView } from '../questionnaires/question.dto';
import { QuestionSetConclusion } from '../questionnaires/question-set-conclusion.service';
import type { QuestionSetView } from '../questionnaires/question-set.dto';
import { QuestionSetReads } from '../questionnaires/question-set-reads';
import type { Actor } from '../foundation/actor';
import type { Book, Said } from './questionnaire-book';
import type { VendorDesk } from './vendor-desk';

/** The questionnaire of the year that people work in, between the vendor's people and Ines. */
export class QuestionnaireDesk {
  private known: { periodId: string; id: string } | null = null;

  constructor(private readonly desk: VendorDesk) {}

  /** Answers what is visible, not answered and in the book; registers are confirmed. Follow-ups come up on the way. */
  async answer(book: Book, who = 'contributor'): Promise<void> {
    const actor = await this.desk.stage.crowd.as(`${this.desk.cast.key}.${who}`);
    for (let given = -1; given !== 0;) {
      given = 0;
      for (const cell of await this.cells(actor)) if (await this.answerOne(actor, cell, book)) given += 1;
    }
  }

  /** Says something else than before. */
  async change(questionId: string, subjectName: string, said: Said): Promise<void> {
    const actor = await this.desk.contributor();
    await this.give(actor, await this.cell(actor, questionId, subjectName), said);
  }

  /** Everything that was answered last year, "still true". */
  async carryForward(): Promise<void> {
    const actor = await this.desk.contributor();
    for (const cell of await this.cells(actor))
      if (cell.answer === null && cell.previous && cell.register === null) {
        const given = { ...placeOf(cell), previousAnswerId: cell.previous.answerId };
        await this.of(AnswersService).confirm(actor, await this.id(), given);
      }
  }

  async prove(questionId: string, subjectName: string, fileName: string): Promise<void> {
    const actor = await this.desk.contributor();
    const { subjectKind, subjectId } = await this.cell(actor, questionId, subjectName);
    const evidenceVersionIds = [this.desk.versionOf(fileName)];
    const place = { questionId, subjectKind, subjectId };
    await this.of(AnswersService).link(actor, await this.id(), { ...place, evidenceVersionIds });
  }

  /** The vendor replies to every query that waits. */
  async reply(text: string): Promise<void> {
    const actor = await this.desk.contributor();
    for (const { id } of await this.queries('open')) await this.of(AnswerQueriesService).reply(actor, id, text);
  }

  async resolve(note: string): Promise<void> {
    const ines = await this.desk.stage.crowd.as('ines');
    for (const { id } of await this.queries('answered')) await this.of(AnswerQueriesService).resolve(ines, id, note);
  }

  async ask(questionId: string, subjectName: string, text: string): Promise<void> {
    const ines = await this.desk.stage.crowd.as('ines');
    const { answer } = await this.cell(ines, questionId, subjectName);
    await this.of(AnswerQueriesService).ask(ines, answer?.id ?? '', text);
  }

  async returnAnswer(questionId: string, subjectName: string, reason: string): Promise<void> {
    const ines = await this.desk.stage.crowd.as('ines');
    const { answer } = await this.cell(ines, questionId, subjectName);
    await this.of(AnswerDecisionsService).decide(ines, answer?.id ?? '', { decision: 'returned', reason });
  }

  async submit(note: string): Promise<void> {
    await this.of(QuestionSetConclusion).submit(await this.desk.contributor(), await this.id(), note);
  }

  async conclude(decision: 'reviewed' | 'returned', reason: string): Promise<void> {
    const ines = await this.desk.stage.crowd.as('ines');
    await this.of(QuestionSetConclusion).conclude(ines, await this.id(), { decision, reason });
  }

  private async answerOne(actor: Actor, cell: CellView, book: Book): Promise<boolean> {
    if (cell.answer !== null || !cell.visible) return false;
    const said = book[`${cell.questionId}@${cell.subjectName}`] ?? book[cell.questionId];
    if (said === undefined) return false;
    await this.give(actor, cell, said);
    return true;
  }

  private async give(actor: Actor, cell: CellView, said: Said): Promise<void> {
    const answers = this.of(AnswersService);
    if (said === 'as registered') await answers.confirm(actor, await this.id(), placeOf(cell));
    else await answers.give(actor, await this.id(), { ...placeOf(cell), ...said });
  }

  private async cell(actor: Actor, questionId: string, subjectName: string): Promise<CellView> {
    const cells = await this.cells(actor);
    const found = cells.find((one) => one.questionId === questionId && one.subjectName === subjectName);
    if (!found) throw new Error(`${this.desk.cast.name} is not asked ${questionId} about ${subjectName}.`);
    return found;
  }

  private async cells(actor: Actor): Promise<CellView[]> {
    const { sections } = await this.view(actor);
    return sections.flatMap(({ questions }) => questions.flatMap(({ cells }) => cells));
  }

  private async queries(state: 'open' | 'answered') {
    const cells = await this.cells(await this.desk.stage.crowd.as('ines'));
    const all = cells.flatMap((cell) => cell.queries).filter((query) => query.state === state);
    return [...new Map(all.map((query) => [query.id, query])).values()];
  }

  private async view(actor: Actor): Promise<QuestionSetView> {
    return this.of(QuestionSetReads).view(actor, await this.id());
  }

  private async id(): Promise<string> {
    const { stage, vendorId, cast } = this.desk;
    const { periodId } = stage;
    if (this.known?.periodId === periodId) return this.known.id;
    const { items } = await this.of(QuestionSetReads).list(await stage.crowd.as('ines'), { vendorId, periodId });
    const [only] = items;
    if (!only) throw new Error(`${cast.name} has no questionnaire in this year.`);
    this.known = { periodId, id: only.id };
    return only.id;
  }

  private get of() {
    const { rooms } = this.desk.stage;
    return rooms.of.bind(rooms);
  }
}

function placeOf({ questionId, subjectKind, subjectId, answer }: CellView) {
  return { questionId, subjectKind, subjectId, after: answer?.number ?? 0 };
}
