import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { monthsFrom } from './calendar.rules';
import type { CalendarQuery, CalendarVendorView, ExerciseCalendar } from './calendar.dto';
import { calendarCsv } from './calendar-csv.rules';
import { fleetCounts, fleetExercises, fleetNeeds, fleetPage, type FleetFilter } from './calendar-fleet';
import { vendorView, type LatestProgramme } from './calendar-view';
import { programmeYear, type ProgrammeYear } from './calendar-year';
import { programmeRows } from './programme-facts';

const PAGE_SIZE = 25;

/** The programmes of a year: months by services of vendors, what is agreed, and what is missing for which tier. */
@Injectable()
export class ExerciseCalendarService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  calendar(actor: Actor, query: CalendarQuery): Promise<ExerciseCalendar> {
    const today = this.clock.iso().slice(0, 10);
    const size = query.pageSize ?? PAGE_SIZE;
    return this.work.read(actor, async ({ manager }) => {
      const year = await programmeYear(manager, { periodId: query.periodId ?? null, today });
      const filter = filterOf(query, year, today);
      const { vendors, total, agreedTotal } = await fleetPage(manager, filter, { number: query.page ?? 1, size });
      return {
        ...{ from: year.from, to: year.to, months: monthsFrom(year.from), today },
        ...{ periodId: year.periodId, periodCode: year.code },
        counts: await fleetCounts(manager, filter),
        tiers: await fleetNeeds(manager, filter),
        vendors: await vendorViews(manager, vendors, { year, today }),
        ...{ total, agreedTotal, page: query.page ?? 1, pageSize: size },
      };
    });
  }

  /** The calendar as a file of all vendors that fit, not of one page. */
  file(actor: Actor, query: CalendarQuery): Promise<{ name: string; text: string }> {
    const ranAt = this.clock.iso();
    const today = ranAt.slice(0, 10);
    return this.work.read(actor, async ({ manager }) => {
      const year = await programmeYear(manager, { periodId: query.periodId ?? null, today });
      const exercises = await fleetExercises(manager, filterOf(query, year, today));
      const text = calendarCsv(exercises, { year, ranAt, filter: filterWords(query, year) });
      return { name: `exercise-calendar-${year.code.replaceAll(/[^A-Za-z0-9_-]/g, '-')}.csv`, text };
    });
  }
}

function filterWords(query: CalendarQuery, year: ProgrammeYear): string {
  const parts = [
    `Year ${year.code} (${year.from} to ${year.to})`,
    query.vendorId && 'one vendor',
    query.tier && `tier ${query.tier}`,
    query.search && `vendor name contains ${query.search}`,
    query.lacking === 'true' && 'only vendors with a service that has no exercise which is enough for its tier',
    query.unagreed === 'true' && 'only vendors without an agreed programme',
  ];
  return parts.filter(Boolean).join('; ');
}

function filterOf(query: CalendarQuery, year: ProgrammeYear, today: string): FleetFilter {
  return {
    ...{ vendorId: query.vendorId ?? null, tier: query.tier ?? null, search: query.search ?? '' },
    ...{ lacking: query.lacking === 'true', unagreed: query.unagreed === 'true' },
    ...{ periodId: year.periodId, year, today },
  };
}

/** The rows of some vendors in a year. */
export async function vendorViews(
  manager: EntityManager,
  vendors: Parameters<typeof vendorView>[0][],
  when: { year: ProgrammeYear; today: string },
): Promise<CalendarVendorView[]> {
  const ids = vendors.map(({ id }) => id);
  const rows = await programmeRows(manager, ids);
  const programmes: LatestProgramme[] = await manager.query(
    `SELECT DISTINCT ON (vendor_id) vendor_id AS "vendorId", id, ref, state FROM exercise_programme
     WHERE vendor_id = ANY ($1) AND period_id = $2 ORDER BY vendor_id, number DESC`,
    [ids, when.year.periodId],
  );
  return vendors.map((vendor) => vendorView(vendor, { rows, programmes, when }));
}
