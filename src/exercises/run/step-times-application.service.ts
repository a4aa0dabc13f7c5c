import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { heed, notFound, Problem } from '../../foundation/problem';
import { subjectOf, textOrNull } from '../exercise-records';
import type { Exercise } from '../exercise.entity';
import { appendResults, type EnteredResult } from '../step-result-writing';
import { momentsThatCount } from './clock-log.rules';
import { appendEntries } from './run-log';
import { COLUMN_OF } from './run-moments.service';
import { lockRun, sheetSteps } from './run-records';
import { StepTimeImport } from './step-time-import.entity';
import type { ApplyStepTimes, StepTimesImportView } from './step-times.dto';
import type { PlannedTimeRow, StepTimesPlan } from './step-times.model';
import { importView } from './step-times-rows';
import { loggedMoments } from './step-times.rules';
import { digestOf, IMPORTED, planOf } from './step-times.service';
import './run.deeds';

/** Enters what was previewed: all of it or nothing. */
@Injectable()
export class StepTimesApplication {
  constructor(private readonly work: Work) {}

  apply(
    actor: Actor,
    on: { exerciseId: string; importId: string },
    given: ApplyStepTimes,
  ): Promise<StepTimesImportView> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockRun(w, on.exerciseId, IMPORTED);
      const found = await w.manager
        .getRepository(StepTimeImport)
        .findOne({ where: { id: on.importId, exerciseId: on.exerciseId } });
      if (!found) throw notFound('import of step times');
      const acknowledgement = textOrNull(given.acknowledgement);
      refuseUnlessReady(found, given.planSha256, acknowledgement);
      const plan = await planOf(w, exercise, { ...found, bytes: found.file });
      if (digestOf(plan) !== found.planSha256) throw changed();
      await this.enter(w, exercise, { run: found, plan, acknowledgement });
      return importView(w.manager, on.exerciseId, on.importId);
    });
  }

  private async enter(
    w: OpenWork,
    exercise: Exercise,
    { run, plan, acknowledgement }: { run: StepTimeImport; plan: StepTimesPlan; acknowledgement: string | null },
  ): Promise<void> {
    const text = `${run.ref}: ${run.fileName}, ${run.rowCount} rows`;
    await appendEntries(w, exercise, [{ kind: 'times_imported', text, reason: acknowledgement }]);
    await markMoments(w, exercise, plan.rows);
    const given = await resultsOf(w, exercise, plan.rows);
    if (given.length > 0) await appendResults(w, exercise, { given, pointer: (index) => `/rows/${index}` });
    await w.manager.query(
      'UPDATE step_time_import SET applied_by = $2, applied_at = $3, acknowledgement = $4 WHERE id = $1',
      [run.id, w.actor.personId, w.at, acknowledgement],
    );
    await w.record('run.times-imported', subjectOf(exercise), {
      ...{ importId: run.id, importRef: run.ref, fileSha256: run.fileSha256, planSha256: run.planSha256 },
      ...{ rows: run.rowCount, acknowledgement },
    });
  }
}

function refuseUnlessReady(run: StepTimeImport, seenSha256: string, acknowledgement: string | null): void {
  if (run.appliedAt !== null)
    throw new Problem('wrong-state', `${run.ref} was entered at ${run.appliedAt}. Nothing was entered again.`);
  if (run.planSha256 !== seenSha256) throw changed();
  const refused = `${run.refusedCount} of ${run.rowCount} rows are refused. Put them right in the file and preview it again; nothing was entered.`;
  const silent = `${run.warningCount} warnings have to be acknowledged: say why steps are missing, and what explains the time between steps.`;
  heed(
    run.refusedCount === 0 ? null : { code: 'rows-refused', reason: refused, pointer: '' },
    run.warningCount === 0 || acknowledgement !== null
      ? null
      : { code: 'warnings-unacknowledged', reason: silent, pointer: '/acknowledgement' },
  );
}

function changed(): Problem {
  const words = 'What this file would do has changed since it was previewed. Preview it again; nothing was entered.';
  return new Problem('stale-version', words);
}

async function resultsOf(w: OpenWork, exercise: Exercise, rows: readonly PlannedTimeRow[]): Promise<EnteredResult[]> {
  const steps = await sheetSteps(w.manager, exercise);
  const idOf = new Map(steps.map(({ number, planStepId }) => [number, planStepId]));
  return rows.flatMap(({ action, step, outcome, startedAt, finishedAt, tester, note, reason }) => {
    const planStepId = step === null ? undefined : idOf.get(step);
    if (action !== 'record' || planStepId === undefined || outcome === null) return [];
    return [{ planStepId, outcome, startedAt, finishedAt, tester, note, reason, enteredHow: 'import' as const }];
  });
}

async function markMoments(w: OpenWork, exercise: Exercise, rows: readonly PlannedTimeRow[]): Promise<void> {
  const marks = rows.filter(({ action }) => action === 'mark');
  const counting = Object.values(momentsThatCount(loggedMoments(marks)));
  if (counting.length === 0) return;
  const sets = counting.map(({ moment }, index) => `${COLUMN_OF[moment]} = $${index + 2}`).join(', ');
  await w.manager.query(`UPDATE exercise SET ${sets}, version = version + 1 WHERE id = $1`, [
    exercise.id,
    ...counting.map(({ at }) => at),
  ]);
  const entries = counting.map(({ moment, at, as, row }) => ({
    ...{ kind: 'moment_marked' as const, moment, happenedAt: at, text: `Row ${row}: ${as}` },
  }));
  await appendEntries(w, exercise, entries);
}
