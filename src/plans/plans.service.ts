import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, Problem } from '../foundation/problem';
import { draftFactsOf, refuseForeignServices, refuseUnknownSource } from './plan-draft-facts';
import { coverageOf, insertCoverage, insertSteps, lockVersion, requirePlan, stepsOf, subjectOf } from './plan-records';
import { completeSections } from './plan-sections.rules';
import { PlanVersion, type ReturnReason } from './plan-version.entity';
import type { DraftedPlanVersion, StartedPlan } from './plan-views.dto';
import { Plan } from './plan.entity';
import { refusalToAccept, refusalToMove, type PlanVersionState } from './plan.rules';
import type { DraftPlanVersion, StartPlan } from './plans.dto';
import type { DraftFacts } from './plans.deeds';
import './plans.deeds';

/**
 * Plans and the life of their versions. `submit`, `take`, `accept`, `return` and `reject` are parts of a submission or a
 * review and run in its Work.
 */
@Injectable()
export class PlansService {
  constructor(private readonly work: Work) {}

  /** A plan with its first version, a draft that starts from an uploaded file. */
  start(actor: Actor, given: StartPlan): Promise<StartedPlan> {
    return this.work.perform(actor, async (w) => {
      const [reference]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('PL') AS ref`);
      const plan = {
        id: newId(),
        registrantId: actor.registrantId,
        vendorId: vendorOf(actor),
        ref: reference?.ref ?? '',
        kind: given.kind,
        title: given.title,
        createdBy: actor.personId,
        createdAt: w.at,
      };
      await refuseForeignServices(w.manager, given.serviceIds);
      await w.manager.getRepository(Plan).insert(plan);
      const subject = { kind: 'plan', id: plan.id, vendorId: plan.vendorId, ref: plan.ref };
      await w.record('plan.started', subject, { kind: plan.kind, title: plan.title });
      const version = await this.insertDraft(w, { plan, number: 1, content: firstDraft(given), copiedFrom: null });
      return { id: plan.id, ref: plan.ref, versionId: version.id };
    });
  }

  /** Version n+1 as a draft with everything that the latest version says. */
  draftNext(actor: Actor, planId: string, given: DraftPlanVersion): Promise<DraftedPlanVersion> {
    return this.work.perform(actor, (w) => this.draftIn(w, planId, given));
  }

  /** As `draftNext`, in a Work that is open already. */
  async draftIn(w: OpenWork, planId: string, given: DraftPlanVersion): Promise<DraftedPlanVersion> {
    const plan = await requirePlan(w.manager, planId);
    const latest = await w.manager.getRepository(PlanVersion).findOne({ where: { planId }, order: { number: 'DESC' } });
    if (!latest) throw new Problem('wrong-state', 'This plan has no version to go on from.');
    if (latest.state === 'draft')
      throw new Problem('wrong-state', `Version ${latest.label} is a draft already. Go on with that one.`);
    const content = {
      ...draftFactsOf(latest),
      label: given.label,
      changeSummary: given.changeSummary,
      sourceEvidenceVersionId: given.sourceEvidenceVersionId ?? latest.sourceEvidenceVersionId,
    };
    const version = await this.insertDraft(w, { plan, number: latest.number + 1, content, copiedFrom: latest.id });
    await insertSteps(w, version, await stepsOf(w.manager, latest.id));
    await insertCoverage(w, version, await coverageOf(w.manager, latest.id));
    return { id: version.id, number: version.number };
  }

  /** vendor_approved → submitted, as part of the vendor's submission. Throws wrong-state. */
  async submit(w: OpenWork, planVersionId: string): Promise<void> {
    const version = await this.moving(w, planVersionId, 'submitted');
    const [newer]: { label: string }[] = await w.manager.query(
      `SELECT label FROM plan_version WHERE plan_id = $1 AND number > $2 AND state <> 'draft' ORDER BY number DESC LIMIT 1`,
      [version.planId, version.number],
    );
    if (newer) throw new Problem('wrong-state', `Version ${newer.label} of this plan is newer. Submit that one.`);
    await w.manager.query(
      `UPDATE plan_version SET state = 'submitted', submitted_by = $2, submitted_at = $3, version = version + 1 WHERE id = $1`,
      [planVersionId, w.actor.personId, w.at],
    );
    await w.record('plan-version.submitted', subjectOf(version), { contentSha256: version.contentSha256 });
  }

  /** submitted → in_review, when a reviewer takes the submission. Throws wrong-state. */
  async take(w: OpenWork, planVersionId: string): Promise<void> {
    const version = await this.moving(w, planVersionId, 'in_review');
    await w.manager.query(
      `UPDATE plan_version SET state = 'in_review', taken_by = $2, taken_at = $3, version = version + 1 WHERE id = $1`,
      [planVersionId, w.actor.personId, w.at],
    );
    await w.record('plan-version.taken', subjectOf(version), { contentSha256: version.contentSha256 });
  }

  /**
   * in_review → accepted, in force from `effectiveFrom` (YYYY-MM-DD, that day included); the version accepted until now is
   * superseded on that day. Throws wrong-state, or refused when an accepted version begins later or is newer.
   */
  async accept(w: OpenWork, planVersionId: string, effectiveFrom: string): Promise<void> {
    const version = await this.moving(w, planVersionId, 'accepted');
    const before = await this.supersede(w, version, effectiveFrom);
    await w.manager.query(
      `UPDATE plan_version SET state = 'accepted', accepted_by = $2, accepted_at = $3, effective_from = $4, version = version + 1 WHERE id = $1`,
      [planVersionId, w.actor.personId, w.at, effectiveFrom],
    );
    const { contentSha256 } = version;
    await w.record('plan-version.accepted', subjectOf(version), { contentSha256, effectiveFrom, supersedes: before });
  }

  /** in_review → returned, with a reason for each section at fault; the vendor makes version n+1. Throws wrong-state. */
  return(w: OpenWork, planVersionId: string, reasons: ReturnReason[]): Promise<void> {
    return this.decline(w, planVersionId, { state: 'returned', reasons });
  }

  /** in_review → rejected. Throws wrong-state. */
  reject(w: OpenWork, planVersionId: string, reasons: ReturnReason[]): Promise<void> {
    return this.decline(w, planVersionId, { state: 'rejected', reasons });
  }

  private async moving(w: OpenWork, id: string, to: PlanVersionState): Promise<PlanVersion> {
    const version = await lockVersion(w, id);
    heedState(refusalToMove(version.state, to));
    return version;
  }

  private async supersede(w: OpenWork, by: PlanVersion, effectiveFrom: string): Promise<string | null> {
    const [found]: { id: string; number: number; effectiveFrom: string }[] = await w.manager.query(
      `SELECT id, number, effective_from::text AS "effectiveFrom" FROM plan_version WHERE plan_id = $1 AND state = 'accepted' FOR UPDATE`,
      [by.planId],
    );
    heed(refusalToAccept({ number: by.number, effectiveFrom, accepted: found ?? null }));
    if (!found) return null;
    await w.manager.query(
      `UPDATE plan_version SET state = 'superseded', effective_to = $2, version = version + 1 WHERE id = $1`,
      [found.id, effectiveFrom],
    );
    const subject = { kind: 'plan-version', id: found.id, vendorId: by.vendorId };
    await w.record('plan-version.superseded', subject, { by: by.id, effectiveTo: effectiveFrom });
    return found.id;
  }

  private async decline(
    w: OpenWork,
    id: string,
    decision: { state: 'returned' | 'rejected'; reasons: ReturnReason[] },
  ): Promise<void> {
    const { state, reasons } = decision;
    const version = await this.moving(w, id, state);
    if (reasons.length === 0) throw new Problem('refused', 'Give at least one reason.');
    await w.manager.query(
      `UPDATE plan_version SET state = $2, returned_by = $3, returned_at = $4, return_reasons = $5::jsonb, version = version + 1 WHERE id = $1`,
      [id, state, w.actor.personId, w.at, JSON.stringify(reasons)],
    );
    await w.record(`plan-version.${state}`, subjectOf(version), { contentSha256: version.contentSha256, reasons });
  }

  private async insertDraft(
    w: OpenWork,
    draft: { plan: Plan; number: number; content: DraftFacts; copiedFrom: string | null },
  ): Promise<{ id: string; number: number; registrantId: string; vendorId: string }> {
    const { plan, number, content, copiedFrom } = draft;
    const { registrantId, vendorId } = plan;
    const row = { id: newId(), registrantId, vendorId, planId: plan.id, number, state: 'draft' as const };
    const by = { authors: [w.actor.personId], authoredBy: w.actor.personId, authoredAt: w.at };
    await refuseUnknownSource(w.manager.getRepository(PlanVersion).insert({ ...row, ...content, ...by, version: 1 }));
    const subject = { kind: 'plan-version', id: row.id, vendorId };
    await w.record('plan-version.drafted', subject, { planId: plan.id, number, copiedFrom, content });
    return row;
  }
}

function firstDraft(given: StartPlan): DraftFacts {
  return {
    label: given.label,
    sourceEvidenceVersionId: given.sourceEvidenceVersionId,
    serviceIds: given.serviceIds,
    emphasis: null,
    sections: completeSections(given.kind, []),
    reviewDueOn: null,
    offlineCopy: false,
    changeSummary: '',
  };
}

function vendorOf(actor: Actor): string {
  if (actor.vendorId === null) throw new Problem('not-allowed', 'A plan is written by the vendor whose plan it is.');
  return actor.vendorId;
}
