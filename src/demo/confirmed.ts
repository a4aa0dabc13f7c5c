import type { StatedChange } from '../attestations/confirmations/confirmations.dto';
import { ConfirmationDesk } from './confirmation-desk';
import { scene, type Scene } from './scene';
import type { VendorDesk } from './vendor-desk';

export interface Confirmed {
  quarter: 'Q1' | 'Q2' | 'Q3';
  /** Day of the signature, `YYYY-MM-DD`; accepted two days later. */
  day: string;
  changes?: StatedChange[];
}

/** A quarterly change confirmation: prepared in the morning, signed in the afternoon, accepted two days later. */
export function confirmed(desk: VendorDesk, told: Confirmed): Scene[] {
  const { quarter, day, changes = [] } = told;
  const { name, sites } = desk.cast;
  const confirmation = new ConfirmationDesk(desk, quarter);
  const named = changes.length === 0 ? 'nothing changed' : 'names what changed';
  const later = new Date(Date.parse(day) + 2 * 86_400_000).toISOString().slice(0, 10);
  const what = `${name}: change confirmation of ${quarter}, ${named}`;
  return [
    scene(`${day}T14:20:00Z`, `${what}, prepared`, () => confirmation.prepare(changes)),
    scene(`${day}T19:40:00Z`, `${what}, signed`, () => confirmation.sign(sites[0]?.timeZone ?? 'UTC')),
    scene(`${later}T14:35:00Z`, `${what}, accepted`, () =>
      confirmation.accept('Signer and text were read; the contacts answered when called.'),
    ),
  ];
}
