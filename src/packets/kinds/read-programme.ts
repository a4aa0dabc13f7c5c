import type { Catalogue } from '../../catalogue/catalogue.rules';
import { people, rows, times } from '../../foundation/sql-columns';
import type { Registers } from '../snapshot/registers';
import type { ControlCount } from '../snapshot.model';
import { occurrenceLines, type OccurrenceRow } from './occurrences.rules';
import { COUNT_PROGRAMME, linesOf, PROGRAMME_THINGS } from './programme-things';
import type { ProgrammeRegister, ServiceLine, ThingLine, VendorLine } from './programme.model';

type Reading = <T>(table: string, read: (from: Registers) => Promise<T>) => Promise<T>;

const VENDORS = `
  SELECT v.ref, v.name, v.country, v.state, count(s.id) FILTER (WHERE s.state = 'active')::int AS services,
    min(s.tier) FILTER (WHERE s.state = 'active') AS tier, coalesce(bool_or(s.icfr_relevant) FILTER (WHERE s.state = 'active'), false) AS "icfrRelevant"
  FROM vendor v LEFT JOIN service s ON s.vendor_id = v.id GROUP BY v.id, v.ref, v.name, v.country, v.state ORDER BY v.ref`;

const SERVICES = `
  SELECT s.ref, v.ref AS "vendorRef", s.name, s.category, s.state, s.tier, s.flags, s.icfr_relevant AS "icfrRelevant", s.icfr_reason AS "icfrReason",
    ${people('d.decided_by')}, ${times('d.decided_at')}, o.rto_minutes AS "rtoMinutes", o.rpo_minutes AS "rpoMinutes", o.mtpd_minutes AS "mtpdMinutes"
  FROM service s JOIN vendor v ON v.id = s.vendor_id
  LEFT JOIN objective_set o ON o.service_id = s.id AND o.effective_from IS NOT NULL AND o.superseded_at IS NULL
  LEFT JOIN LATERAL (SELECT decided_by, decided_at FROM scope_decision x WHERE x.service_id = s.id AND x.effective_from IS NOT NULL ORDER BY x.decided_at DESC, x.id LIMIT 1) d ON true
  ORDER BY v.ref, s.ref`;

const OCCURRENCES = `
  SELECT o.requirement_code AS code, coalesce(v.ref, 'Programme') AS "vendorRef", s.ref AS "serviceRef", o.occurrence, o.due_on::text AS "dueOn", o.progress, o.conclusion,
    app.rule_covers(o.vendor_id, o.service_id, o.requirement_code) AS covered,
    o.conclusion_reason AS reason, o.excepted_until::text AS "exceptedUntil", ${people('o.concluded_by')}, ${times('o.concluded_at')}
  FROM obligation o JOIN requirement r ON r.id = o.requirement_id LEFT JOIN vendor v ON v.id = o.vendor_id LEFT JOIN service s ON s.id = o.service_id
  WHERE o.period_id = $1 ORDER BY v.ref NULLS FIRST, r.position, s.ref NULLS FIRST, o.occurrence, o.id`;

/** Everything that a programme packet lists, over all vendors, in a handful of queries whatever their number. */
export async function readProgramme(
  reading: Reading,
  at: { catalogue: Catalogue; asOf: string; periodId: string },
): Promise<ProgrammeRegister> {
  const ask = <T>(table: string, sql: string, parameters: unknown[]) =>
    reading(table, ({ manager }) => rows<T>(manager, sql, parameters));
  const services = await ask<ServiceLine>('Services', SERVICES, []);
  const found = await ask<OccurrenceRow>('Occurrences', OCCURRENCES, [at.periodId]);
  const register: Record<string, ThingLine[]> = {};
  for (const things of PROGRAMME_THINGS)
    register[things.name] = await reading(things.table, ({ manager, period }) =>
      rows<ThingLine>(manager, linesOf(things), [period.startsOn, period.endsOn, period.id, at.asOf]),
    );
  return {
    vendors: await ask<VendorLine>('Vendors', VENDORS, []),
    services,
    occurrences: occurrenceLines(found, { ...at, services }),
    ...(register as unknown as Omit<ProgrammeRegister, 'vendors' | 'services' | 'occurrences'>),
  };
}

/** Every register of the programme counted by itself, beside the lines that were read of it. */
export function readProgrammeCounts({ manager, period, asOf }: Registers): Promise<ControlCount[]> {
  return rows(manager, `SELECT "table", registered, selected FROM (${COUNT_PROGRAMME}) counted ORDER BY place`, [
    ...[period.startsOn, period.endsOn, period.id, asOf],
  ]);
}
