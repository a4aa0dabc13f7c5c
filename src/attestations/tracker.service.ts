import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
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
import { countsOf, provisionViews, vendorView, type TrackedVendor } from './tracker-views.rules';
import { standingOf } from './tracker.rules';

interface VendorRow {
  id: string;
  name: string;
  tier: 'T1' | 'T2' | 'T3' | null;
}

/** Vendor by period, and by provision: who stated what, when, under which text. */
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
      const period = await this.periods.require(manager, query.periodId ?? (await newestOpen(manager)));
      const { catalogue } = await this.catalogues.ofPeriod(manager, period.id);
      const tracked = await this.tracked(manager, { periodId: period.id, vendorId: query.vendorId ?? null });
      const vendors = tracked.map((one) => vendorView(one, this.clock.today()));
      return {
        periodId: period.id,
        periodCode: period.code,
        periodStartsOn: period.startsOn,
        periodEndsOn: period.endsOn,
        readAt: this.clock.iso(),
        counts: countsOf(vendors),
        vendors,
        provisions: provisionViews(catalogue, tracked, vendors),
      };
    });
  }

  private async tracked(
    manager: EntityManager,
    of: { periodId: string; vendorId: string | null },
  ): Promise<TrackedVendor[]> {
    const vendors: VendorRow[] = await manager.query(
      `SELECT v.id, v.name, (SELECT min(s.tier) FROM service s WHERE s.vendor_id = v.id AND s.state = 'active') AS tier
       FROM vendor v WHERE ($1::uuid IS NULL OR v.id = $1) AND (v.state <> 'exited' OR EXISTS (SELECT 1 FROM attestation a WHERE a.vendor_id = v.id AND a.period_id = $2))
       ORDER BY v.name`,
      [of.vendorId, of.periodId],
    );
    const ids: { id: string }[] = await manager.query('SELECT id FROM attestation WHERE period_id = $1', [of.periodId]);
    const wanted = ids.map((row) => row.id);
    const attestations = await readAttestations(manager, this.catalogues, wanted);
    const reasons = await lastReasons(manager, wanted);
    const tracked: TrackedVendor[] = [];
    for (const vendor of vendors) {
      const mine = attestations.filter((one) => one.vendorId === vendor.id);
      const standing = standingOf(mine);
      const signature = standing ? await this.signatureOf(manager, standing) : null;
      const earlierRefs = mine.filter((one) => one !== standing).map((one) => one.ref);
      const lastReason = standing ? (reasons.get(standing.id) ?? null) : null;
      tracked.push({ vendor, attestation: standing, signature, earlierRefs, lastReason });
    }
    return tracked;
  }

  private async signatureOf(manager: EntityManager, attestation: AttestationRecord): Promise<SignatureView | null> {
    const [row] = await signatureRows(manager, [attestation.id]);
    return row ? this.statements.shown(manager, attestation, row) : null;
  }
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
