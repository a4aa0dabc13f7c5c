import type { Type } from '@nestjs/common';
import { EvaluationsService } from '../assurance-reports/evaluations.service';
import type { CoverSubservice, EvaluateDeviation, PrepareEvaluation } from '../assurance-reports/own-evaluation.dto';
import { GapsService } from '../assurance-reports/gaps/gaps.service';
import { ReceivingService } from '../assurance-reports/receiving.service';
import { ReportContentService } from '../assurance-reports/report-content.service';
import type { AssuranceReportDetail } from '../assurance-reports/report-views.dto';
import { AssuranceReportsService } from '../assurance-reports/reports.service';
import { FourthPartiesService } from '../outsourced-services/dependencies/fourth-parties.service';
import type { ToldSocReport } from './documents/assurance-papers';
import type { VendorDesk } from './vendor-desk';

/** One SOC 1 report: the vendor brings it and says what is in it, Mei evaluates it, Ruben approves. */
export class AssuranceDesk {
  reportId = '';

  constructor(readonly desk: VendorDesk) {}

  /** The report that is waited for gets its own name and day. */
  async expectBy(title: string, dueOn: string): Promise<void> {
    const { crowd, periodId } = this.desk.stage;
    const ines = await crowd.as('ines');
    const reports = this.of(AssuranceReportsService);
    const { items } = await reports.list(ines, { vendorId: this.desk.vendorId, periodId, kind: 'soc1' });
    const [found] = items;
    if (!found) throw new Error(`No SOC 1 report of ${this.desk.cast.name} is expected.`);
    this.reportId = found.id;
    const serviceIds = found.expectedServiceIds;
    await reports.change(ines, found.id, { title, dueOn, serviceIds, version: found.version });
  }

  /** What the cover says; the file is there already. */
  async receive(told: ToldSocReport, fileName: string, scopeWords: string): Promise<void> {
    await this.of(ReceivingService).receive(await this.desk.contributor(), this.reportId, {
      ...{ evidenceVersionId: this.desk.versionOf(fileName), reportType: 2, coversFrom: told.from, coversTo: told.to },
      ...{ issuedOn: told.issuedOn, auditorName: told.auditor, opinion: 'unmodified', criteria: [] },
      ...{ serviceIds: [this.desk.serviceId], siteIds: this.desk.siteIds, scopeWords, restrictedUse: true },
    });
    await this.describe(told);
  }

  private async describe({ carvedOut, deviations }: ToldSocReport): Promise<void> {
    const contributor = await this.desk.contributor();
    const content = this.of(ReportContentService);
    const { items } = await this.of(FourthPartiesService).list(contributor, this.desk.vendorId);
    for (const one of carvedOut) {
      const fourthPartyId = items.find(({ name }) => name === one.name)?.id ?? null;
      const given = { ...one, method: 'carve_out' as const, icfrRelevant: true, fourthPartyId };
      await content.addSubservice(contributor, this.reportId, given);
    }
    for (const one of deviations) await content.addDeviation(contributor, this.reportId, one);
  }

  async begin(): Promise<void> {
    await this.of(EvaluationsService).begin(await this.mei(), this.reportId);
  }

  /** Each in the order of the report. */
  async weigh(words: { subservices: CoverSubservice[]; deviations: EvaluateDeviation[] }): Promise<void> {
    const mei = await this.mei();
    const { subservices, deviations } = await this.read();
    const evaluations = this.of(EvaluationsService);
    for (const [i, cover] of words.subservices.entries())
      await evaluations.coverSubservice(mei, subservices[i]?.id ?? '', cover);
    for (const [i, evaluation] of words.deviations.entries())
      await evaluations.evaluateDeviation(mei, deviations[i]?.id ?? '', evaluation);
  }

  async conclude(given: PrepareEvaluation): Promise<void> {
    await this.of(EvaluationsService).prepare(await this.mei(), this.reportId, given);
  }

  async approve(reason: string): Promise<void> {
    const { own } = await this.read();
    const ruben = await this.desk.stage.crowd.freshly('ruben');
    const decided = { decision: 'approved' as const, reason };
    await this.of(EvaluationsService).decide(ruben, own?.evaluations[0]?.id ?? '', decided);
  }

  /** A procedure of the registrant's own, for days of the fiscal year that the report does not speak of. */
  async cover(given: { from: string; to: string; doneOn: string; words: string; workpaperRef: string }): Promise<void> {
    const { from: coversFrom, to: coversTo, ...rest } = given;
    const procedure = { ...rest, kind: 'procedure' as const, coversFrom, coversTo };
    await this.of(GapsService).cover(await this.mei(), this.reportId, procedure);
  }

  async read(): Promise<AssuranceReportDetail> {
    return this.of(AssuranceReportsService).one(await this.mei(), this.reportId);
  }

  mei() {
    return this.desk.stage.crowd.as('mei');
  }

  private of<T>(service: Type<T>): T {
    return this.desk.stage.rooms.of(service);
  }
}
