import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { laneFor, type Lane, type Requirement, type Tier } from '../catalogue/catalogue.rules';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { ReportPeriod } from './coverage.dto';
import type { Tallies, TestedTally } from './coverage-figures.rules';
import { FLEET, MISSED, PROVED_AT, STEP_TEST, VALID_TEST } from './coverage-sql';
import { figuresOfTallies, type TallyGroup, type TallyKey } from './coverage-tally.rules';

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

// The fleet is told once, for its services' newest tests and for its tiers.
const TESTED = `WITH fleet AS MATERIALIZED (${FLEET}), latest AS (
    SELECT DISTINCT ON (e.service_id) e.vendor_id, e.service_id, ${MISSED} AS missed
    FROM exercise e WHERE e.results_at IS NOT NULL AND ${VALID_TEST} AND ${PROVED_AT} >= $3::date AND ${PROVED_AT} < $4::date + 1 AND ($2::uuid IS NULL OR e.vendor_id = $2)
    ORDER BY e.service_id, ${PROVED_AT} DESC, e.id),
  tested AS (
    SELECT f.tier, '${STEP_TEST}' AS "requirementCode", s.icfr_relevant AS icfr, count(*)::integer AS tested, count(*) FILTER (WHERE l.missed)::integer AS missed
    FROM latest l JOIN fleet f ON f.id = l.vendor_id JOIN service s ON s.id = l.service_id GROUP BY 1, 3),
  tiers AS (SELECT tier, count(*)::integer AS vendors FROM fleet GROUP BY tier)
  SELECT (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM tested t) AS tested, (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM tiers t) AS tiers`;

interface TestedRead {
  tested: TestedRow[];
  tiers: { tier: Tier | null; vendors: number }[];
}

export interface FleetRead {
  tallies: Tallies;
  vendors: ReadonlyMap<Tier | null, number>;
}

/** Figures of all vendors together, however many there are: counted by the database, weighed by the rules. */
@Injectable()
export class FleetFigures {
  constructor(private readonly catalogue: CatalogueService) {}

  async read(manager: EntityManager, { period, today, vendorId }: FiguresAsked): Promise<FleetRead> {
    const { catalogue } = await this.catalogue.ofPeriod(manager, period.id);
    const lanes = lanesOf(catalogue.requirements);
    const fleet = [period.id, vendorId ?? null];
    const groups: TallyGroup[] = await manager.query(TALLIES, fleet);
    // The database reads the tests while the tallies are counted here.
    const reading: Promise<TestedRead[]> = manager.query(TESTED, [...fleet, period.startsOn, period.endsOn]);
    const [figures, [read = NOTHING_READ]] = await Promise.all([
      counted(groups, { codes: catalogue.requirements.map(({ id }) => id), laneOf: lanes.of, today }),
      reading,
    ]);
    const tested = read.tested.map((row) => ({ ...row, lane: lanes.of(row.requirementCode, row.icfr) }));
    return { tallies: { ...figures, tested }, vendors: new Map(read.tiers.map((one) => [one.tier, one.vendors])) };
  }
}

const NOTHING_READ: TestedRead = { tested: [], tiers: [] };

/** Begins once what has been asked of the database is on its way. */
async function counted(groups: readonly TallyGroup[], key: TallyKey): Promise<ReturnType<typeof figuresOfTallies>> {
  await setImmediate();
  return figuresOfTallies(groups, key);
}

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
