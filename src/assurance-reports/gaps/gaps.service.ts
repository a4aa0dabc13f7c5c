import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import { CatalogueService } from '../../catalogue/catalogue.service';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed, notFound, Problem } from '../../foundation/problem';
import type { AssuranceReport } from '../assurance-report.entity';
import { refusalToDecide } from '../evaluation.rules';
import type { BringLetter, CoverGap, DecideGapCover, WantLetter, WithdrawLetter } from '../own-evaluation.dto';
import { ReportDetails } from '../report-detail';
import { lockReport, ofReport, requireFile, subjectOf, trimmed } from '../report-record';
import type { AssuranceReportDetail } from '../report-views.dto';
import { BridgeLetter, GapCover } from './gap.entity';
import { refusalsOfCover, refusalsOfLetter, refusalWithoutGap } from './gap.rules';
import { requirePeriod, wishFor, yearCoverage } from './year-coverage';

/** The time between a report's end and the fiscal year end: letters that the vendor brings, and what the registrant rests on. */
@Injectable()
export class GapsService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly details: ReportDetails,
  ) {}

  /** Asks the vendor for a letter by a day, or asks no more. */
  want(actor: Actor, id: string, given: WantLetter): Promise<AssuranceReportDetail> {
    return this.on(actor, id, async (w, report) => {
      heed(refusalWithoutGap(report));
      await setLetterDue(w, report, given.dueOn ?? null);
    });
  }

  bring(actor: Actor, id: string, given: BringLetter): Promise<AssuranceReportDetail> {
    return this.on(actor, id, async (w, report) => {
      const { coversFrom, coversTo, signedOn, evidenceVersionId } = given;
      const [signer, changes] = [given.signer.trim(), trimmed(given.changes)];
      heed(refusalWithoutGap(report));
      heed(
        ...refusalsOfLetter({ coversFrom, coversTo, signedOn, reportEnd: report.coversTo, today: w.at.slice(0, 10) }),
      );
      await requireFile(w, { vendorId: report.vendorId, versionId: evidenceVersionId, kinds: ['EV-BRG'] });
      const letter = { coversFrom, coversTo, signedOn, signer, changes, evidenceVersionId };
      const letterId = newId();
      await w.manager.getRepository(BridgeLetter).insert({
        ...{ id: letterId, ...ofReport(report), ...letter, broughtBy: actor.personId, broughtAt: w.at },
        ...{ withdrawnReason: null, withdrawnBy: null, withdrawnAt: null },
      });
      await w.record('assurance.letter-brought', subjectOf(report), { letterId, ...letter });
    });
  }

  withdraw(actor: Actor, letterId: string, given: WithdrawLetter): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const known = await requireLetter(w, letterId);
      const report = await lockReport(w, known.reportId);
      if ((await requireLetter(w, letterId)).withdrawnAt !== null)
        throw new Problem('wrong-state', 'This letter was withdrawn already.');
      const reason = given.reason.trim();
      await w.manager.query(
        'UPDATE bridge_letter SET withdrawn_reason = $2, withdrawn_by = $3, withdrawn_at = $4 WHERE id = $1',
        [letterId, reason, actor.personId, w.at],
      );
      await w.record('assurance.letter-withdrawn', subjectOf(report), { letterId, reason });
      return this.details.of(w.manager, actor, { id: report.id, today: w.at.slice(0, 10) });
    });
  }

  cover(actor: Actor, id: string, given: CoverGap): Promise<AssuranceReportDetail> {
    return this.on(actor, id, async (w, report) => {
      heed(refusalWithoutGap(report));
      const cover = await this.coverOf(w, report, given);
      await w.manager.getRepository(GapCover).insert(cover);
      const { id: coverId, periodId, kind, bridgeLetterId: letterId, coversFrom, coversTo, words } = cover;
      const { workpaperRef, doneOn, needsApproval } = cover;
      await w.record('own-evaluation.gap-covered', subjectOf(report), {
        ...{ coverId, periodId, kind, letterId, coversFrom, coversTo, words, workpaperRef, doneOn, needsApproval },
      });
      await this.letGoOfLetter(w, report);
    });
  }

  /** To leave days uncovered is prepared by one and decided by another, of the second line. */
  decide(actor: Actor, coverId: string, given: DecideGapCover): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const known = await requireCover(w, coverId);
      const report = await lockReport(w, known.reportId);
      const cover = await requireCover(w, coverId);
      if (!cover.needsApproval || cover.decision !== null)
        throw new Problem('wrong-state', 'This does not wait for a decision.');
      heed(refusalToDecide({ preparedBy: cover.madeBy, deciderId: actor.personId }));
      const { decision } = given;
      const reason = given.reason.trim();
      await w.manager.query(
        'UPDATE gap_cover SET decision = $2, decision_reason = $3, decided_by = $4, decided_at = $5 WHERE id = $1',
        [coverId, decision, reason, actor.personId, w.at],
      );
      await w.record('own-evaluation.gap-cover-decided', subjectOf(report), { coverId, decision, reason });
      await this.letGoOfLetter(w, report);
      return this.details.of(w.manager, actor, { id: report.id, today: w.at.slice(0, 10) });
    });
  }

  private async coverOf(w: OpenWork, report: AssuranceReport, given: CoverGap): Promise<GapCover> {
    const { kind, coversFrom, coversTo, doneOn } = given;
    const periodId = given.periodId ?? report.periodId;
    await requirePeriod(w.manager, periodId);
    const letter = given.letterId === undefined ? null : await requireLetter(w, given.letterId);
    if (letter && letter.reportId !== report.id) throw notFound('letter of this report');
    const hasLetter = letter !== null;
    heed(...refusalsOfCover({ kind, coversFrom, coversTo, doneOn, hasLetter, today: w.at.slice(0, 10) }));
    return {
      ...{ id: newId(), ...ofReport(report), periodId, kind, bridgeLetterId: letter?.id ?? null },
      ...{ coversFrom, coversTo, words: given.words.trim(), workpaperRef: trimmed(given.workpaperRef), doneOn },
      ...{ madeBy: w.actor.personId, madeAt: w.at, needsApproval: kind === 'accepted' },
      ...{ decision: null, decisionReason: null, decidedBy: null, decidedAt: null },
    };
  }

  /** A letter is no more wanted once something else covers the days after the report. */
  private async letGoOfLetter(w: OpenWork, report: AssuranceReport): Promise<void> {
    if (report.letterDueOn === null) return;
    const { vendorId, kind, periodId } = report;
    const today = w.at.slice(0, 10);
    const wish = await wishFor(w.manager, this.catalogues, { vendorId, kind, periodId, today, showsOwn: true });
    const { items } = await yearCoverage(w.manager, wish);
    const mine = items.filter(({ reports }) => reports.some(({ id }) => id === report.id));
    if (mine.every(({ letterDueOn }) => letterDueOn === null)) await setLetterDue(w, report, null);
  }

  private on(
    actor: Actor,
    id: string,
    deed: (w: OpenWork, report: AssuranceReport) => Promise<void>,
  ): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      await deed(w, await lockReport(w, id));
      return this.details.of(w.manager, actor, { id, today: w.at.slice(0, 10) });
    });
  }
}

async function setLetterDue(w: OpenWork, report: AssuranceReport, dueOn: string | null): Promise<void> {
  await w.manager.query('UPDATE assurance_report SET letter_due_on = $2, version = version + 1 WHERE id = $1', [
    ...[report.id, dueOn],
  ]);
  await w.record('assurance.letter-wanted', subjectOf(report), { before: report.letterDueOn, dueOn, gapDays: null });
}

async function requireLetter(w: OpenWork, id: string): Promise<BridgeLetter> {
  const letter = await w.manager.getRepository(BridgeLetter).findOne({ where: { id } });
  if (!letter) throw notFound('letter');
  return letter;
}

async function requireCover(w: OpenWork, id: string): Promise<GapCover> {
  const cover = await w.manager.getRepository(GapCover).findOne({ where: { id } });
  if (!cover) throw notFound('gap cover');
  return cover;
}
