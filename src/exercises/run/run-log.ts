import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../../audit-trail/work';
import { newId } from '../../foundation/ids';
import type { Exercise } from '../exercise.entity';
import { RunEntry } from './run-entry.entity';
import type { EntryKind, Side } from './run-sheet.rules';

export type NewEntry = { kind: EntryKind } & Partial<
  Pick<
    RunEntry,
    | 'planStepId'
    | 'attempt'
    | 'injectId'
    | 'guestId'
    | 'moment'
    | 'corrects'
    | 'happenedAt'
    | 'heldSeconds'
    | 'performedBy'
    | 'text'
    | 'reason'
  >
>;

const NOTHING = {
  ...{ planStepId: null, attempt: null, injectId: null, guestId: null, moment: null, corrects: null },
  ...{ heldSeconds: 0, performedBy: null, text: null, reason: null },
};

export async function lastNumber(manager: EntityManager, exerciseId: string): Promise<number> {
  const [row]: { last: number }[] = await manager.query(
    'SELECT coalesce(max(number), 0) AS last FROM run_entry WHERE exercise_id = $1',
    [exerciseId],
  );
  return row?.last ?? 0;
}

/** Appends to the log of an exercise whose row this Work holds alone. Answers the number of the last entry. */
export async function appendEntries(
  w: OpenWork,
  exercise: Pick<Exercise, 'id' | 'registrantId' | 'vendorId'>,
  entries: readonly NewEntry[],
): Promise<number> {
  const last = await lastNumber(w.manager, exercise.id);
  const { id: exerciseId, registrantId, vendorId } = exercise;
  const side: Side = w.actor.vendorId === null ? 'registrant' : 'vendor';
  const by = { exerciseId, registrantId, vendorId, side, enteredBy: w.actor.personId, enteredAt: w.at };
  const rows = entries.map((entry, index) => ({
    ...{ ...NOTHING, happenedAt: w.at, ...entry, ...by },
    ...{ id: newId(), number: last + index + 1 },
  }));
  for (let from = 0; from < rows.length; from += 500)
    await w.manager.getRepository(RunEntry).insert(rows.slice(from, from + 500));
  return last + entries.length;
}
