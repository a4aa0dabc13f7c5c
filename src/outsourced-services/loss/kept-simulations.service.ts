import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './loss.deeds';
import { Clock } from '../../foundation/clock';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { canonicalJson } from '../../foundation/canonical-json';
import { newId, sha256Hex } from '../../foundation/ids';
import { notFound } from '../../foundation/problem';
import { readGround, type LossGround, type Onlooker } from './ground-reads';
import { lossFrom } from './losable-things';
import type { KeepLossSimulation, NamedLoss } from './loss-query.dto';
import { LossSimulation } from './loss-simulation.entity';
import { LOSS_RULES_VERSION } from './loss-words.rules';
import type { KeptSimulation, KeptSimulations, KeptSimulationSummary } from './loss.dto';
import { runLoss, seesResources, type LossRun } from './loss.service';
import { describedOutcomes } from './outcome-views';

const KEPT = `
  SELECT id, ref, title, note, losses, rules_version AS "rulesVersion", facts_sha256 AS "factsSha256", result_sha256 AS "resultSha256", summary,
    app.person_name(ran_by) AS "ranByName", ran_at AS "ranAt"
  FROM loss_simulation WHERE $1::uuid IS NULL OR id = $1 ORDER BY ran_at DESC, id`;

/** Runs that were kept: who ran what, when, on which facts, and what came out. */
@Injectable()
export class KeptSimulationsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  /** Runs the simulation again within the deed, so that what is kept is what the rules say of the facts of that moment. */
  keep(actor: Actor, given: KeepLossSimulation): Promise<KeptSimulation> {
    return this.work.perform(actor, async (w) => {
      const run = await runLoss(w.manager, given.losses.map(lossFrom), this.onlooker(actor));
      const id = await keepRun(w, given, run);
      return keptSimulation(w.manager, id, this.onlooker(actor));
    });
  }

  /** Newest first. */
  list(actor: Actor): Promise<KeptSimulations> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await summaries(manager, null);
      return { total: items.length, items };
    });
  }

  one(actor: Actor, id: string): Promise<KeptSimulation> {
    return this.work.read(actor, ({ manager }) => keptSimulation(manager, id, this.onlooker(actor)));
  }

  private onlooker(actor: Actor): Onlooker {
    return { seesResources: seesResources(actor), today: this.clock.today() };
  }
}

async function keepRun(w: OpenWork, { title, note = '' }: KeepLossSimulation, run: LossRun): Promise<string> {
  const { losses, summary } = run;
  const outcomes = await describedOutcomes(w.manager, run.outcomes, { ...run, ...run.onlooker });
  const digests = {
    rulesVersion: LOSS_RULES_VERSION,
    factsSha256: digestOfFacts(losses, run.ground),
    resultSha256: sha256Hex(canonicalJson(plain({ summary, outcomes }))),
  };
  const named = { id: newId(), ref: await nextReference(w.manager) };
  const { registrantId, personId: ranBy } = w.actor;
  const kept = { ...named, registrantId, vendorId: null, title, note, losses, ...digests, summary, outcomes, ranBy };
  await w.manager.getRepository(LossSimulation).insert({ ...kept, ranAt: w.at });
  const lost = losses.map(({ kind, id, name }) => ({ kind, id, name }));
  const particulars = { title, losses: lost, ...digests, servicesHit: summary.hit };
  await w.record('loss-simulation.kept', { kind: 'loss_simulation', ...named, vendorId: null }, particulars);
  return named.id;
}

async function nextReference(manager: EntityManager): Promise<string> {
  const [next]: { ref: string }[] = await manager.query(`SELECT app.next_reference('LS') AS ref`);
  return next?.ref ?? '';
}

async function summaries(manager: EntityManager, id: string | null): Promise<KeptSimulationSummary[]> {
  const rows: (Omit<KeptSimulationSummary, 'ranAt'> & { ranAt: Date })[] = await manager.query(KEPT, [id]);
  return rows.map((row) => ({ ...row, ranAt: row.ranAt.toISOString() }));
}

async function keptSimulation(manager: EntityManager, id: string, onlooker: Onlooker): Promise<KeptSimulation> {
  const [summary] = await summaries(manager, id);
  const row = await manager.getRepository(LossSimulation).findOne({ where: { id } });
  if (!summary || !row) throw notFound('simulation');
  const now = digestOfFacts(summary.losses, await readGround(manager, summary.losses, onlooker));
  const unchanged = now === summary.factsSha256 && summary.rulesVersion === LOSS_RULES_VERSION;
  return { ...summary, factsUnchanged: unchanged, items: row.outcomes };
}

/**
 * SHA-256 of the canonical JSON of `{rulesVersion, losses, services, dependencies}`: keys of what is lost, and the facts
 * of every service that it reaches and of what those rest on that it can touch, each list in order of id.
 */
function digestOfFacts(losses: readonly NamedLoss[], { services, dependencies }: LossGround): string {
  const byId = <T extends { id: string }>(items: readonly T[]) => [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sha256Hex(
    canonicalJson({
      rulesVersion: LOSS_RULES_VERSION,
      losses: losses.map(({ kind, id }) => ({ kind, id })),
      services: plain(byId(services)),
      dependencies: plain(byId(dependencies)),
    }),
  );
}

/** Classes and read-only lists as the plain JSON that they are written as. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
