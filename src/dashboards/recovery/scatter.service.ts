import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../../audit-trail/work';
import type { ReportPeriod } from '../../coverage/coverage.dto';
import { reportPeriod } from '../../coverage/report-period';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import type { RecoveryScatter, ScatterDot, ScatterQuery } from './scatter.dto';
import { dotsOf, DRAWN_ALONE, SCATTER_RESULT_WORDS, type Dot, type ScatterResult } from './scatter.rules';
import { scatterCounts, scatterPoints, scatterRows, type ScatterFilter } from './scatter-sql';

export const RESULTS_A_PAGE = 25;

/** What exercises and real events achieved against what was promised. */
@Injectable()
export class ScatterService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  scatter(actor: Actor, query: ScatterQuery): Promise<RecoveryScatter> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const ranAt = this.clock.iso();
      const period = await reportPeriod(manager, { ...query, today: ranAt.slice(0, 10) });
      const { page = 1, pageSize = RESULTS_A_PAGE, measure = 'rto' } = query;
      const base = { period, ranAt, measure, page, pageSize };
      if (!period) return { ...base, ...figuresOf(new Map()), isGrouped: false, dots: [], total: 0, items: [] };
      return { ...base, ...(await shownOf(manager, query, period)) };
    });
  }
}

async function shownOf(manager: EntityManager, query: ScatterQuery, period: ReportPeriod) {
  const { page = 1, pageSize = RESULTS_A_PAGE } = query;
  const filter = filterOf(query, period);
  const { counts, total } = await scatterCounts(manager, filter);
  const points = await scatterPoints(manager, filter);
  const rows = await scatterRows(manager, filter, query.format === 'csv' ? null : { number: page, size: pageSize });
  return {
    ...figuresOf(counts),
    isGrouped: points.length > DRAWN_ALONE,
    dots: dotsOf(points).map(dotView),
    total,
    items: rows.map((row) => ({
      ...row,
      provedAt: row.provedAt.toISOString(),
      resultWords: SCATTER_RESULT_WORDS[row.result],
    })),
  };
}

function filterOf(query: ScatterQuery, { startsOn: from, endsOn: to }: ReportPeriod): ScatterFilter {
  const { measure = 'rto', tier = null, vendorId = null, result = null } = query;
  return { measure, from, to, tier, vendorId, result, within: withinOf(query) };
}

function withinOf({ objectiveFrom, objectiveTo, achievedFrom, achievedTo }: ScatterQuery): ScatterFilter['within'] {
  return {
    ...{ objectiveFrom: objectiveFrom ?? null, objectiveTo: objectiveTo ?? null },
    ...{ achievedFrom: achievedFrom ?? null, achievedTo: achievedTo ?? null },
  };
}

function figuresOf(counts: ReadonlyMap<ScatterResult, number>) {
  const of = (result: ScatterResult) => counts.get(result) ?? 0;
  return {
    ...{ achieved: of('achieved'), missed: of('missed') },
    ...{ notRecovered: of('not_recovered'), notMeasured: of('not_measured') },
  };
}

function dotView({ sampleId, ...dot }: Dot): ScatterDot {
  const [source = null, id = null] = sampleId?.split(' ') ?? [];
  return { ...dot, source: source === 'exercise' || source === 'event' ? source : null, id };
}
