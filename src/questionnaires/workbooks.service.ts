import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { sha256Hex } from '../foundation/ids';
import { Problem } from '../foundation/problem';
import { readWorkbook, writeWorkbook, type Sheet, type WorkbookRefusal } from '../foundation/workbook';
import type { CellRef } from './answer.rules';
import { subjectsOf } from './question-facts';
import { QuestionSetRecord, type OpenSet } from './question-set-record';
import { filledIn, type WorkbookSaid } from './workbook-reading.rules';
import { sheetsOf } from './workbook-sheets.rules';
import { sheetCellsOf, WorkbookTaking, type Taken } from './workbook-taking';
import type { WorkbookLine, WorkbookReport } from './workbook.dto';

/** A questionnaire taken offline: written out as a workbook, and taken in again. */
@Injectable()
export class WorkbooksService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly record: QuestionSetRecord,
    private readonly taking: WorkbookTaking,
  ) {}

  async download(actor: Actor, setId: string): Promise<{ fileName: string; bytes: Buffer }> {
    const at = this.clock.iso();
    const open = await this.work.read(actor, ({ manager }) => this.record.read(manager, setId, at.slice(0, 10)));
    const covered = { setId, vendor: open.registers.vendorName, period: open.period.code, at };
    const bytes = await writeWorkbook(sheetsOf(open.questionnaire, sheetCellsOf(open), covered));
    return { fileName: `questionnaire-${plain(covered.vendor)}-${plain(covered.period)}.xlsx`, bytes };
  }

  /** Throws `not-found` for a set that the actor may not see: nobody's file is looked at before that. */
  async require(actor: Actor, setId: string): Promise<void> {
    await this.work.read(actor, ({ manager }) => this.record.require(manager, setId));
  }

  /**
   * Reads a filled workbook. Without `apply` it is looked at in a transaction that cannot write; with it, all accepted
   * cells are stored in one Work. A workbook that is not to be trusted is refused as a whole.
   */
  async upload(actor: Actor, setId: string, given: { bytes: Buffer; apply: boolean }): Promise<WorkbookReport> {
    const read = await readWorkbook(given.bytes);
    if ('refusals' in read)
      throw new Problem('refused', 'This workbook cannot be taken.', read.refusals.map(problemOf));
    return given.apply
      ? this.apply(actor, setId, { bytes: given.bytes, sheets: read.sheets })
      : this.preview(actor, setId, read.sheets);
  }

  private preview(actor: Actor, setId: string, sheets: readonly Sheet[]): Promise<WorkbookReport> {
    const at = this.clock.iso();
    return this.work.read(actor, async ({ manager }) => {
      const open = await this.record.read(manager, setId, at.slice(0, 10));
      const taken = await this.taking.preview({ actor, manager, at }, open, saidOf(sheets, open));
      return reportOf(open, taken, false);
    });
  }

  private apply(actor: Actor, setId: string, file: { bytes: Buffer; sheets: Sheet[] }): Promise<WorkbookReport> {
    return this.work.perform(actor, async (w) => {
      const open = await this.record.lock(w.manager, setId, w.at.slice(0, 10));
      const report = reportOf(open, await this.taking.take(w, open, saidOf(file.sheets, open)), true);
      const { accepted, unchanged, refused } = report;
      if (accepted > 0)
        await w.record(
          'questionnaire.workbook-taken',
          { kind: 'question_set', id: setId, vendorId: open.set.vendorId, ref: `Questionnaire ${open.period.code}` },
          { sha256: sha256Hex(file.bytes), bytes: file.bytes.length, accepted, unchanged, refused },
        );
      return report;
    });
  }
}

function saidOf(sheets: readonly Sheet[], open: OpenSet): WorkbookSaid {
  const said = filledIn(sheets, { setId: open.set.id, cells: sheetCellsOf(open) });
  if (said.filled.length > 0) return said;
  throw new Problem('refused', 'This workbook holds no line of this questionnaire. Download it here and fill that in.');
}

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\w.-]+/g, '-')
    .toLowerCase();

const problemOf = ({ code, reason, sheet, address }: WorkbookRefusal) => ({
  pointer: [sheet, address].flatMap((part) => (part === null ? [] : [`/${part}`])).join(''),
  code,
  message: reason,
});

function reportOf(open: OpenSet, { lines, hits }: Taken, applied: boolean): WorkbookReport {
  const count = (verdict: WorkbookLine['verdict']): number => lines.filter((line) => line.verdict === verdict).length;
  const queries = hits.map(({ rule, severity, message, cells }) => ({
    ...{ ruleCode: rule, severity, text: message },
    about: [...new Set(cells.map((cell) => `${cell.questionId} ${nameOf(open, cell)}`.trim()))],
  }));
  const [accepted, unchanged, refused] = [count('accepted'), count('unchanged'), count('refused')];
  return { applied, accepted, unchanged, refused, lines, queries };
}

const nameOf = ({ registers }: OpenSet, { subjectKind, subjectId }: CellRef): string =>
  subjectsOf(registers, subjectKind).find(({ id }) => id === subjectId)?.name ?? '';
