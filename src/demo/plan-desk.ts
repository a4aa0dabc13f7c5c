import { PlanDraftsService } from '../plans/plan-drafts.service';
import { PlanReads } from '../plans/plan-reads';
import type { Emphasis } from '../plans/plan.rules';
import type { PlanKind } from '../plans/plan-sections.rules';
import { PlansService } from '../plans/plans.service';
import { coverageOf } from './disruption-answers';
import { sectionsOf } from './documents/plan-papers';
import type { ToldStep } from './told-steps';
import type { VendorDesk } from './vendor-desk';

export interface ToldPlan {
  kind: PlanKind;
  title: string;
  label: string;
  /** Name of the file that was brought. */
  fileName: string;
  steps: ToldStep[];
  emphasis: Emphasis;
  reviewDueOn: string;
  changeSummary: string;
}

/** A vendor's plans: written from the file by the contributor, approved by the executive. */
export class PlanDesk {
  planId = '';
  versionId = '';

  constructor(private readonly desk: VendorDesk) {}

  /** The first version, or the next one of the same plan. */
  write(told: ToldPlan): Promise<void> {
    return this.planId === '' ? this.first(told) : this.next(told);
  }

  private async first(told: ToldPlan): Promise<void> {
    const source = this.desk.versionOf(told.fileName);
    const { kind, title, label } = told;
    const started = await this.plans.start(await this.desk.contributor(), {
      ...{ kind, title, label, sourceEvidenceVersionId: source, serviceIds: [this.desk.serviceId] },
    });
    this.planId = started.id;
    await this.fill(started.versionId, told);
  }

  private async next(told: ToldPlan): Promise<void> {
    const { label, changeSummary } = told;
    const sourceEvidenceVersionId = this.desk.versionOf(told.fileName);
    const contributor = await this.desk.contributor();
    // an after-action report may have opened the draft already
    const { versions } = await this.desk.stage.rooms.of(PlanReads).one(contributor, this.planId);
    const open = versions.find(({ state }) => state === 'draft');
    const given = { label, changeSummary, sourceEvidenceVersionId };
    const drafted = open ?? (await this.plans.draftNext(contributor, this.planId, given));
    await this.fill(drafted.id, told);
  }

  /** What the plan says, entered step by step, and the executive's approval. */
  private async fill(id: string, told: ToldPlan): Promise<void> {
    const contributor = await this.desk.contributor();
    const drafts = this.desk.stage.rooms.of(PlanDraftsService);
    const { label, emphasis, reviewDueOn, changeSummary } = told;
    const sourceEvidenceVersionId = this.desk.versionOf(told.fileName);
    let { version } = await drafts.edit(contributor, id, {
      ...{ version: 1, label, sourceEvidenceVersionId, emphasis, reviewDueOn, changeSummary, offlineCopy: true },
      sections: sectionsOf(told.kind),
    });
    const steps = told.steps.map(({ number, title, instruction, owner, systemName, dependsOn, expectedMinutes }) => ({
      ...{ number, title, instruction, owner, systemName, dependsOn, expectedMinutes },
    }));
    if (steps.length > 0) ({ version } = await drafts.writeSteps(contributor, id, { version, steps }));
    const coverage = coverageOf(this.desk.cast).map(({ disruptionType, process, solution }) => ({
      ...{ disruptionType, process, solution },
    }));
    ({ version } = await drafts.writeCoverage(contributor, id, { version, coverage }));
    await drafts.approve(await this.desk.attestor(), id, version);
    this.versionId = id;
  }

  private get plans(): PlansService {
    return this.desk.stage.rooms.of(PlansService);
  }
}
