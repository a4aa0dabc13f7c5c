import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { canonicalJson } from '../../foundation/canonical-json';
import { newId, sha256Hex } from '../../foundation/ids';
import { heed } from '../../foundation/problem';
import type { RawBody } from '../../foundation/raw-body';
import { subjectOf } from '../exercise-records';
import type { Exercise } from '../exercise.entity';
import { timesOf } from './run-moments.service';
import { lockRun } from './run-records';
import { knownSteps, importView } from './step-times-rows';
import type { StepTimesImportView, StepTimesQuery } from './step-times.dto';
import { readStepTimes } from './step-times-file';
import { StepTimeImport } from './step-time-import.entity';
import type { StepTimesPlan } from './step-times.model';
import { planStepTimes } from './step-times.rules';
import { refusalOfFormZone } from './time-cells.rules';
import './run.deeds';

export const IMPORTED = 'step times are imported while it is in progress';

/** Minutes that may lie between a step and what it waited for, unless the form says otherwise. */
const GAP_MINUTES = 30;

/** Reads files of step times and says, row by row, what they would do. Nothing is entered here. */
@Injectable()
export class StepTimesService {
  constructor(private readonly work: Work) {}

  preview(
    actor: Actor,
    exerciseId: string,
    given: { query: StepTimesQuery; body: RawBody },
  ): Promise<StepTimesImportView> {
    const { query, body } = given;
    const timeZone = query.timeZone?.trim() || null;
    heed(timeZone === null ? null : refusalOfFormZone(timeZone));
    return this.work.perform(actor, async (w) => {
      const exercise = await lockRun(w, exerciseId, IMPORTED);
      const how = { timeZone, gapMinutes: query.gapMinutes ?? GAP_MINUTES };
      const plan = await planOf(w, exercise, { bytes: body.bytes, ...how });
      const [row]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('ST') AS ref`);
      const kept = { id: newId(), ref: row?.ref ?? '', fileSha256: body.sha256, planSha256: digestOf(plan), ...how };
      const counts = countsOf(plan);
      const { registrantId, vendorId } = exercise;
      await w.manager.getRepository(StepTimeImport).insert({
        ...{ ...kept, ...counts, registrantId, vendorId, exerciseId, plan, file: body.bytes },
        ...{ fileName: query.fileName.trim() || 'file.csv', previewedBy: actor.personId, previewedAt: w.at },
        ...{ appliedBy: null, appliedAt: null, acknowledgement: null },
      });
      await w.record('run.times-previewed', subjectOf(exercise), {
        ...{ importId: kept.id, importRef: kept.ref, fileSha256: kept.fileSha256, planSha256: kept.planSha256 },
        ...{ timeZone, rows: counts.rowCount, refused: counts.refusedCount, warnings: counts.warningCount },
      });
      return importView(w.manager, exerciseId, kept.id);
    });
  }
}

function countsOf({ rows, warnings }: StepTimesPlan) {
  const refusedCount = rows.filter(({ action }) => action === 'refused').length;
  return { rowCount: rows.length, refusedCount, warningCount: warnings.length };
}

/** Over what every row would do: the same only while the exercise says the same. */
export function digestOf(plan: StepTimesPlan): string {
  return sha256Hex(canonicalJson(JSON.parse(JSON.stringify(plan))));
}

/** What a file would do to the exercise as it is in this Work. */
export async function planOf(
  w: Pick<OpenWork, 'manager' | 'at'>,
  exercise: Exercise,
  file: { bytes: Buffer; timeZone: string | null; gapMinutes: number },
): Promise<StepTimesPlan> {
  const { timeZone, gapMinutes } = file;
  return planStepTimes(readStepTimes(file.bytes), {
    ...{ timeZone, gapMinutes, beginning: beginningOf(exercise), now: w.at },
    ...{ clock: timesOf(exercise), basis: exercise.clockBasis },
    steps: await knownSteps(w.manager, exercise),
  });
}

/** The disruption; before that is logged, the start in the portal or the planned day (wherever it began), whichever is earlier. */
function beginningOf({ occurredAt, startedAt, plannedOn }: Exercise): string | null {
  if (occurredAt !== null) return occurredAt;
  const day = new Date(Date.parse(`${plannedOn}T00:00:00Z`) - 14 * 3_600_000).toISOString();
  return startedAt !== null && startedAt < day ? startedAt : day;
}
