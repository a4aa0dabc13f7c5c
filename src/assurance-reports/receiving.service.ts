import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { heed, heedState, Problem } from '../foundation/problem';
import type { RecordedContent } from './assurance-reports.deeds';
import type { AssuranceReport } from './assurance-report.entity';
import { EVIDENCE_KINDS, refusalsOfContent, refusalToCorrect, refusalToMoveReport } from './assurance-report.rules';
import type { AssuranceContent, CorrectReport, ReceiveReport } from './assurance-reports.dto';
import { gapDays } from './gaps/fiscal-coverage.rules';
import { letterEnoughDays, requirePeriod } from './gaps/year-coverage';
import { ReportDetails } from './report-detail';
import { lockReport, refuseStale, requireFile, requireOwn, requireReport, subjectOf, trimmed } from './report-record';
import type { AssuranceReportDetail } from './report-views.dto';

/** A report arrives with its file; what it says is written down, and corrected while that is still open. */
@Injectable()
export class ReceivingService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly details: ReportDetails,
  ) {}

  receive(actor: Actor, id: string, given: ReceiveReport): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const report = await lockReport(w, id);
      heedState(refusalToMoveReport(report, 'received'));
      const content = await this.checked(w, report, given);
      const supersedesId = given.supersedesId ?? null;
      if (supersedesId !== null) await requireReplaceable(w, report, supersedesId);
      const gap = await this.gapOf(w, report, content);
      await writeContent(w, report, content);
      await w.manager.query(
        `UPDATE assurance_report SET state = 'received', received_by = $2, received_at = $3, supersedes = $4, letter_due_on = $5 WHERE id = $1`,
        [id, actor.personId, w.at, supersedesId, gap.letterDueOn],
      );
      const { kind, periodId } = report;
      const { days } = gap;
      await w.record('assurance.received', subjectOf(report), {
        ...{ ...content, kind, periodId, supersedesId, gapDays: days },
      });
      if (gap.letterDueOn !== null)
        await w.record('assurance.letter-wanted', subjectOf(report), {
          ...{ before: null, dueOn: gap.letterDueOn, gapDays: days },
        });
      return this.details.of(w.manager, actor, { id, today: w.at.slice(0, 10) });
    });
  }

  correct(actor: Actor, id: string, given: CorrectReport): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const report = await lockReport(w, id);
      refuseStale(report, given.version);
      heedState(refusalToCorrect(report, actor.vendorId === null ? 'registrant' : 'vendor'));
      const content = await this.checked(w, report, given);
      await writeContent(w, report, content);
      await w.record('assurance.corrected', subjectOf(report), { before: contentOf(report), after: content });
      return this.details.of(w.manager, actor, { id, today: w.at.slice(0, 10) });
    });
  }

  private async checked(w: OpenWork, report: AssuranceReport, given: AssuranceContent): Promise<RecordedContent> {
    const content = recorded(given);
    heed(...refusalsOfContent(report.kind, content, w.at.slice(0, 10)));
    const { vendorId, kind } = report;
    await requireFile(w, { vendorId, versionId: content.evidenceVersionId, kinds: EVIDENCE_KINDS[kind] });
    await requireOwn(w, vendorId, { table: 'service', ids: content.serviceIds, pointer: '/serviceIds' });
    await requireOwn(w, vendorId, { table: 'site', ids: content.siteIds, pointer: '/siteIds' });
    return content;
  }

  /** A gap that a letter is enough for asks the vendor for one, by the fiscal year end; a longer one is the registrant's to cover. */
  private async gapOf(w: OpenWork, report: AssuranceReport, content: RecordedContent) {
    if (report.kind !== 'soc1' || content.coversFrom === null) return { days: null, letterDueOn: null };
    const { endsOn } = await requirePeriod(w.manager, report.periodId);
    const { catalogue } = await this.catalogues.ofPeriod(w.manager, report.periodId);
    const days = gapDays(content.coversTo, endsOn);
    const isWanted = days > 0 && days <= letterEnoughDays(catalogue);
    return { days, letterDueOn: isWanted ? endsOn : null };
  }
}

const recorded = (given: AssuranceContent): RecordedContent => ({
  ...{ reportType: given.reportType ?? null, standard: trimmed(given.standard) },
  ...{ coversFrom: given.coversFrom ?? null, coversTo: given.coversTo, issuedOn: given.issuedOn ?? null },
  ...{
    auditorName: given.auditorName.trim(),
    opinion: given.opinion ?? null,
    opinionBasis: trimmed(given.opinionBasis),
  },
  ...{ criteria: given.criteria, serviceIds: given.serviceIds, siteIds: given.siteIds },
  ...{ scopeWords: trimmed(given.scopeWords), restrictedUse: given.restrictedUse },
  evidenceVersionId: given.evidenceVersionId,
});

const contentOf = (report: AssuranceReport): RecordedContent => ({
  ...{ reportType: report.reportType, standard: report.standard, coversFrom: report.coversFrom },
  ...{ coversTo: report.coversTo ?? '', issuedOn: report.issuedOn, auditorName: report.auditorName ?? '' },
  ...{ opinion: report.opinion, opinionBasis: report.opinionBasis, criteria: report.criteria },
  ...{ serviceIds: report.serviceIds, siteIds: report.siteIds, scopeWords: report.scopeWords },
  ...{ restrictedUse: report.restrictedUse ?? false, evidenceVersionId: report.evidenceVersionId ?? '' },
});

async function writeContent(w: OpenWork, report: AssuranceReport, content: RecordedContent): Promise<void> {
  // The state is moved with it: a report that is here has its content, and one that is not has none.
  const state = report.state === 'expected' ? 'received' : report.state;
  const { reportType, standard, coversFrom, coversTo, issuedOn, auditorName, opinion, opinionBasis } = content;
  const { criteria, serviceIds, siteIds, scopeWords, restrictedUse, evidenceVersionId } = content;
  await w.manager.query(
    `UPDATE assurance_report SET state = $2, report_type = $3, standard = $4, covers_from = $5, covers_to = $6, issued_on = $7, auditor_name = $8, opinion = $9,
       opinion_basis = $10, criteria = $11, service_ids = $12, site_ids = $13, scope_words = $14, restricted_use = $15, evidence_version_id = $16,
       received_by = coalesce(received_by, $17), received_at = coalesce(received_at, $18), version = version + 1 WHERE id = $1`,
    [
      ...[report.id, state, reportType, standard, coversFrom, coversTo, issuedOn, auditorName, opinion, opinionBasis],
      ...[criteria, serviceIds, siteIds, scopeWords, restrictedUse, evidenceVersionId, w.actor.personId, w.at],
    ],
  );
}

async function requireReplaceable(w: OpenWork, report: AssuranceReport, id: string): Promise<void> {
  const earlier = await requireReport(w.manager, id);
  if (earlier.vendorId === report.vendorId && earlier.kind === report.kind && earlier.state === 'evaluated') return;
  const message = 'What it replaces is an evaluated report of this kind from the same vendor.';
  throw new Problem('refused', message, [{ pointer: '/supersedesId', message, code: 'not-replaceable' }]);
}
