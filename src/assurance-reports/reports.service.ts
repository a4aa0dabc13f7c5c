import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { newId } from '../foundation/ids';
import { heed, notFound, Problem } from '../foundation/problem';
import { requireVendor } from '../vendors/vendor-reads';
import { AssuranceReport } from './assurance-report.entity';
import { KIND_WORDS, STATE_WORDS, type ReportKind } from './assurance-report.rules';
import type { AssuranceQuery, ChangeExpectation, ExpectedForPeriod, ExpectReport } from './assurance-reports.dto';
import { requirePeriod, wishFor, yearCoverage } from './gaps/year-coverage';
import { ReportDetails } from './report-detail';
import { lockReport, refuseStale, requireOwn, subjectOf } from './report-record';
import { reportRows } from './report-rows';
import type { AssuranceReportDetail, AssuranceReportList } from './report-views.dto';
import type { YearCoverageList } from './gaps/year-coverage.dto';

/** Which independent reports are expected and here, and how they cover a fiscal year. */
@Injectable()
export class AssuranceReportsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly catalogues: CatalogueService,
    private readonly details: ReportDetails,
  ) {}

  list(actor: Actor, query: AssuranceQuery): Promise<AssuranceReportList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await reportRows(manager, query, this.clock.today());
      return { total: items.length, items };
    });
  }

  one(actor: Actor, id: string): Promise<AssuranceReportDetail> {
    return this.work.read(actor, ({ manager }) => this.details.of(manager, actor, { id, today: this.clock.today() }));
  }

  coverage(
    actor: Actor,
    asked: { periodId: string; kind?: ReportKind | undefined; vendorId?: string | undefined },
  ): Promise<YearCoverageList> {
    const { periodId, kind = 'soc1', vendorId } = asked;
    const [today, showsOwn] = [this.clock.today(), actor.vendorId === null];
    return this.work.read(actor, async ({ manager }) =>
      yearCoverage(manager, await wishFor(manager, this.catalogues, { periodId, kind, vendorId, today, showsOwn })),
    );
  }

  /** A report that somebody waits for; a vendor names one that it is about to bring without being asked. */
  expect(actor: Actor, given: ExpectReport): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      if (actor.vendorId !== null && actor.vendorId !== given.vendorId) throw notFound('vendor');
      await requireVendor(w.manager, given.vendorId);
      await requirePeriod(w.manager, given.periodId);
      await requireOwn(w, given.vendorId, { table: 'service', ids: given.serviceIds, pointer: '/serviceIds' });
      const report = await expectReport(w, given);
      return this.details.of(w.manager, actor, { id: report.id, today: w.at.slice(0, 10) });
    });
  }

  change(actor: Actor, id: string, given: ChangeExpectation): Promise<AssuranceReportDetail> {
    return this.work.perform(actor, async (w) => {
      const report = await lockReport(w, id);
      refuseStale(report, given.version);
      if (report.state !== 'expected')
        throw new Problem('wrong-state', `${report.ref} is ${STATE_WORDS[report.state].toLowerCase()} already.`);
      await requireOwn(w, report.vendorId, { table: 'service', ids: given.serviceIds, pointer: '/serviceIds' });
      const { dueOn, serviceIds } = given;
      const title = given.title.trim();
      await w.manager.query(
        'UPDATE assurance_report SET title = $2, due_on = $3, expected_service_ids = $4, version = version + 1 WHERE id = $1',
        [id, title, dueOn, serviceIds],
      );
      const before = { title: report.title, dueOn: report.dueOn, serviceIds: report.expectedServiceIds };
      await w.record('assurance.expectation-changed', subjectOf(report), {
        before,
        after: { title, dueOn, serviceIds },
      });
      return this.details.of(w.manager, actor, { id, today: w.at.slice(0, 10) });
    });
  }

  expectForPeriod(actor: Actor, periodId: string): Promise<ExpectedForPeriod> {
    return this.work.perform(actor, async (w) => {
      await requirePeriod(w.manager, periodId);
      const refs = await expectWhatIsAsked(w, periodId);
      if (refs.length === 0)
        heed({ code: 'nothing-to-expect', reason: 'Every report that the catalogue asks for is expected or here.' });
      return { added: refs.length, refs };
    });
  }
}

/** Writes an expected report down, in somebody else's Work. */
export async function expectReport(w: OpenWork, given: ExpectReport): Promise<AssuranceReport> {
  const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('AR') AS ref`);
  const { vendorId, periodId, kind, serviceIds, dueOn } = given;
  const report: AssuranceReport = {
    ...{ id: newId(), registrantId: w.actor.registrantId, vendorId, ref: counted?.ref ?? '', periodId, kind },
    ...{ title: given.title.trim(), expectedServiceIds: [...new Set(serviceIds)], dueOn, state: 'expected' as const },
    ...NOT_HERE,
    ...{ expectedBy: w.actor.personId, expectedAt: w.at, version: 1 },
  };
  await w.manager.getRepository(AssuranceReport).insert(report);
  const { title, expectedServiceIds } = report;
  await w.record('assurance.expected', subjectOf(report), {
    kind,
    title,
    periodId,
    serviceIds: expectedServiceIds,
    dueOn,
  });
  return report;
}

const NOT_HERE = {
  ...{ reportType: null, standard: null, coversFrom: null, coversTo: null, issuedOn: null, auditorName: null },
  ...{ opinion: null, opinionBasis: null, criteria: [], serviceIds: [], siteIds: [], scopeWords: null },
  ...{ restrictedUse: null, evidenceVersionId: null, supersedes: null, receivedBy: null, receivedAt: null },
  ...{ reviewBegunBy: null, reviewBegunAt: null, evaluatedAt: null, letterDueOn: null, overdueToldOn: null },
};

// ASR-01 asks for a SOC 1 report of each service, ASR-04 for independent assurance over recovery; one report speaks of all
// services of a vendor. Nothing is expected twice, and nothing of what the obligation is settled without.
const ASKED = `
  SELECT o.vendor_id AS "vendorId", CASE o.requirement_code WHEN 'ASR-01' THEN 'soc1' ELSE 'soc2' END AS kind,
    array_agg(DISTINCT o.service_id) AS "serviceIds", max(o.due_on)::text AS "dueOn", p.code
  FROM obligation o JOIN compliance_period p ON p.id = o.period_id
  WHERE o.period_id = $1 AND o.requirement_code IN ('ASR-01', 'ASR-04') AND o.service_id IS NOT NULL AND o.conclusion IS NULL
    AND NOT EXISTS (SELECT 1 FROM assurance_report r WHERE r.vendor_id = o.vendor_id AND r.period_id = o.period_id AND r.state <> 'superseded'
      AND (r.kind = CASE o.requirement_code WHEN 'ASR-01' THEN 'soc1' ELSE 'soc2' END OR (o.requirement_code = 'ASR-04' AND r.kind = 'certificate'))
      AND (o.service_id = ANY (r.expected_service_ids) OR o.service_id = ANY (r.service_ids)))
  GROUP BY o.vendor_id, 2, p.code ORDER BY o.vendor_id, 2`;

/** Expects what obligations of the period ask for and nobody expects yet; answers the new references. */
export async function expectWhatIsAsked(w: OpenWork, periodId: string): Promise<string[]> {
  type Asked = Pick<ExpectReport, 'vendorId' | 'kind' | 'serviceIds' | 'dueOn'> & { code: string };
  const asked: Asked[] = await w.manager.query(ASKED, [periodId]);
  const refs: string[] = [];
  for (const { code, ...one } of asked) {
    const report = await expectReport(w, { ...one, periodId, title: `${KIND_WORDS[one.kind]} report for ${code}` });
    refs.push(report.ref);
  }
  return refs;
}
