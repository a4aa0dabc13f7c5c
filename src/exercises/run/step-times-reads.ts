import { Injectable } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { requireExercise } from '../exercise-records';
import { runSteps } from './run-rows';
import type { StepTimesImportList, StepTimesImportView, TIMES_FILES } from './step-times.dto';
import { exampleFile, templateOf } from './step-times-file';
import { importSummaries, importView } from './step-times-rows';

@Injectable()
export class StepTimesReads {
  constructor(private readonly work: Work) {}

  /** Throws not-found where the person cannot see the exercise. */
  async require(actor: Actor, exerciseId: string): Promise<void> {
    await this.work.read(actor, ({ manager }) => requireExercise(manager, exerciseId));
  }

  all(actor: Actor, exerciseId: string): Promise<StepTimesImportList> {
    return this.work.read(actor, async ({ manager }) => {
      await requireExercise(manager, exerciseId);
      const items = await importSummaries(manager, exerciseId);
      return { items, total: items.length };
    });
  }

  one(actor: Actor, exerciseId: string, importId: string): Promise<StepTimesImportView> {
    return this.work.read(actor, ({ manager }) => importView(manager, exerciseId, importId));
  }

  file(actor: Actor, exerciseId: string, kind: (typeof TIMES_FILES)[number]): Promise<{ name: string; text: string }> {
    return this.work.read(actor, async ({ manager }) => {
      const exercise = await requireExercise(manager, exerciseId);
      if (kind === 'example') return { name: 'holdfast-step-times-example.csv', text: exampleFile() };
      const text = templateOf(await runSteps(manager, exercise));
      return { name: `holdfast-step-times-${exercise.ref.toLowerCase()}.csv`, text };
    });
  }
}
