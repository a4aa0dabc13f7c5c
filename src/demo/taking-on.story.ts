import { PeriodsService } from '../catalogue/periods.service';
import { SchedulingService } from '../obligations/scheduling.service';
import { ADMINISTRATOR, COLLEAGUES, REGISTRANT } from './cast';
import { RegistrantDesk } from './registrant-desk';
import { scene, type Scene } from './scene';
import type { Stage } from './stage';
import { tellPlaces } from './told-places';
import type { VendorDesk } from './vendor-desk';

/** January 2025: the registrant, its people, and the period with the catalogue that it pins. */
export function founding(stage: Stage): Scene[] {
  return [
    scene('2025-01-06T14:00:00Z', `${REGISTRANT.name} and its people`, () => foundTarnbrook(stage)),
    scene('2025-01-07T15:00:00Z', 'Compliance period FY2025', () => openPeriod(stage, 2025)),
  ];
}

async function foundTarnbrook(stage: Stage): Promise<void> {
  const { crowd } = stage;
  stage.registrantId = await crowd.found({ registrant: REGISTRANT, administrator: ADMINISTRATOR }, 'sam');
  for (const { key, ...colleague } of COLLEAGUES) {
    const organisation = colleague.role === 'external_auditor' ? 'Farrow & Stone LLP' : REGISTRANT.name;
    await crowd.invite(key, 'sam', { ...colleague, organisation });
  }
}

/** From now on people work in this year. */
export async function openPeriod(stage: Stage, year: number): Promise<void> {
  const periods = stage.rooms.of(PeriodsService);
  const ines = await stage.crowd.as('ines');
  const dates = { code: `FY${year}`, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
  const planned = await periods.plan(ines, dates);
  await periods.open(ines, planned.id, { version: planned.version });
  stage.periodId = planned.id;
  await stage.rooms.of(SchedulingService).scheduleProgramme(ines, planned.id);
}

/** How a vendor is taken on, from the register to its schedule: `from` is the first day, the rest follows within a week. */
export function takingOn(desk: VendorDesk, from: string): Scene[] {
  const { name } = desk.cast;
  const registrant = new RegistrantDesk(desk);
  const at = (offset: number, hour: string) =>
    `${new Date(Date.parse(from) + offset * 86_400_000).toISOString().slice(0, 10)}T${hour}:00Z`;
  return [
    scene(at(0, '15:10'), `${name}: registered`, () => registrant.register()),
    scene(at(1, '16:20'), `${name}: service and places`, () => registrant.addService()),
    scene(at(2, '18:05'), `${name}: tier`, () => registrant.decideScope()),
    scene(at(5, '14:10'), `${name}: impact`, () => registrant.agreeImpact()),
    scene(at(5, '14:40'), `${name}: objectives`, () => registrant.agreeObjectives()),
    scene(at(5, '15:10'), `${name}: other places to work`, () => tellPlaces(desk, at(-40, '00:00').slice(0, 10))),
    scene(at(6, '15:30'), `${name}: obligations`, () => registrant.schedule()),
  ];
}
