import type { Block, TableRow } from '../document/document.model';
import type { ProgrammeRegister, ThingLine } from '../kinds/programme.model';
import { columns } from './columns';
import { heading, register } from './programme-packet';
import { anchor, duration, orDash, words, type Printed } from './words';

/** Section 6: what the objectives in force allow. Dependencies and impact stand in the vendor packets. */
export function programmeObjectives(printed: Printed): Block[] {
  return [
    heading('6', 'Inventory and impact'),
    {
      kind: 'paragraph',
      text: 'Recovery objectives in force. Dependencies, sub-outsourcers and impact by time band stand in the packet of each vendor.',
    },
    {
      kind: 'table',
      columns: columns('Service* 40 | Vendor 16 | RTO> 18 | RPO> 18 | MTPD> 18'),
      rows: register(printed).services.map((one) => ({
        cells: [
          ...[`${one.ref} ${one.name}`, one.vendorRef, duration(one.rtoMinutes)],
          ...[duration(one.rpoMinutes), duration(one.mtpdMinutes)],
        ],
      })),
      none: 'No service is registered.',
    },
  ];
}

type Lines = Exclude<keyof ProgrammeRegister, 'vendors' | 'services' | 'occurrences'>;

/** A section of one table of lines; what stands behind a line is asked for by its reference. */
export function thingsSection(number: string, title: string, name: Lines): (printed: Printed) => Block[] {
  return (printed) => [
    heading(number, title),
    {
      kind: 'table',
      columns: columns('Reference* 18 | Vendor 16 | What 42 | State 20 | Day 21 | Standing 47'),
      rows: register(printed)[name].map(thingRow),
      none: `The registers hold none for ${printed.manifest.period.code}.`,
    },
  ];
}

function thingRow(one: ThingLine): TableRow {
  return {
    anchor: anchor(one.ref),
    cells: [one.ref, one.vendorRef, orDash(one.title), words(one.state), one.on ?? '-', orDash(one.standing)],
  };
}

/** A section that a programme packet leaves to the packets of the vendors. */
export function leftToVendors(number: string, title: string, why: string): (printed: Printed) => Block[] {
  return () => [heading(number, title), { kind: 'paragraph', text: why }];
}
