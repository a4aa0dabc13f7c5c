import { Injectable } from '@nestjs/common';
import type { OpenWork } from '../audit-trail/work';
import { Problem } from '../foundation/problem';
import { cellKey, saysTheSame, type Hit } from './answer.rules';
import { cellsOf } from './answer-cells';
import { AnswerContradictions } from './answer-contradictions';
import { AnswerSaving, IMPORTED, saidSha256, type Given, type OpenMoment } from './answer-saving';
import type { CurrentAnswer } from './question-facts';
import { judgeOf, type OpenSet } from './question-set-record';
import { isRegisterView } from './question-registers';
import type { SheetCell } from './workbook-cells.rules';
import type { Filled, WorkbookSaid } from './workbook-reading.rules';
import { emptyLine, lineOf, misplacedLine, refusedLine } from './workbook-report.rules';
import type { WorkbookLine } from './workbook.dto';

const DIGITS = 16;
const NOTHING = { value: null, unknown: false, none: false, notApplicableReason: null, note: '' };
const NOTHING_DIGEST = saidSha256(NOTHING).slice(0, DIGITS);

/** The cells that a workbook may answer: all but the views of registers, in the questionnaire's order. */
export function sheetCellsOf(open: OpenSet): SheetCell[] {
  return cellsOf(open)
    .filter(({ question }) => !isRegisterView(question))
    .map(({ question, subjectKind, subjectId, subject, answer, visible, answered }) => ({
      ...{ question, subjectKind, subjectId, subjectName: subject.name, answer, asked: visible, answered },
      digest: saidSha256(answer ?? NOTHING).slice(0, DIGITS),
    }));
}

export interface Taken {
  lines: WorkbookLine[];
  /** What the rules find with the accepted cells in place. */
  hits: Hit[];
}

/** Makes the next answer of a cell, or null when it says what the last one said. */
type Keep = (given: Given) => Promise<CurrentAnswer | null>;

/** Takes what a workbook says into a set, cell by cell, as if each had been typed. */
@Injectable()
export class WorkbookTaking {
  constructor(
    private readonly saving: AnswerSaving,
    private readonly rules: AnswerContradictions,
  ) {}

  /** Writes all accepted cells into a set that the Work has locked, and looks at the rules once. */
  async take(w: OpenWork, open: OpenSet, said: WorkbookSaid): Promise<Taken> {
    const { lines, last } = await this.each(w, { open, said, keep: (given) => this.saving.write(w, open, given) });
    if (last === null) return { lines, hits: [] };
    const judge = judgeOf(open);
    const { open: hits } = await this.rules.due(w, open, judge);
    await this.rules.reconcile(w, open, { answerId: last, judge });
    return { lines, hits };
  }

  /** What `take` would do; only `open` changes, in memory. */
  async preview(read: OpenMoment, open: OpenSet, said: WorkbookSaid): Promise<Taken> {
    const keep: Keep = async (given) => {
      const answer = await this.saving.next(read, open, given);
      if (answer) open.answers.set(cellKey(answer), answer);
      return answer;
    };
    const { lines, last } = await this.each(read, { open, said, keep });
    return { lines, hits: last === null ? [] : (await this.rules.due(read, open)).open };
  }

  private async each(
    read: OpenMoment,
    { open, said, keep }: { open: OpenSet; said: WorkbookSaid; keep: Keep },
  ): Promise<{ lines: WorkbookLine[]; last: string | null }> {
    const order = new Map(open.questionnaire.questions.map(({ id }, index) => [id, index]));
    const place = ({ cell }: Filled): number => order.get(cell.question.id) ?? 0;
    const lines: WorkbookLine[] = said.misplaced.map(misplacedLine);
    let last: string | null = null;
    // In the questionnaire's order, so that an answer brings up its follow-ups before they are looked at.
    for (const filled of [...said.filled].sort((a, b) => place(a) - place(b))) {
      const { answerId, line } = await this.one(read, { open, filled, keep });
      last = answerId ?? last;
      lines.push(line);
    }
    return { lines, last };
  }

  private async one(
    read: OpenMoment,
    { open, filled, keep }: { open: OpenSet; filled: Filled; keep: Keep },
  ): Promise<{ line: WorkbookLine; answerId: string | null }> {
    const line = lineOf(filled);
    const { question, subjectKind, subjectId } = filled.cell;
    const now = open.answers.get(cellKey({ questionId: question.id, subjectKind, subjectId })) ?? null;
    if (!filled.said)
      return { line: { ...line, ...emptyLine(filled, filled.digest === NOTHING_DIGEST) }, answerId: null };
    try {
      const kept = await this.kept(read, { open, filled, keep, now });
      return { line: { ...line, verdict: kept ? 'accepted' : 'unchanged' }, answerId: kept?.id ?? null };
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return { line: { ...line, ...refusedLine(problem, filled, now) }, answerId: null };
    }
  }

  /** Null where a cell is untouched since the download, or says what stands in the portal. */
  private async kept(
    read: OpenMoment,
    { open, filled, keep, now }: { open: OpenSet; filled: Filled; keep: Keep; now: CurrentAnswer | null },
  ): Promise<CurrentAnswer | null> {
    const { question, subjectKind, subjectId } = filled.cell;
    const said = this.saving.readGiven(question, { ...filled.said, note: filled.note });
    if (saidSha256(said).startsWith(filled.digest) || saysTheSame(said, now ?? NOTHING)) return null;
    const edit = { questionId: question.id, subjectKind, subjectId, after: filled.after };
    return keep({ cell: await this.saving.cellFor(read, open, edit), said, origin: IMPORTED });
  }
}
