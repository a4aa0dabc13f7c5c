import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { notFound } from '../../foundation/problem';
import { drillRows, restoreRows, trainingRows, windowRows, type Which } from './register-rows';
import type { DrillList, RestoreList, TrainingList, WindowList } from './register-views.dto';

@Injectable()
export class RegisterReads {
  constructor(private readonly work: Work) {}

  drills(actor: Actor, which: Which): Promise<DrillList> {
    return this.listed(actor, which, drillRows);
  }

  trainings(actor: Actor, which: Which): Promise<TrainingList> {
    return this.listed(actor, which, trainingRows);
  }

  windows(actor: Actor, which: Which): Promise<WindowList> {
    return this.listed(actor, which, windowRows);
  }

  restores(actor: Actor, which: Which): Promise<RestoreList> {
    return this.listed(actor, which, restoreRows);
  }

  private listed<T>(
    actor: Actor,
    which: Which,
    rows: (manager: EntityManager, which: Which) => Promise<T[]>,
  ): Promise<{ items: T[]; total: number }> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await rows(manager, which);
      if ('historyOf' in which && items.length === 0) throw notFound('entry');
      return { items, total: items.length };
    });
  }
}
