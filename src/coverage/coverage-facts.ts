import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { laneFor, TIERS, type Flag, type Lane, type Requirement, type Tier } from '../catalogue/catalogue.rules';
import { CatalogueService } from '../catalogue/catalogue.service';
import type { Conclusion, Progress } from '../obligations/obligation-state.rules';
import { coverageStateOf, type Covered } from './coverage.rules';
import type { ReportPeriod } from './coverage.dto';
import { STEP_TEST } from './coverage-sql';

export interface VendorFacts {
  id: string;
  ref: string;
  name: string;
  tier: Tier | null;
  flags: Flag[];
}

/** One obligation with all that the reports show of it. Days are YYYY-MM-DD. */
export interface ObligationFacts extends Covered {
  serviceId: string | null;
  serviceName: string | null;
  requirementCode: string;
  dueOn: string;
  dueRule: string;
  words: string;
}

export interface PeriodFacts {
  families: Record<string, string>;
  requirements: readonly Requirement[];
  vendors: VendorFacts[];
  obligations: ObligationFacts[];
}

interface ObligationRow {
  id: string;
  vendorId: string | null;
  serviceId: string | null;
  serviceName: string | null;
  serviceTier: Tier | null;
  serviceFlags: Flag[] | null;
  requirementCode: string;
  dueOn: string;
  dueRule: string;
  progress: Progress;
  conclusion: Conclusion | null;
  exceptionUntil: string | null;
}

const VENDORS = `
  SELECT v.id, v.ref, v.name, min(s.tier) AS tier,
    coalesce(array_agg(DISTINCT f.flag) FILTER (WHERE f.flag IS NOT NULL), '{}') AS flags
  FROM vendor v
  LEFT JOIN service s ON s.vendor_id = v.id AND s.state = 'active'
  LEFT JOIN LATERAL unnest(s.flags) AS f (flag) ON true
  WHERE ($1::uuid[] IS NULL OR v.id = ANY ($1))
    AND (v.state NOT IN ('prospect', 'exited') OR EXISTS (SELECT 1 FROM obligation o WHERE o.vendor_id = v.id AND o.period_id = $2))
  GROUP BY v.id, v.ref, v.name
  ORDER BY v.name, v.id`;

const OBLIGATIONS = `
  SELECT o.id, o.vendor_id AS "vendorId", o.service_id AS "serviceId", s.name AS "serviceName", s.tier AS "serviceTier",
    s.flags AS "serviceFlags", o.requirement_code AS "requirementCode", o.due_on::text AS "dueOn", o.due_rule AS "dueRule",
    o.progress, o.conclusion, o.excepted_until::text AS "exceptionUntil"
  FROM obligation o
  LEFT JOIN service s ON s.vendor_id = o.vendor_id AND s.id = o.service_id
  WHERE o.period_id = $2 AND ($1::uuid[] IS NULL OR o.vendor_id = ANY ($1) OR ($3 AND o.vendor_id IS NULL)) AND ($4::uuid[] IS NULL OR o.id = ANY ($4))
  ORDER BY o.due_on, o.requirement_code, o.id`;

/** Which obligations of a period: of these vendors (null: of all), the programme's own or not, these alone (null: all). */
export interface Scope {
  vendorIds: readonly string[] | null;
  programme: boolean;
  ids?: readonly string[];
}

export const EVERYTHING: Scope = { vendorIds: null, programme: true };

/** Reads what the reports are made of: two statements, however many obligations there are. */
@Injectable()
export class CoverageFacts {
  constructor(private readonly catalogue: CatalogueService) {}

  async read(
    manager: EntityManager,
    asked: { period: ReportPeriod; today: string; scope: Scope },
  ): Promise<PeriodFacts> {
    const { period, today, scope } = asked;
    const { catalogue } = await this.catalogue.ofPeriod(manager, period.id);
    const vendors: VendorFacts[] = await manager.query(VENDORS, [scope.vendorIds, period.id]);
    const rows: ObligationRow[] = await manager.query(OBLIGATIONS, [
      ...[scope.vendorIds, period.id, scope.programme, scope.ids ?? null],
    ]);
    const weigh = weigher(catalogue.requirements, vendors, today);
    const shown = new Set(vendors.map(({ id }) => id));
    const wanted = rows.filter(({ vendorId }) => vendorId === null || shown.has(vendorId));
    return {
      families: catalogue.families,
      requirements: catalogue.requirements,
      vendors,
      obligations: wanted.map(weigh),
    };
  }

  /** The lane that a service's recovery tests belong to: that of the step test in the period's catalogue. */
  async recoveryLane(manager: EntityManager, periodId: string): Promise<(facts: LaneFacts) => Lane> {
    const { catalogue } = await this.catalogue.ofPeriod(manager, periodId);
    const stepTest = catalogue.requirements.find(({ id }) => id === STEP_TEST);
    return (facts) => (stepTest ? laneFor(stepTest, serviceFacts(facts)) : 'context');
  }
}

export interface LaneFacts {
  tier: Tier | null;
  flags: readonly Flag[];
}

const serviceFacts = ({ tier, flags }: LaneFacts) => ({ tier: tier ?? TIERS[2], flags });

function weigher(requirements: readonly Requirement[], vendors: readonly VendorFacts[], today: string) {
  const byCode = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const byVendor = new Map(vendors.map((vendor) => [vendor.id, vendor]));
  return (row: ObligationRow): ObligationFacts => {
    const vendor = byVendor.get(row.vendorId ?? '') ?? NO_VENDOR;
    const requirement = byCode.get(row.requirementCode);
    const { id, vendorId, serviceId, serviceName, requirementCode, dueOn, dueRule } = row;
    return {
      ...{ id, vendorId, serviceId, serviceName, requirementCode, dueOn, dueRule },
      ...coverageStateOf({ ...row, today }),
      tier: vendor.tier,
      lane: requirement ? laneFor(requirement, serviceFacts(factsOf(row, vendor))) : 'context',
    };
  };
}

const NO_VENDOR: LaneFacts = { tier: null, flags: [] };

/** An obligation of one service is weighed by that service, one of the vendor by all its services together. */
function factsOf(row: ObligationRow, vendor: LaneFacts): LaneFacts {
  return { tier: row.serviceTier ?? vendor.tier, flags: row.serviceFlags ?? vendor.flags };
}
