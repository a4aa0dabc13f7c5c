import { ConfirmationsService } from '../outsourced-services/dependencies/confirmations.service';
import type { DependencyLine } from '../outsourced-services/dependencies/dependencies.dto';
import { DependenciesService } from '../outsourced-services/dependencies/dependencies.service';
import { OUTSIDE_KINDS } from '../outsourced-services/dependencies/dependency-words.rules';
import { ResourcesService } from '../outsourced-services/dependencies/resources.service';
import { KeptSimulationsService } from '../outsourced-services/loss/kept-simulations.service';
import { PeakDemandService } from '../outsourced-services/loss/peak-demand.service';
import { scene, type Scene } from './scene';
import { REGISTERS, SHARED, type ToldRegister } from './told-dependencies';
import type { VendorDesk } from './vendor-desk';

/** What each service rests on, confirmed where it was; and what Dana sees that several vendors rest on together. */
export function dependencies(desks: VendorDesk[]): Scene[] {
  return [
    ...desks.flatMap((desk, i) => {
      const told = REGISTERS[desk.cast.key];
      const at = `2026-02-0${3 + (i % 3)}T16:${10 + i}:00Z`;
      return told ? [scene(at, `${desk.cast.name}: what its service rests on`, () => fill(desk, told))] : [];
    }),
    ...desks
      .filter(({ cast }) => REGISTERS[cast.key]?.confirmed)
      .map((desk, i) =>
        scene(`2026-02-20T16:${10 + i}:00Z`, `${desk.cast.name}: confirmed by the others`, () => theirWord(desk)),
      ),
    scene('2026-03-24T15:00:00Z', 'What vendors rest on together', () => identify(desks)),
    scene('2026-08-31T15:00:00Z', 'What one dig would take', () => keepRun(desks)),
  ];
}

async function fill(desk: VendorDesk, told: ToldRegister): Promise<void> {
  const { rooms } = desk.stage;
  const contributor = await desk.contributor();
  const register = rooms.of(DependenciesService);
  for (const line of await linesOf(desk)) {
    const terms = line.kind === 'site' ? told.sites[desk.siteIds.indexOf(line.targetId ?? '')] : told.systems;
    if (terms) await register.change(contributor, line.id, { ...terms, version: line.version });
  }
  for (const other of told.others) await register.add(contributor, desk.serviceId, other);
  await rooms.of(PeakDemandService).record(contributor, desk.serviceId, told.peak);
  const lines = await linesOf(desk);
  const items = lines.map(({ id, terms }) => ({ id, terms }));
  const word = { items, how: 'Read line by line with the owners' };
  await rooms.of(ConfirmationsService).confirmRegister(contributor, desk.vendorId, word);
}

async function theirWord(desk: VendorDesk): Promise<void> {
  const contributor = await desk.contributor();
  const given = { side: 'them' as const, givenOn: '2026-02-19', how: 'Letter with the table of circuits' };
  for (const { id, kind, terms, ownerName } of await linesOf(desk))
    if (OUTSIDE_KINDS.includes(kind))
      await desk.stage.rooms.of(ConfirmationsService).confirm(contributor, id, { ...given, terms, givenBy: ownerName });
}

async function linesOf(desk: VendorDesk): Promise<DependencyLine[]> {
  const query = { serviceId: desk.serviceId };
  return (await desk.stage.rooms.of(DependenciesService).list(await desk.contributor(), query)).items;
}

/** One identity for what vendors call by different names; one of them is a vendor here. */
async function identify(desks: VendorDesk[]): Promise<void> {
  const [first] = desks;
  if (!first) return;
  const { rooms, crowd } = first.stage;
  const dana = await crowd.as('dana');
  for (const { kind, name, words, ownVendor } of SHARED) {
    const { items } = await rooms.of(DependenciesService).list(dana, { kind, q: words });
    const ownVendorId = desks.find(({ cast }) => cast.key === ownVendor)?.vendorId ?? null;
    const dependencyIds = items.map(({ id }) => id);
    await rooms.of(ResourcesService).add(dana, { kind, name, ownVendorId, dependencyIds });
  }
}

/** Ines keeps what the simulation says of the duct that both circuits of Saltmarsh share. */
async function keepRun([first]: VendorDesk[]): Promise<void> {
  if (!first) return;
  const { rooms, crowd } = first.stage;
  const ines = await crowd.as('ines');
  const { items } = await rooms.of(ResourcesService).list(ines);
  const trunks = items.find(({ ownVendorName }) => ownVendorName === 'Saltmarsh Carrier Exchange');
  if (!trunks) throw new Error('Nobody has said that the trunks are those of Saltmarsh.');
  await rooms.of(KeptSimulationsService).keep(ines, {
    ...{ title: 'One dig through duct GS-41', losses: [`resource:${trunks.id}`] },
    note: 'Both circuits of the exchange run through this duct, see the finding of 27 August.',
  });
}
