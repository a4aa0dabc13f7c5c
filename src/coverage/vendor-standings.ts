import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { CsvReport, CsvValue } from '../foundation/csv.rules';
import { daysBetween } from '../obligations/iso-date.rules';
import { OPEN } from './coverage-sql';
import { reportPeriod } from './report-period';
import type { StandingOrder, VendorsQuery } from './report-queries.dto';
import type { NextDue, VendorStanding, VendorStandings } from './vendor-standings.dto';

export const STANDINGS_A_PAGE = 25;

const TIER = `(SELECT min(s.tier) FROM service s WHERE s.vendor_id = v.id AND s.state = 'active')`;

/** What each order sorts by; those that have it least come last. */
const ORDERS: Record<StandingOrder, { by: string; last: string }> = {
  name: { by: 'v.name', last: '' },
  tier: { by: TIER, last: 'NULLS LAST' },
  country: { by: 'v.country', last: '' },
  state: { by: 'v.state', last: '' },
  services: { by: `(SELECT count(*) FROM service s WHERE s.vendor_id = v.id)`, last: '' },
  next: { by: 'n.due_on', last: 'NULLS LAST' },
};

const NEXT = `LEFT JOIN (SELECT o.vendor_id, min(o.due_on) AS due_on FROM obligation o WHERE o.period_id = $4 AND ${OPEN} GROUP BY o.vendor_id) n ON n.vendor_id = v.id`;
const CHOSEN = `FROM vendor v WHERE ($1::text IS NULL OR v.state = $1) AND ($2::text IS NULL OR ${TIER} = $2)
  AND ($3::text IS NULL OR position(lower($3) IN lower(v.name || ' ' || v.ref)) > 0)`;

const STANDINGS = `
  SELECT v.id, v.ref, v.name, v.country, v.state, ${TIER} AS tier, (SELECT count(*)::integer FROM service s WHERE s.vendor_id = v.id) AS services
  FROM vendor v WHERE v.id = ANY ($1) ORDER BY array_position($1, v.id)`;

const FIRST_DUE = `
  SELECT DISTINCT ON (o.vendor_id) o.vendor_id AS "vendorId", o.id AS "obligationId", o.requirement_code AS "requirementCode", o.due_on::text AS "dueOn"
  FROM obligation o WHERE o.vendor_id = ANY ($1) AND o.period_id = $2 AND ${OPEN} ORDER BY o.vendor_id, o.due_on, o.requirement_code, o.id`;

/** The register of vendors with where each stands, a page at a time. */
@Injectable()
export class VendorStandingsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly catalogue: CatalogueService,
  ) {}

  list(actor: Actor, query: VendorsQuery): Promise<VendorStandings> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const readAt = this.clock.iso();
      const today = readAt.slice(0, 10);
      const period = await reportPeriod(manager, { today });
      const { page = 1, pageSize = STANDINGS_A_PAGE } = query;
      const { total, ids } = await chosen(manager, query, period?.id ?? null);
      const rows: Omit<VendorStanding, 'nextDue'>[] = await manager.query(STANDINGS, [ids]);
      const next = period
        ? await this.nextDue(manager, { ids, periodId: period.id, today })
        : new Map<string, NextDue>();
      return {
        readAt,
        total,
        page,
        pageSize,
        items: rows.map((row) => ({ ...row, nextDue: next.get(row.id) ?? null })),
      };
    });
  }

  /** What each vendor has to do first, of what nobody has submitted. */
  private async nextDue(
    manager: EntityManager,
    { ids, periodId, today }: { ids: readonly string[]; periodId: string; today: string },
  ): Promise<ReadonlyMap<string, NextDue>> {
    const { catalogue } = await this.catalogue.ofPeriod(manager, periodId);
    const titles = new Map(catalogue.requirements.map(({ id, title }) => [id, title]));
    const rows: (Omit<NextDue, 'requirementTitle' | 'daysLeft'> & { vendorId: string })[] = await manager.query(
      FIRST_DUE,
      [...[ids, periodId]],
    );
    return new Map(
      rows.map(({ vendorId, ...row }) => {
        const { requirementCode, dueOn } = row;
        const requirementTitle = titles.get(requirementCode) ?? requirementCode;
        return [vendorId, { ...row, requirementTitle, daysLeft: daysBetween(today, dueOn) }];
      }),
    );
  }
}

async function chosen(
  manager: EntityManager,
  query: VendorsQuery,
  periodId: string | null,
): Promise<{ total: number; ids: string[] }> {
  const asked = [query.state ?? null, query.tier ?? null, query.seek ?? null];
  const [counted]: { total: number }[] = await manager.query(`SELECT count(*)::integer AS total ${CHOSEN}`, asked);
  const { order = 'name' } = query;
  const parameters = order === 'next' ? [...asked, periodId] : asked;
  const rows: { id: string }[] = await manager.query(sorted(query, order), parameters);
  return { total: counted?.total ?? 0, ids: rows.map(({ id }) => id) };
}

function sorted(query: VendorsQuery, order: StandingOrder): string {
  const { descending, page = 1, pageSize = STANDINGS_A_PAGE } = query;
  const { by, last } = ORDERS[order];
  const from = order === 'next' ? CHOSEN.replace('WHERE', `${NEXT} WHERE`) : CHOSEN;
  const limit = query.format === 'csv' ? '' : `LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  const way = descending === 'yes' ? 'DESC' : 'ASC';
  return `SELECT v.id ${from} ORDER BY ${by} ${way} ${last}, v.name, v.id ${limit}`;
}

const COLUMNS = [
  'Ref',
  'Vendor',
  'Tier',
  'Services',
  'Country',
  'State',
  'Next due on',
  'Days left',
  'Requirement',
  'Vendor id',
];

export function standingsTable(items: readonly VendorStanding[]): Pick<CsvReport, 'columns' | 'rows'> {
  const rows = items.map(({ nextDue, ...vendor }): CsvValue[] => [
    ...[vendor.ref, vendor.name, vendor.tier, vendor.services, vendor.country, vendor.state],
    ...[nextDue?.dueOn ?? null, nextDue?.daysLeft ?? null, nextDue?.requirementCode ?? null, vendor.id],
  ]);
  return { columns: COLUMNS, rows };
}
