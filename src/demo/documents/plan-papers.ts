import { SECTIONS, type PlanKind } from '../../plans/plan-sections.rules';
import type { ToldStep } from '../told-steps';
import type { VendorCast } from '../vendor-cast';
import { coverageOf } from '../disruption-answers';
import { heading, letter, list, prose, signedBy, table } from './letterhead';
import { hours, type Block, type Drawing, type Paper } from './paper';

export interface PlanWriting {
  title: string;
  number: string;
  date: string;
  version: string;
  changes: [version: string, date: string, what: string][];
}

/** A recovery plan with its sections, numbered steps and answers to each type of disruption. */
export function recoveryPlan(vendor: VendorCast, writing: PlanWriting, steps: ToldStep[]): Paper {
  const drawing: Block[] =
    vendor.sites.length > 1 ? [heading('Annex A. Architecture'), { drawing: siteDrawing(vendor) }] : [];
  return letter(vendor, writing, [
    ...opening(vendor),
    heading('4. Order of recovery: numbered steps'),
    stepTable(steps),
    ...closing(vendor, writing),
    ...drawing,
    signedBy(vendor.attestor, writing.date),
  ]);
}

function opening(vendor: VendorCast): Block[] {
  const { service } = vendor;
  const goal = service.objectives;
  return [
    heading('1. Scope'),
    prose(
      `This plan covers ${service.name}. ${service.description}`,
      `Sites: ${vendor.sites.map((s) => s.name).join(', ')}.`,
    ),
    heading('2. Recovery objectives'),
    prose(
      `RTO ${hours(goal?.rtoMinutes ?? 0)} h, RPO ${hours(goal?.rpoMinutes ?? 0)} h, work recovery ${hours(goal?.wrtMinutes ?? 0)} h.`,
    ),
    prose('Times count from the disruption, not from its declaration.'),
    ...whoAndWhat(vendor),
  ];
}

function whoAndWhat(vendor: VendorCast): Block[] {
  return [
    heading('3. Roles, contacts and systems'),
    table(
      ['Role', 'Person', 'Reached by'],
      [
        ['Accountable executive', `${vendor.attestor.name}, ${vendor.attestor.title}`, vendor.attestor.email],
        ['Coordinator', `${vendor.contributor.name}, ${vendor.contributor.title}`, vendor.contributor.email],
        ['Registrant', 'Tarnbrook duty desk', 'vendor-duty@tarnbrook.example'],
      ],
      [2, 4, 3],
    ),
    table(
      ['System', 'Kind', 'Use'],
      vendor.systems.map((s) => [s.name, s.kind, s.description]),
      [2, 1, 3],
    ),
  ];
}

function stepTable(steps: ToldStep[]): Block {
  const rows = steps.map((step) => [
    String(step.number),
    step.title,
    step.owner,
    step.systemName ?? '',
    step.dependsOn.join(', '),
    hours(step.expectedMinutes),
  ]);
  return table(['No.', 'Step', 'Owner', 'System', 'After', 'Expected'], rows, [0.7, 4, 2.4, 2.2, 1, 1.1]);
}

function closing(vendor: VendorCast, writing: PlanWriting): Block[] {
  const answers = coverageOf(vendor).map((c) => [c.label, c.process, c.solution]);
  return [
    heading('5. Protection of data and infrastructure'),
    list(
      'Full backup each night, logs shipped without a pause',
      'One copy kept apart from all networks, restore tested twice a year',
      'Each system has a standby that starts without the first site',
    ),
    heading('6. Types of disruption'),
    table(['Type', 'Process', 'Solution'], answers, [2, 4, 4]),
    heading('7. Return to normal'),
    prose(
      'The coordinator decides on the return when the first site has been stable for two hours. Data are compared before users move back.',
    ),
    heading('8. Communication'),
    prose(
      'Tarnbrook is told within 60 minutes, then every hour. A second channel is used when the first is not answered in ten minutes.',
    ),
    heading('9. Maintenance log'),
    table(['Version', 'Date', 'Change'], writing.changes, [1, 1.5, 6]),
  ];
}

/** Where each section stands, as the person who enters the plan writes it down. */
export function sectionsOf(kind: PlanKind): { key: string; present: boolean; reference: string }[] {
  return Object.keys(SECTIONS[kind]).map((key, i) => ({
    key,
    present: true,
    reference: `Section ${Math.min(i + 1, 9)} of the file`,
  }));
}

/** Two sites side by side, with what runs in each and how they are joined. */
export function siteDrawing(vendor: VendorCast): Drawing {
  const boxes: Drawing['boxes'] = vendor.sites.slice(0, 2).flatMap((site, column) => [
    { x: 4 + column * 54, y: 2, w: 38, h: 8, lines: [site.name, `${site.city}, ${site.region}`] },
    ...vendor.systems.slice(0, 4).map((system, row) => ({
      ...{ x: 7 + column * 54, y: 15 + row * 11, w: 32, h: 8 },
      lines: [system.name, column === 0 ? 'active' : 'standby'],
    })),
  ]);
  const lines: Drawing['lines'] = vendor.systems
    .slice(0, 4)
    .map((_, row) => ({ from: [39, 19 + row * 11], to: [61, 19 + row * 11] }));
  return { caption: `${vendor.name}: architecture as of 2026-03-02. Lines are replication.`, boxes, lines };
}
