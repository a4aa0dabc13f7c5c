import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed, heedState, notFound, Problem } from '../../foundation/problem';
import { lockExercise, requireSeen, subjectOf, textOrNull } from '../exercise-records';
import type { EditedExercise } from '../exercise-views.dto';
import type { Exercise } from '../exercise.entity';
import { refusalUnless } from '../exercise.rules';
import { wordsOf } from './run-corrections.service';
import { RunEntry } from './run-entry.entity';
import { RunInject } from './run-inject.entity';
import { appendEntries } from './run-log';
import { firstZone, lockRun } from './run-records';
import { bothClocks, pressedAt, refusalOfHeld } from './run-sheet.rules';
import type { AddedInject, LoggedEntry } from './run-views.dto';
import type { Press } from './run-presses.service';
import type { InjectFacts } from './run.deeds';
import './run.deeds';
import type { AddInject, AnswerInject, DeliverInject, InjectInput, WriteInjects } from './run.dto';

const HANDED_OUT = 'injects are handed out while it is in progress';

/** Injects: planned with their minute before the start, or added while the exercise runs; handed out once, answered. */
@Injectable()
export class RunInjectsService {
  constructor(private readonly work: Work) {}

  /** All planned injects at once, in the order of their minutes. */
  write(actor: Actor, exerciseId: string, given: WriteInjects): Promise<EditedExercise> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockExercise(w, exerciseId);
      const open = ['planned', 'scheduled', 'postponed'] as const;
      heedState(refusalUnless(exercise.state, open, 'injects are planned before it starts'));
      requireSeen(exercise, given.version);
      const ordered = [...given.injects].sort((a, b) => a.plannedMinute - b.plannedMinute);
      const injects = ordered.map((one, index) => factsOf(one, { number: index + 1, minute: one.plannedMinute }));
      await w.manager.query('DELETE FROM run_inject WHERE exercise_id = $1', [exerciseId]);
      await insertInjects(w, exercise, injects);
      await w.manager.query('UPDATE exercise SET version = version + 1 WHERE id = $1', [exerciseId]);
      await w.record('run.injects-written', subjectOf(exercise), { injects });
      return { id: exerciseId, state: exercise.state, version: exercise.version + 1 };
    });
  }

  add(actor: Actor, { exerciseId, given, heldSeconds }: Press<AddInject>): Promise<AddedInject> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockRun(w, exerciseId, HANDED_OUT);
      heed(refusalOfHeld(heldSeconds));
      const [row]: { next: number }[] = await w.manager.query(
        'SELECT coalesce(max(number), 0) + 1 AS next FROM run_inject WHERE exercise_id = $1',
        [exerciseId],
      );
      const inject = factsOf(given, { number: row?.next ?? 1, minute: null });
      const [injectId = ''] = await insertInjects(w, exercise, [inject]);
      const delivered = given.deliver ?? false;
      await w.record('run.inject-added', subjectOf(exercise), { inject, delivered });
      if (delivered) await this.handOut(w, exercise, { injectId, number: inject.number, heldSeconds, by: actor.name });
      return { id: injectId, number: inject.number };
    });
  }

  deliver(actor: Actor, { exerciseId, given, heldSeconds }: Press<DeliverInject>): Promise<LoggedEntry> {
    return this.work.perform(actor, async (w) => {
      const { exercise, inject, handedOut } = await this.held(w, exerciseId, given.injectId);
      heed(refusalOfHeld(heldSeconds));
      if (handedOut) throw await alreadyOut(w, exercise, { inject, handedOut });
      const by = textOrNull(given.performedBy) ?? actor.name;
      const entry = await this.handOut(w, exercise, { injectId: inject.id, number: inject.number, heldSeconds, by });
      return { entry };
    });
  }

  answer(actor: Actor, { exerciseId, given, heldSeconds }: Press<AnswerInject>): Promise<LoggedEntry> {
    return this.work.perform(actor, async (w) => {
      const { exercise, inject, handedOut } = await this.held(w, exerciseId, given.injectId);
      heed(refusalOfHeld(heldSeconds));
      if (!handedOut) throw notOut(inject.number);
      const happenedAt = pressedAt(w.at, heldSeconds, handedOut.happenedAt);
      const press = { happenedAt, heldSeconds, performedBy: textOrNull(given.performedBy) ?? actor.name };
      const said = { injectId: inject.id, text: wordsOf(given.text, '/text') };
      const entry = await appendEntries(w, exercise, [{ kind: 'inject_answered', ...said, ...press }]);
      await w.record('run.inject-answered', subjectOf(exercise), { entry, number: inject.number, ...said, ...press });
      return { entry };
    });
  }

  private async held(w: OpenWork, exerciseId: string, injectId: string) {
    const exercise = await lockRun(w, exerciseId, HANDED_OUT);
    const inject = await w.manager.getRepository(RunInject).findOne({ where: { id: injectId, exerciseId } });
    if (!inject) throw notFound('inject of this exercise');
    const where = { exerciseId, injectId, kind: 'inject_delivered' as const };
    return { exercise, inject, handedOut: await w.manager.getRepository(RunEntry).findOne({ where }) };
  }

  private async handOut(
    w: OpenWork,
    exercise: Exercise,
    what: { injectId: string; number: number; heldSeconds: number; by: string },
  ): Promise<number> {
    const { injectId, number, heldSeconds, by: performedBy } = what;
    const press = { happenedAt: pressedAt(w.at, heldSeconds, exercise.startedAt), heldSeconds, performedBy };
    const entry = await appendEntries(w, exercise, [{ kind: 'inject_delivered', injectId, ...press }]);
    await w.record('run.inject-delivered', subjectOf(exercise), { entry, injectId, number, ...press });
    return entry;
  }
}

function factsOf(given: InjectInput, place: { number: number; minute: number | null }): InjectFacts {
  return {
    number: place.number,
    text: wordsOf(given.text, '/text'),
    addressedTo: textOrNull(given.addressedTo),
    expectedResponse: textOrNull(given.expectedResponse),
    plannedMinute: place.minute,
  };
}

async function insertInjects(w: OpenWork, exercise: Exercise, injects: readonly InjectFacts[]): Promise<string[]> {
  const { id: exerciseId, registrantId, vendorId } = exercise;
  const by = { exerciseId, registrantId, vendorId, addedBy: w.actor.personId, addedAt: w.at };
  const rows = injects.map((inject) => ({ ...inject, ...by, id: newId() }));
  if (rows.length > 0) await w.manager.getRepository(RunInject).insert(rows);
  return rows.map(({ id }) => id);
}

async function alreadyOut(
  w: OpenWork,
  exercise: Exercise,
  { inject, handedOut }: { inject: RunInject; handedOut: RunEntry },
): Promise<Problem> {
  const when = bothClocks(handedOut.happenedAt, await firstZone(w.manager, exercise));
  const message = `${handedOut.performedBy ?? 'Somebody'} handed out inject ${inject.number} at ${when}. It was not handed out again.`;
  return new Problem('wrong-state', message, [{ pointer: '/injectId', message, code: 'already-delivered' }]);
}

function notOut(number: number): Problem {
  const message = `Inject ${number} was not handed out yet.`;
  return new Problem('wrong-state', message, [{ pointer: '/injectId', message, code: 'not-delivered' }]);
}
