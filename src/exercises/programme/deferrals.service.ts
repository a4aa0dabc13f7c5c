import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed, heedState, notFound, Problem } from '../../foundation/problem';
import { lockExercise, requireSeen, subjectOf } from '../exercise-records';
import type { Exercise } from '../exercise.entity';
import { refusalUnless } from '../exercise.rules';
import { approvalFacts, deferralRows, waitingDeferral } from './deferral-rows';
import { approvalRule, refusalOfNewDate, refusalToDecide, type DeferralKind } from './deferral.rules';
import { ExerciseDeferral } from './deferral.entity';
import type {
  AskedDeferral,
  CancelExercise,
  DecideDeferral,
  DeferralList,
  DeferralsQuery,
  PostponeExercise,
} from './deferrals.dto';
import './programme.deeds';

const BEFORE_START = ['planned', 'scheduled', 'postponed'] as const;

interface Asked {
  kind: DeferralKind;
  version: number;
  reason: string;
  approver?: string;
  plannedOn: string | null;
}

/**
 * Postponing and cancelling: a request with a reason and a new day, which the registrant approves or refuses. The exercise
 * stays in every list and count whatever becomes of the request.
 */
@Injectable()
export class DeferralsService {
  constructor(private readonly work: Work) {}

  all(actor: Actor, { vendorId, state }: DeferralsQuery): Promise<DeferralList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await deferralRows(manager, { vendorId, state });
      return { items, total: items.length };
    });
  }

  postpone(actor: Actor, exerciseId: string, given: PostponeExercise): Promise<AskedDeferral> {
    return this.ask(actor, exerciseId, { ...given, kind: 'postponement' });
  }

  cancel(actor: Actor, exerciseId: string, given: CancelExercise): Promise<AskedDeferral> {
    return this.ask(actor, exerciseId, { ...given, kind: 'cancellation', plannedOn: null });
  }

  /** Approved, it takes effect at once; refused, the exercise stays as planned. Throws when the asker decides. */
  decide(actor: Actor, id: string, given: DecideDeferral): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const deferral = await this.locked(w, id, given.version);
      const note = given.note?.trim() ?? '';
      const { state, requestedBy } = deferral;
      const asked = { state, requestedBy, decision: given.decision, note, decider: actor.personId };
      if (state === 'requested') heed(refusalToDecide(asked));
      else heedState(refusalToDecide(asked));
      const exercise = await lockExercise(w, deferral.exerciseId);
      await w.manager.query(
        `UPDATE exercise_deferral SET state = $2, decided_by = $3, decided_at = $4, decision_note = $5, version = version + 1 WHERE id = $1`,
        [id, given.decision, actor.personId, w.at, note === '' ? null : note],
      );
      await w.record('exercise.deferral-decided', subjectOf(exercise), {
        deferralId: id,
        kind: deferral.kind,
        decision: given.decision,
        note,
      });
      if (given.decision === 'approved') await this.putOff(w, exercise, deferral);
    });
  }

  /** Who asked takes the request back while it waits. */
  withdraw(actor: Actor, id: string, seen: number): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const deferral = await this.locked(w, id, seen);
      if (deferral.state !== 'requested') throw new Problem('wrong-state', 'This request does not wait any more.');
      const exercise = await lockExercise(w, deferral.exerciseId);
      await w.manager.query(
        `UPDATE exercise_deferral SET state = 'withdrawn', withdrawn_at = $2, version = version + 1 WHERE id = $1`,
        [id, w.at],
      );
      await w.record('exercise.deferral-withdrawn', subjectOf(exercise), { deferralId: id, kind: deferral.kind });
    });
  }

  private ask(actor: Actor, exerciseId: string, asked: Asked): Promise<AskedDeferral> {
    return this.work.perform(actor, async (w) => {
      const exercise = await lockExercise(w, exerciseId);
      heedState(refusalUnless(exercise.state, BEFORE_START, 'it can no longer be postponed or cancelled'));
      requireSeen(exercise, asked.version);
      if ((await waitingDeferral(w.manager, exerciseId)) !== null)
        throw new Problem('wrong-state', 'A request to put off this exercise waits already. Take it back first.');
      heed(...refusalsOf(asked, exercise, w.at.slice(0, 10)));
      const deferral = await this.written(w, exercise, asked);
      const { id: deferralId, approvalRule: rule } = deferral;
      const took = deferral.state === 'not_needed';
      if (took) await this.putOff(w, exercise, deferral);
      const state = took ? 'postponed' : exercise.state;
      const version = exercise.version + (took ? 1 : 0);
      return { id: exerciseId, deferralId, deferralState: deferral.state, approvalRule: rule, state, version };
    });
  }

  private async written(w: OpenWork, exercise: Exercise, asked: Asked): Promise<ExerciseDeferral> {
    const { kind, plannedOn: proposedOn } = asked;
    const reason = asked.reason.trim();
    const plannedBefore = exercise.plannedOn;
    const facts = await approvalFacts(w.manager, exercise);
    const { needed, rule } = approvalRule({ ...facts, kind, plannedBefore, proposedOn });
    const deferral = {
      ...{ id: newId(), registrantId: exercise.registrantId, vendorId: exercise.vendorId, exerciseId: exercise.id },
      ...{ kind, reason, agreedBy: asked.approver?.trim() ?? w.actor.name, plannedBefore, proposedOn },
      ...{ state: needed ? ('requested' as const) : ('not_needed' as const), approvalRule: rule },
      ...{ requestedBy: w.actor.personId, requestedAt: w.at, decidedBy: null, decidedAt: null },
      ...{ decisionNote: null, withdrawnAt: null, version: 1 },
    };
    await w.manager.getRepository(ExerciseDeferral).insert(deferral);
    const { id: deferralId, agreedBy } = deferral;
    const said = { deferralId, kind, reason, agreedBy, plannedBefore, proposedOn, approvalNeeded: needed, rule };
    await w.record('exercise.deferral-requested', subjectOf(exercise), said);
    return deferral;
  }

  private async putOff(w: OpenWork, exercise: Exercise, deferral: ExerciseDeferral): Promise<void> {
    const { reason, agreedBy: approver, proposedOn } = deferral;
    const plannedOn = proposedOn ?? exercise.plannedOn;
    const state = deferral.kind === 'postponement' ? 'postponed' : 'cancelled';
    await w.manager.query(
      `UPDATE exercise SET state = $2, state_reason = $3, state_approver = $4, planned_on = $5, deferral_id = $6, version = version + 1 WHERE id = $1`,
      [exercise.id, state, reason, approver, plannedOn, deferral.id],
    );
    if (state === 'postponed')
      await w.record('exercise.postponed', subjectOf(exercise), { reason, approver, plannedOn });
    else await w.record('exercise.cancelled', subjectOf(exercise), { reason, approver });
  }

  private async locked(w: OpenWork, id: string, seen: number): Promise<ExerciseDeferral> {
    const lock = { mode: 'pessimistic_write' } as const;
    const deferral = await w.manager.getRepository(ExerciseDeferral).findOne({ where: { id }, lock });
    if (!deferral) throw notFound('request');
    if (deferral.version !== seen)
      throw new Problem('stale-version', 'Somebody decided on this request since you read it. Nothing was saved.');
    return deferral;
  }
}

function refusalsOf(asked: Asked, exercise: Exercise, today: string) {
  const blank = asked.reason.trim() === '';
  const reason = blank ? { code: 'reason-missing', reason: 'Give the reason.', pointer: '/reason' } : null;
  const date =
    asked.plannedOn === null
      ? null
      : refusalOfNewDate({ plannedBefore: exercise.plannedOn, proposedOn: asked.plannedOn, today });
  return [reason, date];
}
