import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { flaggedCells } from './cell-flags';
import { CoverageFacts } from './coverage-facts';
import { measuresByTier, ofTier } from './coverage-figures.rules';
import { cellsOf, familiesOf, familyCellsOf, lanesOf, vendorsOf } from './coverage-views';
import type { CoverageView, ReportPeriod } from './coverage.dto';
import type { CoverageQuery } from './report-queries.dto';
import { FlagReads } from './flag-reads';
import { FleetFigures, type FleetRead } from './fleet-figures';
import { reportPeriod } from './report-period';

export const VENDORS_A_PAGE = 25;

interface Asked {
  query: CoverageQuery;
  period: ReportPeriod;
  today: string;
  closed: ReadonlySet<string>;
}

/** The heat map: figures of all vendors, and the cells of a page of them. Every figure is computed from the rows of the moment. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly facts: CoverageFacts,
    private readonly fleet: FleetFigures,
    private readonly flags: FlagReads,
  ) {}

  /** Requirement against vendor, and the key figures lane by lane. */
  heatMap(actor: Actor, query: CoverageQuery): Promise<CoverageView> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const ranAt = this.clock.iso();
      const today = ranAt.slice(0, 10);
      const period = await reportPeriod(manager, { ...query, today });
      const base = { period, tier: query.tier ?? null, ranAt, ...pageOf(query) };
      if (!period) return { ...base, ...NOTHING };
      const asked = { query, period, today, closed: new Set(query.closed?.split(',')) };
      const fleet = await this.fleet.read(manager, { ...query, period, today, ...wantedOf(query) });
      return {
        ...base,
        ...figuresOf(fleet, asked),
        ...(await this.cells(manager, fleet, { ...asked, ...fleet.chosen })),
      };
    });
  }

  /** The cells of every vendor that is asked for, some hundred vendors at a time: for a file. */
  whole(actor: Actor, query: CoverageQuery): Promise<CoverageView> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const ranAt = this.clock.iso();
      const today = ranAt.slice(0, 10);
      const period = await reportPeriod(manager, { ...query, today });
      const base = { period, tier: query.tier ?? null, ranAt, ...pageOf(query) };
      if (!period) return { ...base, ...NOTHING };
      const asked = { query, period, today, closed: new Set<string>() };
      const fleet = await this.fleet.read(manager, { ...query, period, today, ...wantedOf(query), page: null });
      const { total, ids } = fleet.chosen;
      const parts = [await this.cells(manager, fleet, { ...asked, ids: ids.slice(0, AT_ONCE), total })];
      for (let from = AT_ONCE; from < ids.length; from += AT_ONCE)
        parts.push(
          await this.cells(manager, fleet, { ...asked, ids: ids.slice(from, from + AT_ONCE), total, later: true }),
        );
      const [first = NOTHING] = parts;
      return {
        ...{ ...base, ...figuresOf(fleet, asked), ...first },
        vendors: parts.flatMap(({ vendors }) => vendors),
        cells: parts.flatMap(({ cells }) => cells),
      };
    });
  }

  private async cells(
    manager: EntityManager,
    { tallies }: FleetRead,
    asked: Asked & { ids: string[]; total: number; later?: boolean },
  ) {
    const { query, period, today, closed, ids, total } = asked;
    const programme = query.tier === undefined && query.vendorId === undefined && asked.later !== true;
    const read = await this.facts.read(manager, { period, today, scope: { vendorIds: ids, programme } });
    const facts = { ...read, vendors: inOrder(read.vendors, ids) };
    const shown = ofOpenFamilies(facts, closed);
    const flags = await this.flags.byObligation(manager, { period, today, ids: shown.map(({ id }) => id) });
    const cells = flaggedCells(cellsOf(shown), flags, query.flag);
    return {
      total,
      families: familiesOf({ ...facts, tallies: ofTier(tallies, query.tier), closed }),
      vendors: vendorsOf(facts),
      cells: cells.filter(({ vendorId }) => vendorId !== null),
      familyCells: familyCellsOf(facts.obligations, { ...facts, closed }),
      programme: cells.filter(({ vendorId }) => vendorId === null),
    };
  }
}

const AT_ONCE = 250;

const NOTHING = {
  lanes: [],
  tiers: [],
  families: [],
  total: 0,
  vendors: [],
  cells: [],
  familyCells: [],
  programme: [],
};

const pageOf = ({ page = 1, pageSize = VENDORS_A_PAGE, order = 'name' }: CoverageQuery) => ({ page, pageSize, order });

function wantedOf(query: CoverageQuery) {
  const { page, pageSize, order } = pageOf(query);
  return { order, page: { number: page, size: pageSize } };
}

const figuresOf = ({ tallies, vendors }: FleetRead, { query, today }: Asked) => ({
  lanes: lanesOf(ofTier(tallies, query.tier), today),
  tiers: measuresByTier(tallies.counted, vendors),
});

function inOrder<T extends { id: string }>(rows: readonly T[], ids: readonly string[]): T[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** The programme's own has no family cell, so it is there whatever is closed. */
function ofOpenFamilies(
  { obligations, requirements }: Pick<Awaited<ReturnType<CoverageFacts['read']>>, 'obligations' | 'requirements'>,
  closed: ReadonlySet<string>,
) {
  const shut = new Set(requirements.filter(({ family }) => closed.has(family)).map(({ id }) => id));
  return obligations.filter(({ vendorId, requirementCode }) => vendorId === null || !shut.has(requirementCode));
}
