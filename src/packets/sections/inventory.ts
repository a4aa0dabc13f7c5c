import type { Block, TableRow } from '../document/document.model';
import { columns } from './columns';
import type { Manifest } from '../manifest.model';
import type { ObjectiveFacts, ServiceFacts } from '../snapshot.model';
import { assumptions, dataAndTeams, dependencies, subOutsourcers } from './inventory-dependencies';
import { impact } from './inventory-impact';
import { alternates } from './inventory-places';
import { duration, list, orDash, when, words, type Printed } from './words';

/** Section 6. */
export function inventory({ manifest }: Printed): Block[] {
  return [
    { kind: 'heading', level: 1, number: '6', text: 'Inventory and impact' },
    { kind: 'heading', level: 2, number: '6.1', text: 'Services, sites and systems' },
    {
      kind: 'table',
      columns: columns('Service* 26 | Category 18 | Tier 8 | Sites 26 | Systems 26'),
      rows: manifest.services.map((one) => ({
        cells: [
          `${one.ref} ${one.name}`,
          words(one.category),
          one.tier ?? 'Not decided',
          list(one.sites),
          list(one.systems),
        ],
      })),
      none: 'No service is registered.',
    },
    ...places(manifest),
    ...rests(manifest),
    ...objectives(manifest),
  ];
}

function rests({ inventory: held, services }: Manifest): Block[] {
  if (held === undefined)
    return [
      { kind: 'heading', level: 2, number: '6.2', text: 'Impact and dependencies' },
      { kind: 'paragraph', text: 'Not held: this packet was built before the portal kept them.' },
    ];
  return [
    ...dataAndTeams(held),
    ...dependencies(held),
    ...subOutsourcers(held),
    ...alternates(held),
    ...impact(held, services),
    ...assumptions(held),
  ];
}

function places({ sites, systems }: Manifest): Block[] {
  return [
    {
      kind: 'table',
      caption: 'Sites',
      columns: columns('Site* 26 | Kind 16 | Place 26 | Time zone 20 | Hazard zones 20'),
      rows: sites.map((one) => ({
        cells: [
          one.name,
          words(one.kind),
          [one.city, one.region, one.country].filter((part) => part !== '').join(', '),
          one.timeZone,
          list(one.hazardZones),
        ],
      })),
      none: 'No site is registered.',
    },
    {
      kind: 'table',
      caption: 'Systems',
      columns: columns('System* 30 | Kind 20 | Description 50'),
      rows: systems.map((one) => ({ cells: [one.name, words(one.kind), orDash(one.description)] })),
      none: 'No system is registered.',
    },
  ];
}

function objectives({ services }: Manifest): Block[] {
  return [
    { kind: 'heading', level: 2, number: '6.8', text: 'Recovery objectives' },
    {
      kind: 'paragraph',
      text: 'In force is the set that both sides accepted and no later set superseded. RTO: longest agreed time to restore the service. RPO: data, measured back in time, that may be lost. MTPD: longest a service may be down before harm is unacceptable. WRT: checking and catching up after systems are back; RTO + WRT may not exceed MTPD.',
    },
    {
      kind: 'table',
      columns: columns('Service* 14 | RTO> 16 | RPO> 16 | MTPD> 16 | WRT> 16 | Minimum level> 12 | Accepted 36'),
      rows: services.flatMap((service) => service.objectives.map((set) => objectiveRow(service, set))),
      none: 'No objectives are recorded.',
    },
  ];
}

function objectiveRow(service: ServiceFacts, set: ObjectiveFacts): TableRow {
  const state =
    set.supersededAt !== null
      ? `Superseded ${when(set.supersededAt)}`
      : set.effectiveFrom === null
        ? 'Not in force'
        : `In force since ${set.effectiveFrom}`;
  const accepted = (who: string | null, at: string | null) => (who === null ? 'not accepted' : `${who}, ${when(at)}`);
  return {
    cells: [
      service.ref,
      duration(set.rtoMinutes),
      duration(set.rpoMinutes),
      duration(set.mtpdMinutes),
      duration(set.wrtMinutes),
      set.mbcoPct === null ? 'not set' : `${set.mbcoPct} %`,
      `${state}. Vendor: ${accepted(set.vendorAcceptedBy, set.vendorAcceptedAt)}. Registrant: ${accepted(set.registrantAcceptedBy, set.registrantAcceptedAt)}.`,
    ],
  };
}
