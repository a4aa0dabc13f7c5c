import type { EntityManager } from 'typeorm';
import type { PublishedCatalogue } from '../catalogue/catalogue.service';
import type { PeriodFacts } from '../catalogue/periods.service';
import { Problem } from '../foundation/problem';
import { highestTier } from '../outsourced-services/tiering.rules';
import type { RecordedEvent } from './cadence.rules';
import { obligationsFor, programmeObligations, type Obligation, type ObligationHistory } from './obligation.rules';
import { obligedServices } from './obligation-reads';

export interface Asked {
  vendorId: string | null;
  period: PeriodFacts;
  published: PublishedCatalogue;
}

/** What tier, flags, cadence, recorded events and earlier periods ask of a vendor (or the programme) in a period. */
export async function wantedObligations(manager: EntityManager, asked: Asked): Promise<Obligation[]> {
  const { vendorId, period, published } = asked;
  const { requirements } = published.catalogue;
  const completed = await completedBefore(manager, asked);
  if (vendorId === null)
    return programmeObligations({ requirements, period, lastCompletedOn: (code) => completed(code, null) });
  const services = await obligedServices(manager, vendorId);
  const vendorTier = highestTier(services.map(({ tier }) => tier));
  if (vendorTier === null) throw noTier();
  const events = await eventsOf(manager, vendorId);
  const historyOf = (code: string, serviceId: string | null): ObligationHistory => ({
    lastCompletedOn: completed(code, serviceId),
    triggers: events.filter((event) => serviceId === null || event.serviceId === null || event.serviceId === serviceId),
  });
  return obligationsFor({ requirements, services, vendorTier, period, historyOf });
}

function noTier(): Problem {
  const message = 'No service of this vendor has a tier in force. Decide the scope of its services first.';
  return new Problem('refused', message, [{ pointer: '', message, code: 'no_tier' }]);
}

async function eventsOf(
  manager: EntityManager,
  vendorId: string,
): Promise<(RecordedEvent & { serviceId: string | null })[]> {
  const rows: { event: string; on: string; ref: string; serviceId: string | null }[] = await manager.query(
    `SELECT event, happened_on::text AS "on", ref, service_id AS "serviceId" FROM recorded_event WHERE vendor_id = $1 ORDER BY happened_on, id`,
    [vendorId],
  );
  return rows.map(({ ref, ...row }) => (ref === '' ? row : { ...row, ref }));
}

/**
 * Day on which the last instance of an earlier period that was met was done, and where nothing else has a day, concluded;
 * the scheduled period's own do not count. Days are of UTC.
 */
async function completedBefore(
  manager: EntityManager,
  { vendorId, period }: Asked,
): Promise<(code: string, serviceId: string | null) => string | null> {
  const owner = vendorId === null ? 'o.vendor_id IS NULL AND $1::uuid IS NULL' : 'o.vendor_id = $1';
  const rows: { code: string; serviceId: string | null; on: string }[] = await manager.query(
    `SELECT o.requirement_code AS code, o.service_id AS "serviceId", max(coalesce(o.completed_on, (o.concluded_at AT TIME ZONE 'UTC')::date))::text AS "on"
     FROM obligation o JOIN compliance_period p ON p.id = o.period_id
     WHERE ${owner} AND p.ends_on < $2 AND o.conclusion IN ('met', 'met_with_exceptions')
     GROUP BY o.requirement_code, o.service_id`,
    [vendorId, period.startsOn],
  );
  const on = new Map(rows.map((row) => [`${row.code} ${row.serviceId ?? ''}`, row.on]));
  return (code, serviceId) => on.get(`${code} ${serviceId ?? ''}`) ?? null;
}
