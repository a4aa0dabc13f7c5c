import { ExercisePlanningService } from '../exercises/exercise-planning.service';
import { ExerciseReads } from '../exercises/exercise-reads';
import { ExerciseResultsService } from '../exercises/exercise-results.service';
import type { ExerciseKind } from '../exercises/exercise-kinds.rules';
import { DeferralsService } from '../exercises/programme/deferrals.service';
import { StepResultsService } from '../exercises/step-results.service';
import { RecordedEventsService } from '../obligations/recorded-events.service';
import { SchedulingService } from '../obligations/scheduling.service';
import { PlanReads } from '../plans/plan-reads';
import type { ToldExercise } from './documents/exercise-papers';
import { after } from './documents/paper';
import type { ToldStep } from './told-steps';
import type { VendorDesk } from './vendor-desk';

/** One exercise of a vendor, from its plan to its report. */
export class ExerciseDesk {
  id = '';

  constructor(
    private readonly desk: VendorDesk,
    private readonly told: ToldExercise,
  ) {}

  /** `retestOf` names the exercise whose gaps this one shows closed. */
  async plan(planVersionId: string, retestOf?: string): Promise<void> {
    const { title, kind, scenario, scopeLimits, evaluator, occurredAt, objectives } = this.told;
    const planning = this.of(ExercisePlanningService);
    const planned = await planning.plan(await this.desk.contributor(), {
      ...{ planVersionId, serviceId: this.desk.serviceId, kind: kind as ExerciseKind, title, scenario, scopeLimits },
      ...{ plannedOn: occurredAt.slice(0, 10), clockBasis: 'disruption', evaluator, observedByRegistrant: true },
      objectives: objectives.map(({ text, measures }) => ({ text, measures: measures ?? null })),
      ...(retestOf === undefined ? {} : { retestOf }),
    });
    this.id = planned.id;
  }

  async start(): Promise<void> {
    await this.of(ExercisePlanningService).start(await this.desk.contributor(), this.id, await this.version());
  }

  /** The vendor asks to cancel it; Ines approves. */
  async cancel(reason: string, approver: string): Promise<void> {
    const given = { reason, approver, version: await this.version() };
    const deferrals = this.of(DeferralsService);
    const { deferralId } = await deferrals.cancel(await this.desk.contributor(), this.id, given);
    const note = 'Sheltering evacuees comes first; the first quarter of 2027 is noted.';
    const ines = await this.desk.stage.crowd.as('ines');
    await deferrals.decide(ines, deferralId, { decision: 'approved', note, version: 1 });
  }

  /** Outcome and times of every step, the clock, and what was achieved. Proof is the log that was brought. */
  async enterResults(planVersionId: string, proofFileName: string | null): Promise<void> {
    await this.recordSteps(planVersionId, proofFileName);
    const given = { ...this.moments(), version: await this.version() };
    await this.of(ExerciseResultsService).setClock(await this.desk.contributor(), this.id, given);
    await this.complete();
  }

  async complete(): Promise<void> {
    const contributor = await this.desk.contributor();
    await this.of(ExerciseResultsService).complete(contributor, this.id, await this.version());
  }

  async recordSteps(planVersionId: string, proofFileName: string | null): Promise<void> {
    const contributor = await this.desk.contributor();
    const plan = await this.of(PlanReads).version(contributor, planVersionId);
    const proofEvidenceVersionId = proofFileName === null ? null : this.desk.versionOf(proofFileName);
    const results = this.told.steps.map((step) => ({
      ...this.resultOf(step),
      ...{ planStepId: plan.steps.find((s) => s.number === step.number)?.id ?? '', proofEvidenceVersionId },
    }));
    await this.of(StepResultsService).recordAll(contributor, this.id, results);
  }

  async report(): Promise<void> {
    const contributor = await this.desk.contributor();
    const results = this.of(ExerciseResultsService);
    const { objectives } = await this.of(ExerciseReads).one(contributor, this.id);
    const ratings = objectives.map(({ number }) => ({ number, ...this.ratingOf(number) }));
    await results.rate(contributor, this.id, { ratings, version: await this.version() });
    const { strengths, improvements } = this.told;
    const areas = improvements.map(([observation, cause, action]) => ({ observation, cause, effect: action }));
    const lessons = improvements.map(([, , action]) => action);
    await results.report(contributor, this.id, { strengths, areas, lessons, version: await this.version() });
  }

  /** Ines records that it took place, so that the schedule asks for what follows from it. */
  async recordEvent(): Promise<void> {
    const { stage, vendorId, serviceId } = this.desk;
    const ines = await stage.crowd.as('ines');
    const { ref } = await this.of(ExerciseReads).one(ines, this.id);
    const event = { event: 'exercise_completed', happenedOn: this.told.occurredAt.slice(0, 10), serviceId, ref };
    await this.of(RecordedEventsService).record(ines, vendorId, { ...event, note: this.told.title });
    const schedule = await this.of(SchedulingService).schedule(ines, vendorId, stage.periodId);
    this.desk.forgetSchedule();
    for (const { id } of schedule.noLongerRequired)
      await this.of(SchedulingService).releaseObligation(
        ines,
        id,
        `An exercise took place (${ref}); nothing to state.`,
      );
  }

  private resultOf(step: ToldStep) {
    const changes = step.outcome !== 'pass';
    return {
      ...{ outcome: step.outcome, tester: step.owner, note: step.note === '' ? null : step.note },
      startedAt: after(this.told.occurredAt, step.startMinute),
      finishedAt: after(this.told.occurredAt, step.finishMinute),
      disposition: changes ? ('change' as const) : ('keep' as const),
      dispositionNote: changes ? `Change the step: ${step.note}` : null,
    };
  }

  private moments() {
    const { occurredAt, lostMinutes } = this.told;
    const at = (minute: number) => after(occurredAt, minute);
    return {
      ...{ occurredAt, detectedAt: at(this.told.detectedMinute), declaredAt: at(this.told.declaredMinute) },
      ...{ restoredAt: at(this.told.restoredMinute), verifiedAt: at(this.told.verifiedMinute) },
      lastRecoveredAt: lostMinutes === null ? null : at(-lostMinutes),
      returnedToNormalAt: at(this.told.normalMinute),
    };
  }

  /** Objectives that were added at the start from the agreed ones get the rating of what was achieved. */
  private ratingOf(number: number) {
    const told = this.told.objectives[number - 1];
    return told ? { rating: told.rating, note: told.note } : { rating: 'P' as const, note: 'Achieved.' };
  }

  private async version(): Promise<number> {
    return (await this.of(ExerciseReads).one(await this.desk.contributor(), this.id)).version;
  }

  private get of() {
    const { rooms } = this.desk.stage;
    return rooms.of.bind(rooms);
  }
}
