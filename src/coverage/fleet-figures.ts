import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { laneFor, type Lane, type Requirement, type Tier } from '../catalogue/catalogue.rules';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { ReportPeriod } from './coverage.dto';
import type { Tallies, TestedTally } from './coverage-figures.rules';
import { FLEET, MISSED, PROVED_AT, STEP_TEST, VALID_TEST } from './coverage-sql';
import { CHOSEN, CHOSEN_IDS, CHOSEN_TOTAL, pageParameters, type PageAsked } from './fleet-page';
import { CountedGroups } from './counted-groups';
import { together, type CountedTallies, type TallyGroup, type TallyKey } from './coverage-tally.rules';

export interface FiguresAsked {
  period: ReportPeriod;
  today: string;
  vendorId?: string | undefined;
}

type TestedRow = Omit<TestedTally, 'lane'> & { requirementCode: string; icfr: boolean };

// A string for each tier instead of some hundred thousand obligations; what the cells mean is told by the rules.
const TALLIES = `
  SELECT t.tier, t.icfr, string_agg(array_to_string(t.cells, ','), ';') AS cells FROM coverage_tally t
  WHERE t.period_id = $1 AND ($2::uuid IS NULL OR t.vendor_id = $2) AND t.cells <> '{}' GROUP BY t.tier, t.icfr`;

// The fleet is told once: for its services' newest tests, for its tiers, for the vendors of the page. Days are compared as
// instants: the planner may look into its figures for that under row-level security, for days against instants it may not.
const FLEET_READ = `WITH fleet AS MATERIALIZED (${FLEET}), latest AS (
    SELECT DISTINCT ON (e.service_id) e.vendor_id, e.service_id, ${MISSED} AS missed
    FROM exercise e WHERE e.results_at IS NOT NULL AND ${VALID_TEST} AND ${PROVED_AT} >= $3::date::timestamptz AND ${PROVED_AT} < ($4::date + 1)::timestamptz AND ($2::uuid IS NULL OR e.vendor_id = $2)
    ORDER BY e.service_id, ${PROVED_AT} DESC, e.id),
  tested AS (
    SELECT f.tier, '${STEP_TEST}' AS "requirementCode", s.icfr_relevant AS icfr, count(*)::integer AS tested, count(*) FILTER (WHERE l.missed)::integer AS missed
    FROM latest l JOIN fleet f ON f.id = l.vendor_id JOIN service s ON s.id = l.service_id GROUP BY 1, 3),
  tiers AS (SELECT tier, count(*)::integer AS vendors FROM fleet GROUP BY tier),${CHOSEN}
  SELECT ${CHOSEN_TOTAL} AS total, ${CHOSEN_IDS} AS ids, (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM tested t) AS tested, (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM tiers t) AS tiers`;

interface RowOfFleet {
  total: number;
  ids: string[];
  tested: TestedRow[];
  tiers: { tier: Tier | null; vendors: number }[];
}

export interface FleetRead {
  tallies: Tallies;
  vendors: ReadonlyMap<Tier | null, number>;
  /** Of the page that was asked for, in its order, and of how many. */
  chosen: { total: number; ids: string[] };
}

/** Figures of all vendors together, however many there are, and whom a page of them shows: counted by the database, weighed by the rules. */
@Injectable()
export class FleetFigures {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly counted: CountedGroups,
  ) {}

  async read(manager: EntityManager, asked: FiguresAsked & PageAsked): Promise<FleetRead> {
    const { period, today, vendorId } = asked;
    const { id: version, catalogue } = await this.catalogue.ofPeriod(manager, period.id);
    const lanes = lanesOf(catalogue.requirements);
    const fleet = [period.id, vendorId ?? null];
    const groups: TallyGroup[] = await manager.query(TALLIES, fleet);
    // The database reads the tests while the tallies are counted here.
    const reading: Promise<RowOfFleet[]> = manager.query(FLEET_READ, [
      ...[...fleet, period.startsOn, period.endsOn, today],
      ...pageParameters(asked),
    ]);
    const [figures, [read = NOTHING_READ]] = await Promise.all([
      this.count(groups, { codes: catalogue.requirements.map(({ id }) => id), laneOf: lanes.of, today }, version),
      reading,
    ]);
    const tested = read.tested.map((row) => ({ ...row, lane: lanes.of(row.requirementCode, row.icfr) }));
    const vendors = new Map(read.tiers.map((one) => [one.tier, one.vendors]));
    return { tallies: { ...figures, tested }, vendors, chosen: { total: read.total, ids: read.ids } };
  }

  /** Begins once what has been asked of the database is on its way. */
  private async count(groups: readonly TallyGroup[], key: TallyKey, version: string): Promise<CountedTallies> {
    await setImmediate();
    return together(groups.map((group) => this.counted.figuresOf(group, key, version)));
  }
}

const NOTHING_READ: RowOfFleet = { total: 0, ids: [], tested: [], tiers: [] };

/** The lane of each requirement, with ICFR relevance and without, as the catalogue's rule gives it. */
export function lanesOf(requirements: readonly Requirement[]) {
  const rows = requirements.flatMap((one) =>
    [false, true].map((icfr) => ({
      code: one.id,
      icfr,
      lane: laneFor(one, { tier: 'T3', flags: icfr ? ['icfr_relevant'] : [] }),
    })),
  );
  const known = new Map(rows.map(({ code, icfr, lane }): [string, Lane] => [`${code} ${String(icfr)}`, lane]));
  return {
    columns: [rows.map(({ code }) => code), rows.map(({ icfr }) => icfr), rows.map(({ lane }) => lane)],
    of: (requirementCode: string, icfr: boolean): Lane => known.get(`${requirementCode} ${String(icfr)}`) ?? 'context',
  };
}
