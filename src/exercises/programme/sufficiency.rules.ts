import type { Tier } from '../../catalogue/words.rules';
import { addDays, addMonths } from '../../obligations/iso-date.rules';
import { kindEnoughFor, type ExerciseKind } from '../exercise-kinds.rules';
import { wasHeld, type ExerciseState } from '../exercise.rules';
import { AREA_WORDS, cycleCoverage, type AreaCover, type AreaTrial, type Cycle, type TestArea } from './areas.rules';

/** How an exercise stands in a programme. Postponed and cancelled ones stay in its counts. */
export const STANDINGS = ['planned', 'overdue', 'running', 'held', 'postponed', 'cancelled'] as const;
export type Standing = (typeof STANDINGS)[number];

/** `overdue`: its day is over and it was neither held nor put off; so is a postponed one after its new day. */
export function standingOf(exercise: { state: ExerciseState; plannedOn: string }, today: string): Standing {
  if (wasHeld(exercise.state)) return 'held';
  if (exercise.state === 'in_progress') return 'running';
  if (exercise.state === 'cancelled') return 'cancelled';
  if (exercise.plannedOn < today) return 'overdue';
  return exercise.state === 'postponed' ? 'postponed' : 'planned';
}

/** Months between two recovery tests of a service (TST-02: yearly, T3 every two years). */
export const CYCLE_MONTHS: Record<Tier, number> = { T1: 12, T2: 12, T3: 24 };

/** The cycle of a service that ends with a day: that day and the months before it. Without a tier, as for T1. */
export function cycleEnding(tier: Tier | null, endsOn: string): Cycle {
  return { from: addDays(addMonths(endsOn, -CYCLE_MONTHS[tier ?? 'T1']), 1), to: endsOn };
}

export interface PlannedFacts {
  kind: ExerciseKind;
  standing: Standing;
  /** YYYY-MM-DD. */
  on: string;
  observedByRegistrant: boolean;
  /** The areas that it tests or is to test. */
  areas: readonly TestArea[];
}

export interface ServiceFacts {
  tier: Tier | null;
  holdsRegistrantData: boolean;
  exercises: readonly PlannedFacts[];
  trials: readonly AreaTrial[];
  /** Days of restore tests of this service. */
  restores: readonly string[];
}

export interface Missing {
  code:
    | 'tier-undecided'
    | 'no-exercise'
    | 'kind-not-enough'
    | 'communications'
    | 'data_recovery'
    | 'application_recovery'
    | 'restore-test'
    | 'joint-exercise'
    | 'communications-drill';
  reason: string;
}

const COUNTS: readonly Standing[] = ['planned', 'running', 'held', 'postponed'];

/** What the programme of a service lacks in its cycle, by its tier; nothing that is overdue or cancelled counts. */
export function missingForService(service: ServiceFacts, cycle: Cycle): Missing[] {
  const { tier } = service;
  if (tier === null)
    return [{ code: 'tier-undecided', reason: 'The tier is not decided, so what is enough is not known.' }];
  const areas = areaStates(service, cycle)
    .filter(({ state }) => state === 'missing')
    .map(({ area }): Missing => ({ code: area, reason: `${AREA_WORDS[area]} was not tested in this cycle.` }));
  return [...missingTest(service, tier, cycle), ...areas, ...missingRestore(service, tier, cycle)];
}

export interface AreaState extends Omit<AreaCover, 'state'> {
  /** `planned`: not tried in the cycle so far, but an exercise that is still to be held is to test it. */
  state: AreaCover['state'] | 'planned';
}

/** The three areas of a service in its cycle: what was tried, and what an exercise still to be held is to try. */
export function areaStates(service: Pick<ServiceFacts, 'exercises' | 'trials'>, cycle: Cycle): AreaState[] {
  return cycleCoverage(service.trials, cycle).map((cover): AreaState => {
    const isPlanned = cover.state === 'missing' && willTest(service.exercises, cover.area, cycle);
    return isPlanned ? { ...cover, state: 'planned' } : cover;
  });
}

const COMING: readonly Standing[] = ['planned', 'running', 'postponed'];

function willTest(exercises: readonly PlannedFacts[], area: TestArea, cycle: Cycle): boolean {
  return exercises.some((one) => COMING.includes(one.standing) && within(one.on, cycle) && one.areas.includes(area));
}

const within = (on: string, { from, to }: Cycle): boolean => on >= from && on <= to;

function missingTest({ exercises }: ServiceFacts, tier: Tier, cycle: Cycle): Missing[] {
  const mine = exercises.filter((one) => COUNTS.includes(one.standing) && within(one.on, cycle));
  if (mine.length === 0)
    return [{ code: 'no-exercise', reason: `No exercise is planned or was held for this ${tier} service.` }];
  if (mine.some((one) => kindEnoughFor(one.kind, tier))) return [];
  return [{ code: 'kind-not-enough', reason: `No exercise is of a kind that is enough for tier ${tier}.` }];
}

function missingRestore(service: ServiceFacts, tier: Tier, cycle: Cycle): Missing[] {
  const isAsked = tier !== 'T3' || service.holdsRegistrantData;
  if (!isAsked || service.restores.some((on) => within(on, cycle))) return [];
  if (willTest(service.exercises, 'data_recovery', cycle)) return [];
  return [{ code: 'restore-test', reason: 'No restore test of this service was held in this cycle (TST-04).' }];
}

export interface VendorFacts {
  /** The highest tier of its services. */
  tier: Tier | null;
  /** Days of exercises that the registrant joined or observes, planned or held. */
  joint: readonly string[];
  /** Days of drills of communications. */
  drills: readonly string[];
  /** Days of exercises still to be held that are to test communications. */
  drillsToCome: readonly string[];
  /** YYYY-MM-DD. */
  today: string;
}

/** What the vendor lacks as a whole: for T1 an exercise that the registrant observes, for T1 and T2 drills of communications. */
export function missingForVendor(vendor: VendorFacts): Missing[] {
  const { tier, today } = vendor;
  const missing: Missing[] = [];
  if (tier === 'T1' && !vendor.joint.some((on) => on > addMonths(today, -24)))
    missing.push({
      code: 'joint-exercise',
      reason: 'Tier T1: the registrant joined or observed no exercise in the last 24 months, and none is planned.',
    });
  if (tier === 'T1' || tier === 'T2') {
    const months = tier === 'T1' ? 6 : 12;
    const drilled = vendor.drills.some((on) => on > addMonths(today, -months) && on <= today);
    const soon = vendor.drillsToCome.some((on) => on >= today && on <= addMonths(today, months));
    if (!drilled && !soon)
      missing.push({
        code: 'communications-drill',
        reason: `Tier ${tier}: no drill of communications in the last ${months} months (TST-03), and none is planned.`,
      });
  }
  return missing;
}

/** A warning while planning: what a kind is too weak for. Null where it is enough, or where no tier is decided. */
export function kindWarning(kind: ExerciseKind, tier: Tier | null): string | null {
  if (tier === null || kindEnoughFor(kind, tier)) return null;
  if (kind === 'seminar')
    return `A seminar trains people. It is the recovery test of no tier, and so not of this ${tier} service.`;
  if (kind === 'drill')
    return `A drill tries one function (TST-03, TST-04). It is the recovery test of no tier, and so not of this ${tier} service.`;
  return `This kind is not enough as the recovery test of a ${tier} service; it can stand beside one that is.`;
}
