import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../../audit-trail/work';
import type { ReportPeriod } from '../../coverage/coverage.dto';
import { reportPeriod } from '../../coverage/report-period';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { calendarServices, quarterCounts, type QuarterCount, type QuarterFilter } from './quarter-sql';
import { lacksEvidence, quartersOf, timeOf, type Quarter, type QuarterState } from './quarter.rules';
import { QUARTER_TIME_WORDS } from './quarter-words.rules';
import type { QuarterCalendar, QuarterFigures, QuartersQuery } from './quarters.dto';
import { serviceRows } from './service-rows';

export const SERVICES_A_PAGE = 25;
/** Services that are read together for a file. */
const AT_ONCE = 2000;

/** The fiscal year by quarters: which services have valid test evidence on which days of it. */
@Injectable()
export class QuartersService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  calendar(actor: Actor, query: QuartersQuery): Promise<QuarterCalendar> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const ranAt = this.clock.iso();
      const today = ranAt.slice(0, 10);
      const period = await reportPeriod(manager, { ...query, today });
      const { page = 1, pageSize = SERVICES_A_PAGE } = query;
      const base = { period, ranAt, page, pageSize };
      if (!period) return { ...base, quarters: [], total: 0, items: [] };
      const filter = filterOf(query, period);
      const { counts, total } = await quarterCounts(manager, filter);
      const items = await rowsFor(manager, filter, { today, page: query.format === 'csv' ? null : { page, pageSize } });
      return { ...base, quarters: filter.quarters.map((one) => figuresOf(one, counts, today)), total, items };
    });
  }
}

function filterOf(query: QuartersQuery, { startsOn, endsOn }: ReportPeriod): QuarterFilter {
  const { state } = query;
  return {
    ...{ tier: query.tier ?? null, vendorId: query.vendorId ?? null, seek: query.seek ?? '' },
    quarter: query.quarter ?? null,
    quarters: quartersOf({ from: startsOn, to: endsOn }),
    states: state === undefined ? null : state === 'lacking' ? LACKING : [state],
  };
}

const LACKING: readonly QuarterState[] = ['reported', 'none'];

async function rowsFor(
  manager: EntityManager,
  filter: QuarterFilter,
  { today, page }: { today: string; page: { page: number; pageSize: number } | null },
): Promise<QuarterCalendar['items']> {
  const asked = page && { number: page.page, size: page.pageSize };
  const services = await calendarServices(manager, filter, asked);
  const items: QuarterCalendar['items'] = [];
  for (let from = 0; from < services.length; from += AT_ONCE)
    items.push(...(await serviceRows(manager, services.slice(from, from + AT_ONCE), { ...filter, today })));
  return items;
}

function figuresOf(quarter: Quarter, counts: readonly QuarterCount[], today: string): QuarterFigures {
  const own = counts.filter(({ code }) => code === quarter.code);
  const sum = (wanted: (state: QuarterState) => boolean) =>
    own.filter(({ state }) => wanted(state)).reduce((total, { count }) => total + count, 0);
  const time = timeOf(quarter, today);
  return {
    ...{ code: quarter.code, from: quarter.from, to: quarter.to, time, timeWords: QUARTER_TIME_WORDS[time] },
    services: sum(() => true),
    covered: sum((state) => state === 'covered'),
    partly: sum((state) => state === 'partly'),
    reported: sum((state) => state === 'reported'),
    none: sum((state) => state === 'none'),
    lacking: sum(lacksEvidence),
  };
}
