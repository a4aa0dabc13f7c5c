import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Lane, Tier } from '../catalogue/catalogue.rules';
import { CatalogueService } from '../catalogue/catalogue.service';
import { DUE_SOON_DAYS } from '../obligations/obligation-state.rules';
import { CoverageFacts, type PeriodFacts } from './coverage-facts';
import { FLEET, ICFR, OPEN, WAITS_FOR_REVIEW } from './coverage-sql';
import { lanesOf, type FiguresAsked } from './fleet-figures';
import type { Figure } from './figure-words.rules';

export interface RowsAsked extends FiguresAsked {
  figure: Figure;
  tier?: Tier | undefined;
  lane?: Lane | undefined;
  family?: string | undefined;
  /** The programme's own obligations too, where neither a tier nor a vendor is asked for. */
  programme: boolean;
  /** Number from 1; null: all. */
  page: { number: number; size: number } | null;
}

const SUBMITTED = `EXISTS (SELECT 1 FROM submission_obligation so JOIN submission b ON b.vendor_id = so.vendor_id AND b.id = so.submission_id
  WHERE so.vendor_id = o.vendor_id AND so.obligation_id = o.id AND b.period_id = $1)`;

const IS: Record<Figure, string> = {
  met: `o.conclusion IN ('met', 'met_with_exceptions')`,
  waiting: `${WAITS_FOR_REVIEW} AND ${SUBMITTED}`,
  overdue: `${OPEN} AND o.due_on < $3::date`,
  due_soon: `${OPEN} AND o.due_on BETWEEN $3::date AND $3::date + ${DUE_SOON_DAYS}`,
  open: OPEN,
  all: 'true',
};

const FROM = `FROM obligation o LEFT JOIN fleet f ON f.id = o.vendor_id LEFT JOIN service x ON x.id = o.service_id`;
const LANED = `LEFT JOIN unnest($7::text[], $8::boolean[], $9::text[]) AS l (code, icfr, lane) ON l.code = o.requirement_code AND l.icfr = ${ICFR}`;

/** The statement for a figure; lanes are looked up only where one is asked for. */
function statement({ figure, lane }: RowsAsked, select: string): string {
  return `WITH fleet AS MATERIALIZED (${FLEET}) ${select} ${FROM} ${lane ? LANED : ''}
    WHERE o.period_id = $1 AND (f.id IS NOT NULL OR ($4 AND o.vendor_id IS NULL)) AND ($5::text IS NULL OR f.tier = $5) AND ($6::text[] IS NULL OR o.requirement_code = ANY ($6))
      AND ${IS[figure]} AND $3::date IS NOT NULL ${lane ? 'AND l.lane = $10' : ''}`;
}

const COUNT = `SELECT count(*)::integer AS total, count(*) FILTER (WHERE ${IS.overdue})::integer AS overdue, count(*) FILTER (WHERE ${IS.due_soon})::integer AS "dueSoon", count(DISTINCT o.vendor_id) FILTER (WHERE ${IS.overdue})::integer AS "overdueVendors"`;

export interface RowCounts {
  total: number;
  overdue: number;
  dueSoon: number;
  overdueVendors: number;
}

/** Obligations behind a figure, page by page, in the order in which they are due. */
@Injectable()
export class FigureRows {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly facts: CoverageFacts,
  ) {}

  async count(manager: EntityManager, asked: RowsAsked): Promise<RowCounts> {
    const [row]: RowCounts[] = await manager.query(statement(asked, COUNT), await this.parameters(manager, asked));
    return row ?? { total: 0, overdue: 0, dueSoon: 0, overdueVendors: 0 };
  }

  async ids(manager: EntityManager, asked: RowsAsked): Promise<string[]> {
    const { page } = asked;
    const limit = page ? `LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}` : '';
    const rows: { id: string }[] = await manager.query(
      `${statement(asked, 'SELECT o.id')} ORDER BY o.due_on, o.requirement_code, o.id ${limit}`,
      await this.parameters(manager, asked),
    );
    return rows.map(({ id }) => id);
  }

  /** The obligations with all that reports show of them, in the order in which they are due. */
  async read(manager: EntityManager, { period, today }: FiguresAsked, ids: readonly string[]): Promise<PeriodFacts> {
    return this.facts.read(manager, { period, today, scope: { vendorIds: null, programme: true, ids } });
  }

  private async parameters(manager: EntityManager, asked: RowsAsked): Promise<unknown[]> {
    const { catalogue } = await this.catalogue.ofPeriod(manager, asked.period.id);
    const { period, vendorId, today, tier, lane, family } = asked;
    const programme = asked.programme && vendorId === undefined && tier === undefined;
    const own = catalogue.requirements.filter((one) => one.family === family).map(({ id }) => id);
    const plain = [period.id, vendorId ?? null, today, programme, tier ?? null, family === undefined ? null : own];
    return lane ? [...plain, ...lanesOf(catalogue.requirements).columns, lane] : plain;
  }
}
