import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import type { Refusal } from '../foundation/refusal';
import { achievedTimes } from './achieved-times.rules';
import { completionGaps, validityFlags, type CompletionFacts } from './completion.rules';
import { planFactsOf, readinessOf } from './exercise-plan-facts';
import { objectivesOf, requireExercise } from './exercise-records';
import { exerciseSteps } from './exercise-steps-view';
import { exerciseSummaries } from './exercise-summaries';
import type {
  ClockView,
  ExerciseList,
  ExerciseStepView,
  ExerciseSummary,
  ExerciseView,
  GapView,
} from './exercise-views.dto';
import type { Exercise } from './exercise.entity';
import { sheetSteps } from './run/run-records';
import { runningGaps } from './run/run-sheet.rules';
import type { ExercisesQuery } from './exercises.dto';
import { areaGaps, exercisePart } from './programme/exercise-part';
import { performedShare } from './step-results.rules';

@Injectable()
export class ExerciseReads {
  constructor(private readonly work: Work) {}

  all(actor: Actor, { vendorId, retestFindingId }: ExercisesQuery): Promise<ExerciseList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await exerciseSummaries(manager, {
        vendorId: vendorId ?? null,
        retestFindingId: retestFindingId ?? null,
      });
      return { items, total: items.length };
    });
  }

  one(actor: Actor, id: string): Promise<ExerciseView> {
    return this.work.read(actor, async ({ manager }) => {
      const exercise = await requireExercise(manager, id);
      const [summary] = await exerciseSummaries(manager, { exerciseId: id });
      if (!summary) throw new Error(`Exercise ${id} has no summary.`);
      return this.view(manager, exercise, summary);
    });
  }

  private async view(manager: EntityManager, exercise: Exercise, summary: ExerciseSummary): Promise<ExerciseView> {
    const steps = await exerciseSteps(manager, exercise);
    const objectives = await objectivesOf(manager, exercise.id);
    const outcomes = steps.map((step) => step.result?.outcome ?? null);
    return {
      ...summary,
      ...ownFacts(exercise),
      startedByName: await nameOf(manager, exercise.startedBy),
      resultsByName: await nameOf(manager, exercise.resultsBy),
      reviewedByName: await nameOf(manager, exercise.reviewedBy),
      objectives: objectives.map(({ number, text, measures, rating, ratingNote }) => ({
        number,
        text,
        measures,
        rating,
        ratingNote,
      })),
      steps,
      clock: clockView(exercise),
      performed: performedShare(outcomes),
      gaps: await gapsOf(manager, exercise, { steps, objectives: objectives.length }),
      programme: await exercisePart(manager, exercise, summary.tier),
      flags: validityFlags({ ...summary, planLabel: summary.planVersionLabel, outcomes }),
    };
  }
}

function ownFacts(exercise: Exercise) {
  const { scenario, scopeLimits, evaluator, outcomeReason, reportedAt, submittedAt, version } = exercise;
  return { scenario, scopeLimits, evaluator, outcomeReason, reportedAt, submittedAt, version, report: exercise.aar };
}

function clockView(exercise: Exercise): ClockView {
  const { occurredAt, detectedAt, declaredAt, restoredAt, verifiedAt, lastRecoveredAt, returnedToNormalAt } = exercise;
  const times = { occurredAt, detectedAt, declaredAt, restoredAt, verifiedAt, lastRecoveredAt, returnedToNormalAt };
  const { clockBasis: basis, notRecoveredReason } = exercise;
  return { basis, ...times, notRecoveredReason, ...achievedTimes(times, basis) };
}

async function gapsOf(
  manager: EntityManager,
  exercise: Exercise,
  known: { steps: readonly ExerciseStepView[]; objectives: number },
): Promise<GapView[]> {
  const before = ['planned', 'scheduled', 'postponed'].includes(exercise.state);
  const steps = known.steps.map(({ number, result }) => ({ number, outcome: result?.outcome ?? null }));
  const running = exercise.state === 'in_progress' ? await gapsWhileRunning(manager, exercise, steps) : [];
  const gaps = before ? await readinessOf(manager, planFactsOf(exercise), known.objectives) : running;
  return gaps.map(({ code, reason, pointer }) => ({ code, reason, pointer: pointer ?? '' }));
}

async function gapsWhileRunning(
  manager: EntityManager,
  exercise: Exercise,
  steps: CompletionFacts['steps'],
): Promise<Refusal[]> {
  const running = runningGaps(await sheetSteps(manager, exercise));
  return [...completionGaps({ ...exercise, steps }), ...running, ...(await areaGaps(manager, exercise))];
}

async function nameOf(manager: EntityManager, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const [row]: { name: string | null }[] = await manager.query('SELECT app.person_name($1) AS name', [id]);
  return row?.name ?? null;
}
