import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import type { Tier } from '../catalogue/catalogue.rules';
import { CatalogueService } from '../catalogue/catalogue.service';
import { PeriodsService } from '../catalogue/periods.service';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { notFound } from '../foundation/problem';
import { readAttestations, type AttestationRecord } from './attestation-record';
import { signatureRows } from './signature-rows';
import type { SignatureView } from './attestations.dto';
import { Statements } from './statements';
import type { AttestationTracker, TrackerQuery } from './tracker.dto';
import { countsOf, provisionViews, vendorView, type AnswerTally, type TrackedVendor } from './tracker-views.rules';
import { standingOf, trackerState, type TrackerState } from './tracker.rules';
import type { AttestationState } from './attestation.rules';

const VENDORS_A_PAGE = 25;
/** Vendors that are read together for a file. */
const AT_ONCE = 200;

interface Standing {
  id: string;
  ref: string;
  vendorId: string;
  state: AttestationState;
  dueOn: string;
  periodTo: string;
  scheduledAt: string;
}

interface Listed {
  vendor: { id: string; name: string };
  standing: Standing | null;
  earlierRefs: string[];
  state: TrackerState;
}

const VENDORS = `
  SELECT v.id, v.name FROM vendor v
  WHERE ($1::uuid IS NULL OR v.id = $1) AND (v.state <> 'exited' OR EXISTS (SELECT 1 FROM attestation a WHERE a.vendor_id = v.id AND a.period_id = $2))
  ORDER BY v.name, v.id`;

const STANDINGS = `
  SELECT id, ref, vendor_id AS "vendorId", state, due_on::text AS "dueOn", period_to::text AS "periodTo", to_char(scheduled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS "scheduledAt"
  FROM attestation WHERE period_id = $2 AND ($1::uuid IS NULL OR vendor_id = $1) ORDER BY scheduled_at`;

const ANSWERS = `
  SELECT requirement_code AS "requirementCode", answer, count(*)::integer AS lines FROM attestation_line
  WHERE attestation_id = ANY ($1::uuid[]) GROUP BY requirement_code, answer`;

/** Vendor by period, and by provision: who stated what, when, under which text. Counts are of all vendors, the rest of a page. */
@Injectable()
export class TrackerService {
  constructor(
    private readonly work: Work,
    private readonly catalogues: CatalogueService,
    private readonly periods: PeriodsService,
    private readonly clock: Clock,
    private readonly statements: Statements,
  ) {}

  tracker(actor: Actor, query: TrackerQuery): Promise<AttestationTracker> {
    return this.work.snapshot(actor, async ({ manager }) => {
      const { vendorId = null } = query;
      const period = await this.periods.require(manager, query.periodId ?? (await newestOpen(manager)));
      const { catalogue } = await this.catalogues.ofPeriod(manager, period.id);
      const today = this.clock.today();
      const all = await listed(manager, { periodId: period.id, vendorId, today });
      const { shown, ...paging } = pageOf(all, query);
      const tracked = await this.tracked(manager, shown);
      const vendors = tracked.map((one) => vendorView(one, today));
      const tallies: AnswerTally[] = await manager.query(ANSWERS, [standingIds(all)]);
      return {
        ...{
          periodId: period.id,
          periodCode: period.code,
          periodStartsOn: period.startsOn,
          periodEndsOn: period.endsOn,
        },
        ...{ readAt: this.clock.iso(), ...paging },
        counts: countsOf(all.map(({ state }) => state)),
        vendors,
        provisions: provisionViews(catalogue, tallies, { tracked, vendors }),
      };
    });
  }

  private async tracked(manager: EntityManager, shown: readonly Listed[]): Promise<TrackedVendor[]> {
    const tracked: TrackedVendor[] = [];
    for (let from = 0; from < shown.length; from += AT_ONCE)
      tracked.push(...(await this.portion(manager, shown.slice(from, from + AT_ONCE))));
    return tracked;
  }

  private async portion(manager: EntityManager, shown: readonly Listed[]): Promise<TrackedVendor[]> {
    const ids = standingIds(shown);
    const read = await readAttestations(manager, this.catalogues, ids);
    const records = new Map(read.map((one) => [one.id, one]));
    const signatures = await this.signatures(manager, read);
    const reasons = await lastReasons(manager, ids);
    const tiers = await tiersOf(
      manager,
      shown.map(({ vendor }) => vendor.id),
    );
    return shown.map(({ vendor, standing, earlierRefs }) => {
      const id = standing?.id ?? '';
      return {
        vendor: { ...vendor, tier: tiers.get(vendor.id) ?? null },
        ...{ attestation: records.get(id) ?? null, signature: signatures.get(id) ?? null },
        ...{ earlierRefs, lastReason: reasons.get(id) ?? null },
      };
    });
  }

  private async signatures(
    manager: EntityManager,
    read: readonly AttestationRecord[],
  ): Promise<ReadonlyMap<string, SignatureView>> {
    const records = new Map(read.map((one) => [one.id, one]));
    const rows = await signatureRows(manager, [...records.keys()]);
    const known = new Map<string, SignatureView>();
    for (const row of rows) {
      const attestation = records.get(row.attestationId);
      if (attestation) known.set(attestation.id, await this.statements.shown(manager, attestation, row));
    }
    return known;
  }
}

const standingIds = (rows: readonly Listed[]): string[] => rows.flatMap(({ standing }) => standing?.id ?? []);

/** Those that are asked for: all of them for a file, else those of the page. */
function pageOf(all: readonly Listed[], query: TrackerQuery) {
  const { page = 1, pageSize = VENDORS_A_PAGE } = query;
  const wanted = all.filter((one) => isAskedFor(one, query));
  const shown = query.format === 'csv' ? wanted : wanted.slice((page - 1) * pageSize, page * pageSize);
  return { shown, total: wanted.length, page, pageSize };
}

function isAskedFor({ state, vendor }: Listed, query: TrackerQuery): boolean {
  if (query.state !== undefined && state !== query.state) return false;
  return query.seek === undefined || vendor.name.toLowerCase().includes(query.seek.toLowerCase());
}

/** Every vendor with the attestation that stands for it: two narrow statements, however many vendors there are. */
async function listed(
  manager: EntityManager,
  of: { periodId: string; vendorId: string | null; today: string },
): Promise<Listed[]> {
  const vendors: Listed['vendor'][] = await manager.query(VENDORS, [of.vendorId, of.periodId]);
  const rows: Standing[] = await manager.query(STANDINGS, [of.vendorId, of.periodId]);
  const byVendor = new Map<string, Standing[]>();
  for (const row of rows) {
    const own = byVendor.get(row.vendorId);
    if (own) own.push(row);
    else byVendor.set(row.vendorId, [row]);
  }
  return vendors.map((vendor) => {
    const mine = byVendor.get(vendor.id) ?? [];
    const standing = standingOf(mine);
    const earlierRefs = mine.filter((one) => one !== standing).map(({ ref }) => ref);
    return { vendor, standing, earlierRefs, state: trackerState(standing, of.today) };
  });
}

async function tiersOf(manager: EntityManager, vendorIds: string[]): Promise<ReadonlyMap<string, Tier>> {
  const rows: { id: string; tier: Tier }[] = await manager.query(
    `SELECT vendor_id AS id, min(tier) AS tier FROM service WHERE vendor_id = ANY ($1::uuid[]) AND state = 'active' AND tier IS NOT NULL GROUP BY vendor_id`,
    [vendorIds],
  );
  return new Map(rows.map(({ id, tier }) => [id, tier]));
}

async function newestOpen(manager: EntityManager): Promise<string> {
  const [row]: { id: string }[] = await manager.query(
    `SELECT id FROM compliance_period WHERE state <> 'planned' ORDER BY starts_on DESC LIMIT 1`,
  );
  if (!row) throw notFound('open period');
  return row.id;
}

async function lastReasons(manager: EntityManager, ids: string[]): Promise<Map<string, string>> {
  const rows: { id: string; reason: string }[] = await manager.query(
    `SELECT DISTINCT ON (attestation_id) attestation_id AS id, reason FROM attestation_decision
     WHERE attestation_id = ANY($1::uuid[]) AND decision <> 'accepted' ORDER BY attestation_id, decided_at DESC`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.reason]));
}
