import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { readGround, type LossGround, type Onlooker, type ServiceTraits } from './ground-reads';
import { losableThings, lossFrom, namedLosses } from './losable-things';
import type { Loss } from './loss-facts.rules';
import type { LosableThings, NamedLoss, OutcomeQuery, ThingQuery } from './loss-query.dto';
import { passes, summaryOf, worstFirst, type Summed } from './loss-summary.rules';
import { LOSS_RULES_VERSION } from './loss-words.rules';
import type { LossOutcome, LossSummary } from './loss.dto';
import { simulateLoss, type ServiceOutcome, type Simulation } from './loss.rules';
import { servicesNamed } from './outcome-names';
import { describedOutcomes } from './outcome-views';

export interface LossRun {
  losses: NamedLoss[];
  ground: LossGround;
  /** Worst first. */
  outcomes: Summed[];
  reasons: Simulation['reasons'];
  summary: LossSummary;
  onlooker: Onlooker;
}

const PAGE = 50;

/** Shared identities are the registrant's own, and nobody's who is granted a few vendors. */
export const seesResources = (actor: Actor): boolean =>
  actor.vendorId === null && (actor.vendorScope === undefined || actor.vendorScope === null);

/** What a loss leaves of the services that the person who asks may see. Nothing is kept of it. */
@Injectable()
export class LossService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  things(actor: Actor, { search = '', kind }: ThingQuery): Promise<LosableThings> {
    return this.work.read(actor, ({ manager }) =>
      losableThings(manager, { search, kind: kind ?? null, seesResources: seesResources(actor) }),
    );
  }

  /** Throws `refused` naming each loss that is not known to the person. */
  outcome(actor: Actor, query: OutcomeQuery): Promise<LossOutcome> {
    return this.work.read(actor, async ({ manager }) => {
      const run = await runLoss(manager, query.lost.map(lossFrom), {
        seesResources: seesResources(actor),
        today: this.clock.today(),
      });
      const rows = await filtered(manager, run.outcomes, query);
      const { limit = PAGE, offset = 0 } = query;
      const page = query.format === 'csv' ? rows : rows.slice(offset, offset + limit);
      return {
        ranAt: this.clock.iso(),
        rulesVersion: LOSS_RULES_VERSION,
        ...{ losses: run.losses, summary: run.summary, total: rows.length },
        items: await describedOutcomes(manager, page, { ...run, ...run.onlooker }),
      };
    });
  }
}

/** One run over everything that the manager's role may see. */
export async function runLoss(manager: EntityManager, asked: readonly Loss[], onlooker: Onlooker): Promise<LossRun> {
  const losses = await namedLosses(manager, asked, onlooker.seesResources);
  const ground = await readGround(manager, losses, onlooker);
  const traits = new Map(ground.services.map((one) => [one.id, one]));
  const { outcomes: found, reasons } = simulateLoss(ground, losses);
  const outcomes = worstFirst(
    found.flatMap((outcome) => {
      const service = traits.get(outcome.serviceId);
      return service ? [summedOf(outcome, service)] : [];
    }),
  );
  const [row]: { services: number }[] = await manager.query(
    `SELECT count(*)::int AS services FROM service s JOIN vendor v ON v.id = s.vendor_id WHERE s.state = 'active' AND v.state NOT IN ('prospect', 'exited')`,
  );
  const regional = losses.some(({ kind }) => kind === 'hazard_zone' || kind === 'region');
  return {
    ...{ losses, ground, outcomes, reasons, onlooker },
    summary: summaryOf(outcomes, { services: row?.services ?? 0, regional }),
  };
}

/** Written out, because spreading an object for each of a fleet's services takes a tenth of the whole simulation. */
const summedOf = (one: ServiceOutcome, { vendorId, tier, icfrRelevant, mbcoPct }: ServiceTraits): Summed => ({
  serviceId: one.serviceId,
  state: one.state,
  capacity: one.capacity,
  atOncePct: one.atOncePct,
  resumesAfterMinutes: one.resumesAfterMinutes,
  rto: one.rto,
  mtpd: one.mtpd,
  meetsMinimum: one.meetsMinimum,
  fallbackLost: one.fallbackLost,
  vendorId,
  tier,
  icfrRelevant,
  mbcoPct,
});

async function filtered(manager: EntityManager, outcomes: Summed[], query: OutcomeQuery): Promise<Summed[]> {
  const rows = outcomes.filter((one) => passes(one, query));
  const words = query.search?.trim() ?? '';
  if (words === '') return rows;
  const ids = rows.map(({ serviceId }) => serviceId);
  const named = await servicesNamed(manager, ids, words);
  return rows.filter(({ serviceId }) => named.has(serviceId));
}
