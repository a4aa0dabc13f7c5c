import { KIND_LABELS } from '../exercise-kinds.rules';
import type { Tier } from '../../catalogue/words.rules';
import type { Cycle } from './areas.rules';
import type { AreaStateView, CalendarEntryView, CalendarServiceView, CalendarVendorView } from './calendar.dto';
import { inside, placesOf, serviceStanding, vendorStanding } from './calendar.rules';
import type { ExerciseRow, ProgrammeRows, ServiceRow } from './programme-facts';
import type { ProgrammeState } from './programme.rules';
import type { AreaState } from './sufficiency.rules';

export interface VendorInCalendar {
  id: string;
  name: string;
  tier: Tier | null;
  agreed: boolean;
}

export interface LatestProgramme {
  vendorId: string;
  id: string;
  ref: string;
  state: ProgrammeState;
}

interface When {
  year: Cycle;
  today: string;
}

/** One vendor's rows of the calendar, from what the registers hold about several. */
export function vendorView(
  vendor: VendorInCalendar,
  from: { rows: ProgrammeRows; programmes: readonly LatestProgramme[]; when: When },
): CalendarVendorView {
  const { rows, when } = from;
  const programme = from.programmes.find((one) => one.vendorId === vendor.id);
  const services = rows.services.filter((one) => one.vendorId === vendor.id);
  const exercises = rows.exercises.filter((one) => one.vendorId === vendor.id);
  const drills = rows.drills.filter((one) => one.vendorId === vendor.id).map(({ on }) => on);
  return {
    vendorId: vendor.id,
    vendorName: vendor.name,
    tier: vendor.tier,
    programmeId: programme?.id ?? null,
    programmeRef: programme?.ref ?? null,
    programmeState: programme?.state ?? null,
    agreed: vendor.agreed,
    services: services.map((service) => serviceView(service, rows, when)),
    missing: vendorStanding({ tiers: services.map(({ tier }) => tier), exercises, drills }, when.today),
  };
}

function serviceView(service: ServiceRow, rows: ProgrammeRows, when: When): CalendarServiceView {
  const exercises = rows.exercises.filter((one) => one.serviceId === service.id);
  const trials = rows.trials.filter(
    (one) => one.vendorId === service.vendorId && (one.serviceId === null || one.serviceId === service.id),
  );
  const restores = rows.restores.filter((one) => one.serviceId === service.id).map(({ on }) => on);
  const { areas, missing } = serviceStanding({ ...service, exercises, trials, restores }, when);
  return {
    ...{ serviceId: service.id, ref: service.ref, name: service.name, tier: service.tier },
    entries: exercises.flatMap((one) => entriesOf(one, when)).sort((a, b) => a.on.localeCompare(b.on)),
    areas: areas.map(areaView),
    missing,
  };
}

function entriesOf(exercise: ExerciseRow, { year, today }: When): CalendarEntryView[] {
  const { id: exerciseId, ref, title, kind, waitingFor, isTest, observedByRegistrant, outcome } = exercise;
  const places = placesOf(exercise, today).filter(({ on }) => inside(on, year));
  return places.map((place) => ({
    ...{ exerciseId, ref, title, kind, kindLabel: KIND_LABELS[kind], ...place },
    ...{ waitingFor: place.movedTo === null ? waitingFor : null, isTest, observedByRegistrant, outcome },
  }));
}

export function areaView({ area, state, last }: AreaState): AreaStateView {
  return { area, state, on: last?.on ?? null, ref: last?.ref ?? null };
}
