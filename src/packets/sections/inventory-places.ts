import type { Block } from '../document/document.model';
import type { InventoryFacts } from '../snapshot.model';
import { columns } from './columns';
import { ended, percent } from './inventory-dependencies';
import { anchor, duration, list, words } from './words';

export function alternates({ alternates: all }: InventoryFacts): Block[] {
  return [
    { kind: 'heading', level: 2, number: '6.5', text: 'Alternate places' },
    {
      kind: 'table',
      columns: columns(
        'Place* 28 | Agreement 26 | Seats> 8 | Ready within> 16 | Carries 22 | Last trial 26 | Missing 22',
      ),
      rows: all.map((one) => ({
        anchor: anchor(one.ref),
        cells: [
          `${one.ref} ${one.name} (${words(one.kind).toLowerCase()})${ended(one.endedOn)}`,
          `${agreement(one)}; ${one.reliedOn ? 'relied on' : 'not relied on'}`,
          String(one.seats),
          one.readyMinutes === null ? 'not stated' : duration(one.readyMinutes),
          list(one.services.map(({ ref, capacityPct }) => `${ref} ${percent(capacityPct)}`)),
          trial(one.trials[0]),
          list(
            one.gaps.map(({ text }) => text),
            'nothing',
          ),
        ],
      })),
      none: 'No alternate place is registered.',
    },
  ];
}

type Alternate = InventoryFacts['alternates'][number];

function agreement({ counterparty, agreementFrom, agreementTo }: Alternate): string {
  const days =
    agreementFrom === null && agreementTo === null ? '' : `${agreementFrom ?? '...'} to ${agreementTo ?? 'open'}`;
  return [counterparty, days].filter((part) => part.trim() !== '').join('; ') || 'None recorded';
}

function trial(last: InventoryFacts['alternates'][number]['trials'][number] | undefined): string {
  if (!last) return 'Never tried';
  return `${last.triedOn}: ${words(last.result).toLowerCase()}, ${last.seatsReached} seats in ${duration(last.minutes)}`;
}
