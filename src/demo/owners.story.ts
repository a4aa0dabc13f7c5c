import { ConfirmationsService } from '../outsourced-services/dependencies/confirmations.service';
import { DependenciesService } from '../outsourced-services/dependencies/dependencies.service';
import { scene, type Scene } from './scene';
import type { VendorDesk } from './vendor-desk';

/** Vendors that name who recovers each thing their service rests on, and read the whole register once. */
export function owners(desks: VendorDesk[]): Scene[] {
  return desks.map((desk, i) =>
    scene(`2026-03-30T14:${10 + i}:00Z`, `${desk.cast.name}: owners of what its service rests on`, async () => {
      await nameOwners(desk);
      await confirmRegister(desk);
    }),
  );
}

async function nameOwners(desk: VendorDesk): Promise<void> {
  const contributor = await desk.contributor();
  const dependencies = desk.stage.rooms.of(DependenciesService);
  const { items } = await dependencies.list(contributor, { vendorId: desk.vendorId });
  const { name, title } = desk.cast.contributor;
  for (const { id, version, ownerName } of items)
    if (ownerName === '')
      await dependencies.change(contributor, id, { ownerSide: 'us', ownerName: `${name}, ${title}`, version });
}

async function confirmRegister(desk: VendorDesk): Promise<void> {
  const contributor = await desk.contributor();
  const { items } = await desk.stage.rooms.of(DependenciesService).list(contributor, { vendorId: desk.vendorId });
  const unread = items.filter(({ standing }) => standing !== 'confirmed').map(({ id, terms }) => ({ id, terms }));
  const how = 'Read line by line with the people named';
  await desk.stage.rooms.of(ConfirmationsService).confirmRegister(contributor, desk.vendorId, { items: unread, how });
}
