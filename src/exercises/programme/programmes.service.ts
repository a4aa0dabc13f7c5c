import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { heed, heedState, notFound, Problem } from '../../foundation/problem';
import { programmeYear } from './calendar-year';
import { ExerciseProgramme, ProgrammeActivity } from './programme.entity';
import { activitiesOf, insertProgramme, openProgramme, takeLines, writeActivities } from './programme-writing';
import { missingOf, vendorCalendar } from './programme-reads';
import { refusalToDecide, refusalToMove, refusalsToPropose } from './programme.rules';
import type { CompleteActivity, DecideProgramme, StartedProgramme, WriteActivities } from './programmes.dto';
import { inWords, vendorOf } from './register-writing';
import './programme.deeds';

/** A vendor's plan of exercises for a year: begun and proposed by the vendor, agreed or returned by the registrant. */
@Injectable()
export class ProgrammesService {
  constructor(private readonly work: Work) {}

  /** Begins one; after one that was agreed, the next number, which takes its place once it is agreed. */
  start(actor: Actor, periodId: string): Promise<StartedProgramme> {
    return this.work.perform(actor, async (w) => {
      const vendorId = vendorOf(actor);
      await programmeYear(w.manager, { periodId, today: w.at.slice(0, 10) });
      const [open, last] = await openProgramme(w.manager, { vendorId, periodId });
      if (open)
        throw new Problem('already-exists', `Programme ${open.ref} of this year is not agreed yet. Go on with it.`);
      const programme = await insertProgramme(w, { vendorId, periodId, last });
      await w.record('programme.started', subjectOf(programme), { periodId, number: programme.number });
      return { id: programme.id, ref: programme.ref, number: programme.number };
    });
  }

  /** The four activities of the year, each with a day and an owner. */
  writeActivities(actor: Actor, id: string, given: WriteActivities): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const programme = await this.locked(w, id, given.version);
      if (!['draft', 'returned'].includes(programme.state))
        throw new Problem('wrong-state', 'What was proposed or agreed is not edited. Begin the next number.');
      const activities = given.activities.map((one) => ({
        ...one,
        ownerName: one.ownerName.trim(),
        what: one.what ?? '',
      }));
      heed(
        ...activities.map(({ ownerName }, index) =>
          ownerName === ''
            ? { code: 'owner-missing', reason: 'Name who owns it.', pointer: `/activities/${index}/ownerName` }
            : null,
        ),
      );
      const note = given.note ?? programme.note;
      await w.manager.query('UPDATE exercise_programme SET note = $2, version = version + 1 WHERE id = $1', [id, note]);
      await writeActivities(w, programme, activities);
      await w.record('programme.activities-written', subjectOf(programme), { activities, note });
    });
  }

  /** Proposed to the registrant, with the exercises that are planned for the year. */
  propose(actor: Actor, id: string, seen: number): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const programme = await this.locked(w, id, seen);
      heedState(refusalToMove(programme.state, 'proposed'));
      const year = await programmeYear(w.manager, { periodId: programme.periodId, today: w.at.slice(0, 10) });
      const activities = await activitiesOf(w.manager, id);
      heed(...refusalsToPropose(activities, { startsOn: year.from, endsOn: year.to }));
      const lines = await takeLines(w, programme, year);
      await w.manager.query(
        `UPDATE exercise_programme SET state = 'proposed', proposed_by = $2, proposed_at = $3, decided_by = NULL, decided_at = NULL, decision_note = NULL, missing = NULL,
           version = version + 1 WHERE id = $1`,
        [id, actor.personId, w.at],
      );
      await w.record('programme.proposed', subjectOf(programme), { period: year.code, lines, activities });
    });
  }

  /** The registrant agrees or returns it. Agreed, it takes the place of the one that was agreed before. */
  decide(actor: Actor, id: string, given: DecideProgramme): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const programme = await this.locked(w, id, given.version);
      heedState(refusalToMove(programme.state, given.decision));
      const calendar = await vendorCalendar(w.manager, programme, w.at.slice(0, 10));
      const missing = missingOf(calendar).map(({ reason }) => reason);
      const note = given.note?.trim() ?? '';
      const { decision } = given;
      heed(refusalToDecide({ decision, note, missing, proposedBy: programme.proposedBy, decider: actor.personId }));
      const supersedes = decision === 'agreed' ? await this.supersede(w, programme) : null;
      await w.manager.query(
        'UPDATE exercise_programme SET state = $2, decided_by = $3, decided_at = $4, decision_note = $5, missing = $6, version = version + 1 WHERE id = $1',
        [id, decision, actor.personId, w.at, note === '' ? null : note, missing],
      );
      await w.record('programme.decided', subjectOf(programme), { decision, note, missing, supersedes });
    });
  }

  /** One of the four was done, on a day, with what shows it. */
  completeActivity(actor: Actor, id: string, given: CompleteActivity): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const programme = await this.locked(w, id, null);
      if (programme.state === 'superseded')
        throw new Problem('wrong-state', 'A later programme took the place of this one. Enter it there.');
      const { kind, doneOn } = given;
      if (doneOn > w.at.slice(0, 10))
        heed({ code: 'in-the-future', reason: 'Enter it once it was done.', pointer: '/doneOn' });
      const activity = await w.manager.getRepository(ProgrammeActivity).findOne({ where: { programmeId: id, kind } });
      if (!activity) throw new Problem('wrong-state', 'This activity is not planned yet.');
      const note = given.note?.trim() ?? '';
      const evidenceVersionId = given.evidenceVersionId ?? null;
      try {
        await w.manager.query(
          'UPDATE programme_activity SET done_on = $2, done_note = $3, done_by = $4, done_at = $5, evidence_version_id = $6 WHERE id = $1',
          [activity.id, doneOn, note, actor.personId, w.at, evidenceVersionId],
        );
      } catch (error) {
        throw inWords(error);
      }
      await w.record('programme.activity-done', subjectOf(programme), { kind, doneOn, note, evidenceVersionId });
    });
  }

  private async supersede(w: OpenWork, programme: ExerciseProgramme): Promise<string | null> {
    const { vendorId, periodId } = programme;
    const [rows]: [{ id: string }[], number] = await w.manager.query(
      `UPDATE exercise_programme SET state = 'superseded', version = version + 1 WHERE vendor_id = $1 AND period_id = $2 AND state = 'agreed' RETURNING id`,
      [vendorId, periodId],
    );
    return rows[0]?.id ?? null;
  }

  private async locked(w: OpenWork, id: string, seen: number | null): Promise<ExerciseProgramme> {
    const lock = { mode: 'pessimistic_write' } as const;
    const programme = await w.manager.getRepository(ExerciseProgramme).findOne({ where: { id }, lock });
    if (!programme) throw notFound('programme');
    if (seen !== null && programme.version !== seen)
      throw new Problem('stale-version', 'This programme was changed since you read it. Nothing was saved.');
    return programme;
  }
}

const subjectOf = ({ id, vendorId, ref }: Pick<ExerciseProgramme, 'id' | 'vendorId' | 'ref'>) => ({
  ...{ kind: 'exercise-programme', id, vendorId, ref },
});
