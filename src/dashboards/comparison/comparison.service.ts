import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { wishFor, yearCoverage } from '../../assurance-reports/gaps/year-coverage';
import { Work } from '../../audit-trail/work';
import { CatalogueService } from '../../catalogue/catalogue.service';
import { CoverageFacts } from '../../coverage/coverage-facts';
import type { ReportPeriod } from '../../coverage/coverage.dto';
import { reportPeriod } from '../../coverage/report-period';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { notFound } from '../../foundation/problem';
import { calendarServices } from '../quarters/quarter-sql';
import { quartersOf } from '../quarters/quarter.rules';
import { serviceRows } from '../quarters/service-rows';
import { scatterCounts } from '../recovery/scatter-sql';
import { comparisonLines } from './comparison-lines';
import { comparedRows, lastAttestations, type VendorFigures } from './comparison-reads';
import type { ComparisonQuery, VendorComparison } from './comparison.dto';

/** Two to five vendors side by side, each figure with the way to its rows. */
@Injectable()
export class ComparisonService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly facts: CoverageFacts,
    private readonly catalogues: CatalogueService,
  ) {}

  compare(actor: Actor, query: ComparisonQuery): Promise<VendorComparison> {
    const ids = [...new Set(query.vendorIds.split(','))];
    return this.work.snapshot(actor, async ({ manager }) => {
      const ranAt = this.clock.iso();
      const today = ranAt.slice(0, 10);
      const period = await reportPeriod(manager, { ...query, today });
      if (!period) return { period, ranAt, vendors: [], lines: [] };
      const figures = await this.figures(manager, ids, { period, today });
      const vendors = figures.map(({ id, ref, name, tier, country }) => ({ id, ref, name, tier, country }));
      return { period, ranAt, vendors, lines: comparisonLines(figures, { period, today }) };
    });
  }

  private async figures(
    manager: EntityManager,
    ids: readonly string[],
    when: { period: ReportPeriod; today: string },
  ): Promise<VendorFigures[]> {
    const { period, today } = when;
    const year = { from: period.startsOn, to: period.endsOn };
    const rows = await comparedRows(manager, ids, { today, ...year });
    if (rows.length < ids.length) throw notFound('vendor');
    const scope = { vendorIds: ids, programme: false };
    const { obligations } = await this.facts.read(manager, { period, today, scope });
    const attestations = await lastAttestations(manager, ids);
    const figures: VendorFigures[] = [];
    for (const row of rows)
      figures.push({
        ...row,
        obligations: obligations.filter(({ vendorId }) => vendorId === row.id),
        attestation: attestations.find(({ vendorId }) => vendorId === row.id) ?? null,
        ...(await this.ofVendor(manager, row.id, when)),
      });
    return figures;
  }

  private async ofVendor(manager: EntityManager, vendorId: string, when: { period: ReportPeriod; today: string }) {
    const { startsOn: from, endsOn: to, id: periodId } = when.period;
    const { today } = when;
    const quarters = quartersOf({ from, to });
    const everything = { tier: null, seek: '', states: null, quarter: null };
    const services = await calendarServices(manager, { ...everything, vendorId, quarters }, null);
    const wish = await wishFor(manager, this.catalogues, { periodId, kind: 'soc1', vendorId, today, showsOwn: true });
    return {
      proofs: await serviceRows(manager, services, { quarters, today }),
      ...(await misses(manager, { from, to, vendorId })),
      years: (await yearCoverage(manager, wish)).items,
    };
  }
}

const ANYWHERE = { objectiveFrom: null, objectiveTo: null, achievedFrom: null, achievedTo: null };

/** Recovery times and points of the period that missed their objective, and how many there are. */
async function misses(
  manager: EntityManager,
  asked: { from: string; to: string; vendorId: string },
): Promise<{ missed: number; measured: number }> {
  const base = { ...asked, tier: null, result: null, within: ANYWHERE };
  let [missed, measured] = [0, 0];
  for (const measure of ['rto', 'rpo'] as const) {
    const { counts } = await scatterCounts(manager, { ...base, measure });
    const bad = (counts.get('missed') ?? 0) + (counts.get('not_recovered') ?? 0);
    [missed, measured] = [missed + bad, measured + bad + (counts.get('achieved') ?? 0)];
  }
  return { missed, measured };
}
