import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { sha256Hex } from '../foundation/ids';
import { heed, heedState } from '../foundation/problem';
import type { CoverageFacts } from './disruption.rules';
import { draftFactsOf, mergedFacts, refuseForeignServices, refuseUnknownSource } from './plan-draft-facts';
import {
  contentTextOf,
  coverageOf,
  insertCoverage,
  insertSteps,
  lockDraft,
  lockVersion,
  requirePlan,
  requireSeen,
  stepsOf,
  subjectOf,
  withAuthor,
} from './plan-records';
import { completeSections, sectionErrors } from './plan-sections.rules';
import type { PlanVersion } from './plan-version.entity';
import type { ApprovedPlanVersion, EditedPlanVersion } from './plan-views.dto';
import { planGaps, refusalsToApprove, refusalToMove } from './plan.rules';
import type { CoverageInput, EditPlanVersion, StepInput, WriteCoverage, WriteSteps } from './plans.dto';
import type { DraftFacts } from './plans.deeds';
import './plans.deeds';
import { stepListErrors, type StepFacts } from './step-list.rules';

/** What a vendor writes while a version is a draft, and the approval that ends that. */
@Injectable()
export class PlanDraftsService {
  constructor(private readonly work: Work) {}

  edit(actor: Actor, id: string, given: EditPlanVersion): Promise<EditedPlanVersion> {
    return this.work.perform(actor, async (w) => {
      const version = await lockDraft(w, id, given.version);
      const after = await this.edited(w, version, given);
      await refuseForeignServices(w.manager, after.serviceIds);
      await refuseUnknownSource(
        w.manager.query(
          `UPDATE plan_version SET label = $2, source_evidence_version_id = $3, service_ids = $4, emphasis = $5, sections = $6::jsonb,
             review_due_on = $7, offline_copy = $8, change_summary = $9, authors = $10, version = version + 1 WHERE id = $1`,
          [
            id,
            after.label,
            after.sourceEvidenceVersionId,
            after.serviceIds,
            after.emphasis,
            JSON.stringify(after.sections),
            after.reviewDueOn,
            after.offlineCopy,
            after.changeSummary,
            withAuthor(version, actor.personId),
          ],
        ),
      );
      await w.record('plan-version.edited', subjectOf(version), { before: draftFactsOf(version), after });
      return { id, version: version.version + 1 };
    });
  }

  /** Replaces all steps. Refused as a whole when one is wrong, with a pointer to every cell at fault. */
  writeSteps(actor: Actor, id: string, given: WriteSteps): Promise<EditedPlanVersion> {
    return this.work.perform(actor, async (w) => {
      const version = await lockDraft(w, id, given.version);
      const steps = given.steps.map(stepFacts);
      heed(
        ...stepListErrors(steps).map((e) => ({
          code: e.code,
          reason: e.message,
          pointer: `/steps/${e.index}/${e.column}`,
        })),
      );
      await w.manager.query('DELETE FROM plan_step WHERE plan_version_id = $1', [id]);
      await insertSteps(w, version, steps);
      await this.touch(w, version);
      await w.record('plan-version.steps-written', subjectOf(version), { steps });
      return { id, version: version.version + 1 };
    });
  }

  /** Replaces what the version says about types of disruption; rows without any text are left out. */
  writeCoverage(actor: Actor, id: string, given: WriteCoverage): Promise<EditedPlanVersion> {
    return this.work.perform(actor, async (w) => {
      const version = await lockDraft(w, id, given.version);
      heed(...given.coverage.map(refusalOfCoverage));
      const coverage = given.coverage
        .map(coverageFacts)
        .filter((c) => c.process ?? c.solution ?? c.notApplicableReason);
      await w.manager.query('DELETE FROM disruption_coverage WHERE plan_version_id = $1', [id]);
      await insertCoverage(w, version, coverage);
      await this.touch(w, version);
      await w.record('plan-version.coverage-written', subjectOf(version), { coverage });
      return { id, version: version.version + 1 };
    });
  }

  /** The vendor says "this is our plan": fixes the digest of everything in the version. */
  approve(actor: Actor, id: string, seen: number): Promise<ApprovedPlanVersion> {
    return this.work.perform(actor, async (w) => {
      const version = await lockVersion(w, id);
      heedState(refusalToMove(version.state, 'vendor_approved'));
      requireSeen(version, seen);
      const { kind } = await requirePlan(w.manager, version.planId);
      const steps = await stepsOf(w.manager, id);
      const coverage = await coverageOf(w.manager, id);
      const gaps = planGaps({ ...version, kind, steps, coverage });
      heed(...refusalsToApprove({ state: version.state, approverId: actor.personId, authors: version.authors, gaps }));
      const contentSha256 = sha256Hex(await contentTextOf(w.manager, version));
      await w.manager.query(
        `UPDATE plan_version SET state = 'vendor_approved', vendor_approved_by = $2, vendor_approved_at = $3, content_sha256 = $4, version = version + 1 WHERE id = $1`,
        [id, actor.personId, w.at, contentSha256],
      );
      const { planId, number, label } = version;
      await w.record('plan-version.vendor-approved', subjectOf(version), { planId, number, label, contentSha256 });
      return { id, version: version.version + 1, contentSha256 };
    });
  }

  private async edited(w: OpenWork, version: PlanVersion, given: EditPlanVersion): Promise<DraftFacts> {
    const { kind } = await requirePlan(w.manager, version.planId);
    const sections = given.sections ?? version.sections;
    heed(...sectionErrors(kind, sections).map((e) => ({ ...e, pointer: `/sections/${e.index}` })));
    return { ...mergedFacts(draftFactsOf(version), given), sections: completeSections(kind, sections) };
  }

  private async touch(w: OpenWork, version: PlanVersion): Promise<void> {
    await w.manager.query('UPDATE plan_version SET authors = $2, version = version + 1 WHERE id = $1', [
      version.id,
      withAuthor(version, w.actor.personId),
    ]);
  }
}

function textOrNull(text: string | null | undefined): string | null {
  const tidy = text?.trim() ?? '';
  return tidy === '' ? null : tidy;
}

function stepFacts(given: StepInput): StepFacts {
  return {
    number: given.number,
    title: given.title,
    instruction: textOrNull(given.instruction),
    owner: textOrNull(given.owner),
    systemName: textOrNull(given.systemName),
    dependsOn: [...new Set(given.dependsOn ?? [])].sort((a, b) => a - b),
    expectedMinutes: given.expectedMinutes ?? null,
  };
}

function coverageFacts(given: CoverageInput): CoverageFacts {
  return {
    disruptionType: given.disruptionType,
    process: textOrNull(given.process),
    solution: textOrNull(given.solution),
    notApplicableReason: textOrNull(given.notApplicableReason),
  };
}

function refusalOfCoverage(given: CoverageInput, index: number) {
  const { process, solution, notApplicableReason } = coverageFacts(given);
  if (notApplicableReason === null || (process === null && solution === null)) return null;
  const reason = 'Give either a process and a solution, or the reason why this cannot affect the service, not both.';
  return { code: 'coverage-and-reason', reason, pointer: `/coverage/${index}/notApplicableReason` };
}
