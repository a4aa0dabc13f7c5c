import type { Type } from '@nestjs/common';
import { ConfirmationsService } from '../outsourced-services/dependencies/confirmations.service';
import type { DependencyDetail } from '../outsourced-services/dependencies/dependencies.dto';
import { DependenciesService } from '../outsourced-services/dependencies/dependencies.service';
import { FourthPartiesService } from '../outsourced-services/dependencies/fourth-parties.service';
import { RequestsService } from '../outsourced-services/dependencies/requests.service';
import { ResourcesService } from '../outsourced-services/dependencies/resources.service';
import { scene, type Scene } from './scene';
import type { VendorDesk } from './vendor-desk';

const VAULT = {
  ...{ name: 'Copperline Vaulting', legalName: 'Copperline Vaulting, Inc.', country: 'US', place: 'Salina, Kansas' },
  what: 'Keeps the isolated copies of payroll backups; the recovery plan restores from them.',
  ...{ critical: true, holdsRegistrantData: true, icfrRelevant: true },
};

const SEEN = {
  ...{ planSeenOn: '2026-03-05', lastTestedOn: '2025-08-20', testResult: 'Copy given out in 3:40 h for our own test.' },
  ...({ assurance: 'own_review', assuranceUntil: '2027-03-05', socMethod: 'carve_out' } as const),
  note: 'Visited Salina: read recovery plan 2.4 and the record of the copy that was given out in August 2025.',
};

interface Sides {
  larkmoor: VendorDesk;
  copperline: VendorDesk;
}

/**
 * Copperline is a vendor, and what Larkmoor rests on. Larkmoor counts on four hours, Copperline says six, Larkmoor takes
 * that over, and both confirm it; the registrant alone sees that Copperline promises it twelve.
 */
export function sharedVault(sides: Sides): Scene[] {
  const line = new VaultLine(sides);
  const { copperline } = sides;
  return [
    scene('2026-03-16T14:00:00Z', 'Larkmoor: Copperline in the register of sub-outsourcers', () => line.register()),
    scene('2026-03-17T14:00:00Z', 'Larkmoor and Copperline: one party, and it is asked', async () => {
      await line.identify();
      await line.ask();
    }),
    scene('2026-03-19T14:00:00Z', 'Copperline: six hours, not four', () =>
      answer(copperline, {
        ...{ answer: 'objected', objection: 'times_differ', statedRtoMinutes: 360 },
        note: 'Annex C says six hours from the call to the copy at the dock; four was the test of August.',
      }),
    ),
    scene('2026-03-23T14:00:00Z', 'Larkmoor: takes six hours over', async () => {
      await line.change({ theirRtoMinutes: 360, note: 'Six hours by annex C; leaves two for the restore.' });
      await line.ask();
    }),
    scene('2026-03-25T14:00:00Z', 'Copperline: confirms six hours', () =>
      answer(copperline, { answer: 'confirmed', note: 'As in annex C; the night desk knows the call.' }),
    ),
  ];
}

/** The line of Larkmoor's register that says what it counts on. */
class VaultLine {
  private id = '';

  constructor(private readonly sides: Sides) {}

  async register(): Promise<void> {
    this.id = (await register(this.sides.larkmoor)).id;
    await this.confirm();
  }

  /** Only the registrant knows that the party is a vendor here. */
  async identify(): Promise<void> {
    const { larkmoor, copperline } = this.sides;
    const given = { kind: 'fourth_party' as const, name: 'Copperline Vaulting', ownVendorId: copperline.vendorId };
    const dana = await larkmoor.stage.crowd.as('dana');
    await this.of(ResourcesService).add(dana, { ...given, region: 'KS', dependencyIds: [this.id] });
  }

  async ask(): Promise<void> {
    await this.of(RequestsService).send(await this.sides.larkmoor.stage.crowd.as('dana'), this.id);
  }

  async change(given: { theirRtoMinutes: number; note: string }): Promise<void> {
    const contributor = await this.sides.larkmoor.contributor();
    const { version } = await this.of(DependenciesService).one(contributor, this.id);
    await this.of(DependenciesService).change(contributor, this.id, { ...given, version });
    await this.confirm();
  }

  private async confirm(): Promise<void> {
    const contributor = await this.sides.larkmoor.contributor();
    const { terms } = await this.of(DependenciesService).one(contributor, this.id);
    const how = 'Read with the vaulting contract, annex C';
    await this.of(ConfirmationsService).confirm(contributor, this.id, { side: 'us', terms, how });
  }

  private of<T>(service: Type<T>): T {
    return this.sides.larkmoor.stage.rooms.of(service);
  }
}

async function register(larkmoor: VendorDesk): Promise<DependencyDetail> {
  const { rooms } = larkmoor.stage;
  const contributor = await larkmoor.contributor();
  const parties = rooms.of(FourthPartiesService);
  const party = await parties.add(contributor, larkmoor.vendorId, VAULT);
  await parties.assess(contributor, party.id, { ...SEEN, assessedOn: '2026-03-16', version: party.version });
  return rooms.of(DependenciesService).add(contributor, larkmoor.serviceId, {
    ...{ kind: 'fourth_party', targetId: party.id, theirRtoMinutes: 240, ownerSide: 'them' },
    ...{ ownerName: 'Copperline night desk', essentialFunction: 'Pay people on time after a loss of both places' },
  });
}

type Answer = Parameters<RequestsService['answer']>[2];

/** Copperline's own people answer what they are asked, and see no more of Larkmoor than that. */
async function answer(copperline: VendorDesk, given: Omit<Answer, 'version'>): Promise<void> {
  const requests = copperline.stage.rooms.of(RequestsService);
  const contributor = await copperline.contributor();
  const { items } = await requests.list(contributor);
  const open = items.find(({ state }) => state === 'open');
  if (!open) throw new Error('Copperline is asked nothing.');
  await requests.answer(contributor, open.id, { ...given, version: open.version });
}
