import { Injectable } from '@nestjs/common';
import { Work } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed, heedState, notFound, Problem } from '../../foundation/problem';
import { lockExercise, subjectOf } from '../exercise-records';
import { refusalUnless } from '../exercise.rules';
import { wordsOf } from './run-corrections.service';
import { RunEntry } from './run-entry.entity';
import { RunGuest } from './run-guest.entity';
import { appendEntries } from './run-log';
import { beginningOf, lockRun } from './run-records';
import type { Press } from './run-presses.service';
import { pressedAt, refusalOfHeld, refusalOfMoment } from './run-sheet.rules';
import type { LoggedEntry, NamedGuest } from './run-views.dto';
import './run.deeds';
import type { CorrectNote, NameGuest, WriteNote } from './run.dto';

const NOTED = 'notes are written while it is in progress';

/** Timed notes of the team, of the registrant's observers, and of guests whose words somebody enters for them. */
@Injectable()
export class RunNotesService {
  constructor(private readonly work: Work) {}

  nameGuest(actor: Actor, exerciseId: string, given: NameGuest): Promise<NamedGuest> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockExercise(w, exerciseId);
      const open = ['planned', 'scheduled', 'in_progress'] as const;
      heedState(refusalUnless(exercise.state, open, 'guests are named before its results are complete'));
      const guest = {
        name: wordsOf(given.name, '/name'),
        organisation: wordsOf(given.organisation, '/organisation'),
      };
      const known = await w.manager.getRepository(RunGuest).findOne({ where: { exerciseId, ...guest } });
      if (known) throw new Problem('already-exists', `${guest.name} of ${guest.organisation} is named already.`);
      const { registrantId, vendorId } = exercise;
      const row = { id: newId(), registrantId, vendorId, exerciseId, ...guest };
      await w.manager.getRepository(RunGuest).insert({ ...row, namedBy: actor.personId, namedAt: w.at });
      await w.record('run.guest-named', subjectOf(exercise), { guestId: row.id, ...guest });
      return { id: row.id };
    });
  }

  write(actor: Actor, { exerciseId, given, heldSeconds }: Press<WriteNote>): Promise<LoggedEntry> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockRun(w, exerciseId, NOTED);
      heed(refusalOfHeld(heldSeconds));
      const text = wordsOf(given.text, '/text');
      const pressed = pressedAt(w.at, heldSeconds, exercise.startedAt);
      const happenedAt = given.at ? new Date(given.at).toISOString() : pressed;
      heed(given.at ? refusalOfMoment(happenedAt, { startedAt: beginningOf(exercise), now: w.at }) : null);
      const guestId = given.guestId ?? null;
      if (guestId !== null) {
        const guest = await w.manager.getRepository(RunGuest).findOne({ where: { id: guestId, exerciseId } });
        if (!guest) throw notFound('guest of this exercise');
      }
      const note = { happenedAt, guestId, text };
      const entry = await appendEntries(w, exercise, [{ kind: 'note', ...note, heldSeconds }]);
      await w.record('run.noted', subjectOf(exercise), { entry, ...note });
      return { entry };
    });
  }

  /** What a note says now; the note itself stays. Each side puts its own notes right. */
  correct(actor: Actor, exerciseId: string, given: CorrectNote): Promise<LoggedEntry> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockRun(w, exerciseId, NOTED);
      const entries = w.manager.getRepository(RunEntry);
      const note = await entries.findOne({ where: { exerciseId, number: given.number } });
      const side = actor.vendorId === null ? 'registrant' : 'vendor';
      if (!note || !['note', 'note_corrected'].includes(note.kind) || note.side !== side)
        throw notFound('note of your side');
      const later = await entries.findOne({ where: { exerciseId, corrects: given.number } });
      if (later) throw corrected(given.number, later.number);
      const said = { text: wordsOf(given.text, '/text'), reason: wordsOf(given.reason), corrects: note.number };
      const { happenedAt, guestId } = note;
      const entry = await appendEntries(w, exercise, [{ kind: 'note_corrected', ...said, happenedAt, guestId }]);
      await w.record('run.note-corrected', subjectOf(exercise), { entry, ...said });
      return { entry };
    });
  }
}

function corrected(number: number, by: number): Problem {
  const message = `Note ${number} was put right by entry ${by} already. Correct that one.`;
  return new Problem('wrong-state', message, [{ pointer: '/number', message, code: 'already-corrected' }]);
}
