import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import type { Tier } from '../../catalogue/words.rules';
import { vendorViews } from './calendar.service';
import { programmeYear } from './calendar-year';
import type { CalendarVendorView, MissingView } from './calendar.dto';
import { activityViews, candidateLines, programmeSummaries, requireSummary, writtenLines } from './programme-rows';
import type { ProgrammeList, ProgrammesQuery, ProgrammeSummary, ProgrammeView } from './programmes.dto';

@Injectable()
export class ProgrammeReads {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  all(actor: Actor, { vendorId, periodId }: ProgrammesQuery): Promise<ProgrammeList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await programmeSummaries(manager, { vendorId, periodId });
      return { items, total: items.length };
    });
  }

  one(actor: Actor, id: string): Promise<ProgrammeView> {
    const today = this.clock.iso().slice(0, 10);
    return this.work.read(actor, async ({ manager }) => {
      const summary = await requireSummary(manager, id);
      const year = await programmeYear(manager, { periodId: summary.periodId, today });
      const within = { id, vendorId: summary.vendorId, from: year.from, to: year.to };
      const isOpen = ['draft', 'returned'].includes(summary.state);
      const lines = isOpen ? await candidateLines(manager, within, today) : await writtenLines(manager, id, today);
      const calendar = await vendorCalendar(manager, summary, today);
      return {
        ...summary,
        ...{ from: year.from, to: year.to, lines, calendar },
        exercises: lines.length,
        activities: await activityViews(manager, within),
        missing: await missingThen(manager, summary, calendar),
      };
    });
  }
}

/** A vendor's year as it stands. */
export async function vendorCalendar(
  manager: EntityManager,
  of: { vendorId: string; periodId: string },
  today: string,
): Promise<CalendarVendorView | null> {
  const year = await programmeYear(manager, { periodId: of.periodId, today });
  const vendors: { id: string; name: string; tier: Tier | null; agreed: boolean }[] = await manager.query(
    `SELECT v.id, v.name, min(s.tier) AS tier, EXISTS (SELECT 1 FROM exercise_programme p WHERE p.vendor_id = v.id AND p.period_id = $2 AND p.state = 'agreed') AS agreed
     FROM vendor v LEFT JOIN service s ON s.vendor_id = v.id AND s.state = 'active' WHERE v.id = $1 GROUP BY v.id, v.name`,
    [of.vendorId, of.periodId],
  );
  const [view] = await vendorViews(manager, vendors, { year, today });
  return view ?? null;
}

/** Everything that is missing in a vendor's year, each with the service that it concerns. */
export function missingOf(calendar: CalendarVendorView | null): MissingView[] {
  if (calendar === null) return [];
  const ofServices = calendar.services.flatMap(({ name, missing }) =>
    missing.map(({ code, reason }) => ({ code, reason: `${name}: ${reason}` })),
  );
  return [...ofServices, ...calendar.missing];
}

async function missingThen(
  manager: EntityManager,
  summary: ProgrammeSummary,
  calendar: CalendarVendorView | null,
): Promise<MissingView[]> {
  if (!['agreed', 'superseded'].includes(summary.state)) return missingOf(calendar);
  const [row]: { missing: string[] | null }[] = await manager.query(
    'SELECT missing FROM exercise_programme WHERE id = $1',
    [summary.id],
  );
  return (row?.missing ?? []).map((reason) => ({ code: 'then', reason }));
}
