import { Injectable } from '@nestjs/common';
import './disruptions.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { countAsExercise, countedExercises } from '../exercises/counted-event';
import type { LockedObjectives } from '../exercises/exercise-objectives';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { DisruptionReport } from './afterwards.entity';
import {
  hitsOf,
  lockDisruption,
  requireSeen,
  subjectOf,
  tenantOf,
  textOrNull,
  type NamedHit,
} from './disruption-record';
import { undecidedSteps } from './disruption-steps';
import {
  closingRefusals,
  ONCE_RECOVERED,
  refusalToMove,
  refusalUnless,
  reportGaps,
  serviceClock,
} from './disruption.rules';
import type { CloseDisruption } from './disruptions.dto';
import { MovedDisruption } from './disruption-views.dto';
import { gapsOf } from './disruption-gaps';
import type { CountAsTest, IssueEventReport } from './happenings.dto';
import { moved } from './happenings.service';

/** The after-action report, the exercise that the event counts as, and the closing. */
@Injectable()
export class AftermathService {
  constructor(private readonly work: Work) {}

  /** The first report moves the event; a further one amends it with its reason. */
  report(actor: Actor, id: string, given: IssueEventReport): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      heedState(refusalUnless(event, ['reconciled', 'aar_issued'], 'its report is issued once its data is reconciled'));
      requireSeen(event, given.version);
      const areas = given.areas.map(({ observation, cause, effect }) => ({ observation, cause, effect }));
      const report = { strengths: given.strengths, areas, lessons: given.lessons };
      heed(...reportGaps({ ...report, undecidedSteps: await undecidedSteps(w.manager, id) }));
      const number = (await w.manager.getRepository(DisruptionReport).count({ where: { disruptionId: id } })) + 1;
      const amendsReason = number === 1 ? null : textOrNull(given.amendsReason);
      if (number > 1 && amendsReason === null)
        heed({ code: 'reason-missing', reason: 'Say why the report is amended.', pointer: '/amendsReason' });
      const about = { id: newId(), ...tenantOf(event), disruptionId: id, number, amendsReason };
      await w.manager
        .getRepository(DisruptionReport)
        .insert({ ...about, report, issuedBy: actor.personId, issuedAt: w.at });
      await this.issue(w, id, number);
      await w.record('disruption.report-issued', subjectOf(event), { number, report, amendsReason });
      return { ...moved(event), state: 'aar_issued', version: event.version + 1 };
    });
  }

  private async issue(w: OpenWork, id: string, number: number): Promise<void> {
    await w.manager.query(
      number === 1
        ? `UPDATE disruption SET state = 'aar_issued', aar_issued_by = $2, aar_issued_at = $3, version = version + 1 WHERE id = $1`
        : 'UPDATE disruption SET aar_issued_by = coalesce($2, aar_issued_by), aar_issued_at = coalesce(aar_issued_at, $3), version = version + 1 WHERE id = $1',
      [id, number === 1 ? w.actor.personId : null, w.at],
    );
  }

  /** Makes an exercise of it for one service and one plan that was started: its steps are recorded and reviewed like any other's. */
  count(actor: Actor, id: string, given: CountAsTest): Promise<MovedDisruption & { exerciseId: string }> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      heedState(refusalUnless(event, ONCE_RECOVERED, 'it counts as a test once it is recovered'));
      const { serviceId, planVersionId, kind, evaluator } = given;
      const hit = (await hitsOf(w.manager, id)).find((one) => one.serviceId === serviceId);
      if (!hit) throw notFound('service that the disruption hit');
      await requireStarted(w, id, planVersionId);
      const counted = await countedExercises(w.manager, id);
      if (counted.some((one) => one.serviceId === serviceId && one.planVersionId === planVersionId))
        throw new Problem('already-exists', 'It counts as a test of this plan for this service already.');
      const exercise = await countAsExercise(w, {
        ...{ disruptionId: id, ref: event.ref, title: event.title, scenario: event.description || event.title },
        ...{ clock: serviceClock(event, hit), clockBasis: event.clockBasis },
        objectives: lockedOf(hit),
        ...{ notRecoveredReason: hit.notRecoveredReason, planVersionId, serviceId, kind, evaluator },
        scopeLimits: given.scopeLimits?.trim() ?? '',
      });
      const particulars = { exerciseId: exercise.id, exerciseRef: exercise.ref, kind, serviceId };
      await w.record('disruption.counted', subjectOf(event), particulars);
      return { ...moved(event), exerciseId: exercise.id };
    });
  }

  close(actor: Actor, id: string, given: CloseDisruption): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      heedState(refusalToMove(event, 'closed'));
      requireSeen(event, given.version);
      const note = given.note?.trim() ?? '';
      const { gaps, unansweredNotices, unreviewedControls } = await gapsOf(w.manager, event, w.at);
      const { returnedToNormalAt } = event;
      heed(...closingRefusals({ returnedToNormalAt, gaps, unansweredNotices, unreviewedControls, note }));
      await w.manager.query(
        `UPDATE disruption SET state = 'closed', closed_by = $2, closed_at = $3, closing_note = $4, version = version + 1 WHERE id = $1`,
        [id, actor.personId, w.at, note || null],
      );
      const said = gaps.map(({ part, words, hasFinding }) => ({ part, words, hasFinding }));
      await w.record('disruption.closed', subjectOf(event), { note, gaps: said });
      return { ...moved(event), state: 'closed', version: event.version + 1 };
    });
  }
}

const lockedOf = ({ objectiveSetId, rtoObjectiveMinutes, rpoObjectiveMinutes }: NamedHit): LockedObjectives => ({
  ...{ objectiveSetId, rtoObjectiveMinutes, rpoObjectiveMinutes },
});

async function requireStarted(w: OpenWork, id: string, planVersionId: string): Promise<void> {
  const started: unknown[] = await w.manager.query(
    'SELECT 1 FROM disruption_activation WHERE disruption_id = $1 AND plan_version_id = $2',
    [id, planVersionId],
  );
  if (started.length > 0) return;
  const message = 'This plan version was not started in the disruption.';
  throw new Problem('refused', message, [{ pointer: '/planVersionId', message, code: 'not-started' }]);
}
