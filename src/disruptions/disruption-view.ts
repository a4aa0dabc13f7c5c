import type { EntityManager } from 'typeorm';
import { achievedTimes } from '../exercises/achieved-times.rules';
import { countedExercises } from '../exercises/counted-event';
import { missed } from '../exercises/exercise.rules';
import { activationsOf, gapsOf, type EventGaps } from './disruption-gaps';
import {
  controlsOf,
  entriesOf,
  filesOf,
  nameOf,
  noticesOf,
  placesOf,
  reconciliationsOf,
  reportsOf,
  sectionsOf,
} from './disruption-parts';
import { hitsOf, type NamedHit } from './disruption-record';
import { eventSteps } from './disruption-steps';
import type { DisruptionSummary, DisruptionView } from './disruption-views.dto';
import type { EventServiceView } from './event-parts.dto';
import type { Disruption } from './disruption.entity';
import { ONCE_RECOVERED, serviceClock } from './disruption.rules';
import { nextSteps } from './event-next.rules';

/** Everything about one event, as the asking person may see it. */
export async function eventView(
  manager: EntityManager,
  { event, summary, now }: { event: Disruption; summary: DisruptionSummary; now: string },
): Promise<DisruptionView> {
  const { id } = event;
  const hits = await servicesOf(manager, event);
  const reconciliations = await reconciliationsOf(manager, id);
  const judged = await gapsOf(manager, event, now);
  const parts = {
    ...{ hits, reconciliations, places: await placesOf(manager, id), notices: await noticesOf(manager, id) },
    ...{ activations: await activationsOf(manager, id), entries: await entriesOf(manager, id) },
    ...{ files: await filesOf(manager, id), controls: await controlsOf(manager, id) },
    ...{ steps: await eventSteps(manager, id), sections: await sectionsOf(manager, id) },
    ...{ reports: await reportsOf(manager, id), exercises: await countedExercises(manager, id) },
    ...{ gaps: judged.gaps, findingList: judged.findings },
  };
  const current = reconciliations.filter((one) => one.isCurrent);
  return {
    ...{ ...summary, ...ownFacts(event), ...(await namesOf(manager, event)), ...parts },
    unreconciledItems: current.reduce((sum, one) => sum + one.unreconciled, 0),
    next: nextOf(event, { ...parts, judged }),
    version: event.version,
  };
}

function ownFacts(event: Disruption) {
  const { description, detectedAt, declaredAt, returnedToNormalAt, clockBasis, contractNoticeMinutes } = event;
  const { contractNoticeFrom, noActivationReason, customersAffected, customerImpact, costAmount } = event;
  const { costCurrency, costBasis, reportedBySide, confirmedAt, confirmationNote, recoveredAt, reconciledAt } = event;
  const { aarIssuedAt, closedAt, closingNote, withdrawnReason } = event;
  return {
    ...{ description, detectedAt, declaredAt, returnedToNormalAt, clockBasis, contractNoticeMinutes },
    ...{ contractNoticeFrom, noActivationReason, customersAffected, customerImpact, costAmount },
    ...{ costCurrency, costBasis, reportedBySide, confirmedAt, confirmationNote, recoveredAt, reconciledAt },
    ...{ aarIssuedAt, closedAt, closingNote, withdrawnReason },
  };
}

async function namesOf(manager: EntityManager, event: Disruption) {
  return {
    reportedByName: (await nameOf(manager, event.reportedBy)) ?? '',
    confirmedByName: await nameOf(manager, event.confirmedBy),
    closedByName: await nameOf(manager, event.closedBy),
    withdrawnByName: await nameOf(manager, event.withdrawnBy),
  };
}

async function servicesOf(manager: EntityManager, event: Disruption): Promise<EventServiceView[]> {
  const hits = await hitsOf(manager, event.id);
  const sets: { id: string; on: string | null }[] = await manager.query(
    'SELECT id, effective_from::text AS "on" FROM objective_set WHERE id = ANY ($1::uuid[])',
    [hits.map(({ objectiveSetId }) => objectiveSetId)],
  );
  const over = ONCE_RECOVERED.includes(event.state) || event.state === 'closed';
  return hits.map((hit) => {
    const objectivesFrom = sets.find((set) => set.id === hit.objectiveSetId)?.on ?? null;
    return { ...measured(event, hit, over), objectivesFrom };
  });
}

function measured(event: Disruption, hit: NamedHit, over: boolean): Omit<EventServiceView, 'objectivesFrom'> {
  const { id, serviceId, serviceRef, serviceName, effect, rtoObjectiveMinutes, rpoObjectiveMinutes } = hit;
  const { mtpdMinutes, restoredAt, verifiedAt, lastRecoveredAt, notRecoveredReason } = hit;
  const achieved = achievedTimes(serviceClock(event, hit), event.clockBasis);
  const isLate = (minutes: number | null, objective: number | null) =>
    (over || minutes !== null) && missed(minutes, objective);
  return {
    ...{ id, serviceId, serviceRef, serviceName, effect, rtoObjectiveMinutes, rpoObjectiveMinutes, mtpdMinutes },
    ...{ restoredAt, verifiedAt, lastRecoveredAt, notRecoveredReason, ...achieved },
    rtoMissed: isLate(achieved.rto?.minutes ?? null, rtoObjectiveMinutes),
    rpoMissed: isLate(achieved.rpo?.minutes ?? null, rpoObjectiveMinutes),
  };
}

type Parts = Pick<DisruptionView, 'hits' | 'reconciliations' | 'activations' | 'controls' | 'steps'>;

function nextOf(event: Disruption, on: Parts & { judged: EventGaps }) {
  const done = (serviceId: string) => {
    const own = on.reconciliations.filter((one) => one.isCurrent && one.serviceId === serviceId);
    return own.length > 0 && own.every(({ unreconciled }) => unreconciled === 0);
  };
  return nextSteps({
    ...{ state: event.state, isWithdrawn: event.withdrawnAt !== null, wasActivated: on.activations.length > 0 },
    ...{ hasDetection: event.detectedAt !== null, isNormal: event.returnedToNormalAt !== null },
    servicesOpen: on.hits.filter((hit) => hit.verifiedAt === null && hit.notRecoveredReason === null).length,
    servicesUnreconciled: on.hits.filter(({ serviceId }) => !done(serviceId)).length,
    stepsUndecided: on.steps.filter(({ disposition }) => disposition === null).length,
    ...{ noticesToJudge: on.judged.unansweredNotices, controls: on.controls.length },
    controlsToReview: on.judged.unreviewedControls,
    gapsWithoutFinding: on.judged.gaps.filter(({ hasFinding }) => !hasFinding).length,
  });
}
