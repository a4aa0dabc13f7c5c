import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { sha256Hex } from '../foundation/ids';
import { contentTextOf, requirePlan, requireVersion } from './plan-records';
import { versionView } from './plan-version-view';
import type {
  PlanContentView,
  PlanList,
  PlanSummary,
  PlanVersionSummary,
  PlanVersionView,
  PlanView,
} from './plan-views.dto';
import { summariesOf } from './plan-version-summaries';

const PLANS = `
  SELECT id, ref, vendor_id AS "vendorId", app.vendor_name(vendor_id) AS "vendorName", kind, title, created_at AS "createdAt"
  FROM plan WHERE ($1::uuid IS NULL OR vendor_id = $1) AND ($2::uuid IS NULL OR id = $2) ORDER BY ref`;

type PlanRow = Omit<PlanSummary, 'createdAt' | 'latest' | 'inForce'> & { createdAt: Date };

@Injectable()
export class PlanReads {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  /** Plans that the asking person may see, each with its latest version and the one in force today. */
  all(actor: Actor, vendorId: string | null): Promise<PlanList> {
    return this.work.read(actor, async ({ manager }) => {
      const plans = await this.views(manager, { vendorId, planId: null });
      return { items: plans.map(({ summary }) => summary), total: plans.length };
    });
  }

  one(actor: Actor, id: string): Promise<PlanView> {
    return this.work.read(actor, async ({ manager }) => {
      const { id: planId } = await requirePlan(manager, id);
      const [view] = await this.views(manager, { vendorId: null, planId });
      if (!view) throw new Error(`Plan ${id} has no version.`);
      return { ...view.summary, versions: view.versions };
    });
  }

  version(actor: Actor, id: string): Promise<PlanVersionView> {
    return this.work.read(actor, async ({ manager }) => {
      const version = await requireVersion(manager, id);
      const today = this.clock.today();
      const [summary] = await summariesOf(manager, { planIds: [version.planId], versionId: id, today });
      if (!summary) throw new Error(`Plan version ${id} has no summary.`);
      return versionView(manager, version, summary);
    });
  }

  /** Throws not-found where the asking person may not know of the version. */
  async requireVisible(actor: Actor, id: string): Promise<void> {
    await this.work.read(actor, ({ manager }) => requireVersion(manager, id));
  }

  content(actor: Actor, id: string): Promise<PlanContentView> {
    return this.work.read(actor, async ({ manager }) => {
      const text = await contentTextOf(manager, await requireVersion(manager, id));
      return { text, sha256: sha256Hex(text) };
    });
  }

  private async views(
    manager: EntityManager,
    which: { vendorId: string | null; planId: string | null },
  ): Promise<{ summary: PlanSummary; versions: PlanVersionSummary[] }[]> {
    const plans: PlanRow[] = await manager.query(PLANS, [which.vendorId, which.planId]);
    const today = this.clock.today();
    const rows = await summariesOf(manager, { planIds: plans.map((p) => p.id), versionId: null, today });
    return plans.flatMap((plan) => {
      const versions = rows.filter((row) => row.planId === plan.id);
      const [latest] = versions;
      if (!latest) return [];
      const inForce = versions.find((v) => v.inForceToday) ?? null;
      return [{ summary: { ...plan, createdAt: plan.createdAt.toISOString(), latest, inForce }, versions }];
    });
  }
}
