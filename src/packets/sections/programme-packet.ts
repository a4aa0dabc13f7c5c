import type { Block, TableRow } from '../document/document.model';
import type { ProgrammeRegister } from '../kinds/programme.model';
import { columns } from './columns';
import { anchor, list, orDash, plural, statusCell, when, words, type Printed } from './words';

/** More occurrences than this stand in the manifest only, so that the packet can still be printed and read. */
const PRINTED_OCCURRENCES = 4000;

export const heading = (number: string, text: string): Block => ({ kind: 'heading', level: 1, number, text });

export function register({ manifest }: Printed): ProgrammeRegister {
  if (manifest.programme === undefined) throw new Error('This is no programme packet.');
  return manifest.programme;
}

/** Section 4 of a programme packet: counts by result, and each thing that falls short of its requirement by name. */
export function programmeSummary(printed: Printed): Block[] {
  const { occurrences, findings, vendors } = register(printed);
  const { code } = printed.manifest.period;
  const short = occurrences.filter(({ result }) => ['not_met', 'excepted', 'met_with_exceptions'].includes(result));
  const open = findings.filter(({ state }) => state === 'open');
  return [
    heading('4', 'Summary'),
    {
      kind: 'paragraph',
      text: `${plural(vendors.length, 'vendor')} and ${plural(occurrences.length, 'occurrence')} of requirements for ${code}: ${list(RESULTS.map(([result, word]) => `${occurrences.filter((one) => one.result === result).length} ${word}`))}.`,
    },
    ...(['icfr', 'other'] as const).map((lane): Block => byVendor(printed, lane)),
    { kind: 'heading', level: 2, number: '4.1', text: 'Every result that falls short' },
    shortTable(short),
    { kind: 'heading', level: 2, number: '4.2', text: 'Open findings' },
    {
      kind: 'list',
      items:
        open.length === 0
          ? ['None.']
          : open.map((one) => `${one.ref} (${one.vendorRef}, ${one.standing}): ${one.title}`),
    },
  ];
}

function shortTable(short: ProgrammeRegister['occurrences']): Block {
  return {
    kind: 'table',
    columns: columns('Requirement* 26 | Vendor 16 | Force and lane 24 | Result 26 | Reason 52'),
    rows: short.map((one) => ({
      cells: [
        ...[nameOf(one), one.vendorRef, strength(one)],
        ...[{ ...statusCell(one.result), word: one.words }, orDash(one.reason)],
      ],
    })),
    none: 'None: no conclusion falls short of its requirement.',
  };
}

type Occurrence = ProgrammeRegister['occurrences'][number];

/** Whose an occurrence is that belongs to no vendor: the registrant's own programme answers it. */
const OWN = 'Programme';

function nameOf({ code, serviceRef, vendorRef, occurrence }: Occurrence): string {
  const whose = serviceRef ?? (vendorRef === OWN ? 'programme' : 'vendor');
  return `${code} (${whose}${occurrence > 1 ? `, occurrence ${occurrence}` : ''})`;
}

const strength = ({ forceLabel, laneLabel }: Occurrence): string =>
  forceLabel === undefined ? '-' : `${forceLabel}; ${laneLabel ?? ''}`;

const RESULTS = [
  ['met', 'met'],
  ['met_with_exceptions', 'met with exceptions'],
  ['not_met', 'not met'],
  ['excepted', 'not met with an approved exception'],
  ['not_tested', 'not tested'],
  ['under_review', 'under review'],
  ['not_applicable', 'not applicable'],
] as const;

function byVendor(printed: Printed, lane: 'icfr' | 'other'): Block {
  const { occurrences, vendors } = register(printed);
  const own = occurrences.filter((one) => (one.lane === 'icfr') === (lane === 'icfr'));
  const counts = (of: readonly Occurrence[]) =>
    RESULTS.map(([result]) => String(of.filter((one) => one.result === result).length));
  const row = (ref: string, name: string): TableRow => ({
    cells: [name, ...counts(own.filter(({ vendorRef }) => vendorRef === ref))],
  });
  const programme = own.some(({ vendorRef }) => vendorRef === OWN) ? [row(OWN, "The registrant's own programme")] : [];
  return {
    kind: 'table',
    caption: lane === 'icfr' ? 'Part I - ICFR support' : 'Part II - continuity oversight',
    columns: columns(
      'Vendor* 36 | Met> 9 | With exceptions> 13 | Not met> 9 | Approved exception> 13 | Not tested> 9 | Under review> 10 | Not applicable> 12',
    ),
    rows: [
      ...vendors.map(({ ref, name }) => row(ref, `${ref} ${name}`)),
      ...programme,
      { bold: true, cells: ['Total', ...counts(own)] },
    ],
  };
}

/** Section 5: every service with its scope decision in force. */
export function programmeScope(printed: Printed): Block[] {
  const { services, vendors } = register(printed);
  return [
    { kind: 'pageBreak', orientation: 'landscape' },
    heading('5', 'Scope and basis'),
    vendorTable(vendors),
    serviceTable(services),
    ...occurrences(printed),
    { kind: 'pageBreak', orientation: 'portrait' },
  ];
}

function vendorTable(vendors: ProgrammeRegister['vendors']): Block {
  return {
    kind: 'table',
    caption: 'Vendors',
    columns: columns('Vendor* 40 | Country 12 | State 16 | Highest tier 12 | Active services> 14 | ICFR-relevant 14'),
    rows: vendors.map((one) => ({
      anchor: anchor(one.ref),
      cells: [
        ...[`${one.ref} ${one.name}`, one.country, words(one.state), one.tier ?? 'Not decided'],
        ...[String(one.services), one.icfrRelevant ? 'Yes' : 'No'],
      ],
    })),
    none: 'No vendor is registered.',
  };
}

function serviceTable(services: ProgrammeRegister['services']): Block {
  return {
    kind: 'table',
    caption: 'Services with the decision in force',
    columns: columns('Service* 34 | Vendor 12 | Tier 8 | Flags 26 | Relevant to financial reporting 40 | Decided 26'),
    rows: services.map((one) => ({
      anchor: anchor(one.ref),
      cells: [
        `${one.ref} ${one.name}${one.state === 'active' ? '' : `, ${one.state}`}`,
        one.vendorRef,
        one.tier ?? '-',
        list(one.flags.map((flag) => words(flag))),
        `${one.icfrRelevant ? 'Yes' : 'No'}. ${one.icfrReason}`,
        one.decidedBy === null ? 'Not decided' : `${one.decidedBy}, ${when(one.decidedAt)}`,
      ],
    })),
    none: 'No service is registered.',
  };
}

/** The population that an auditor samples from: one line for each time that a requirement was due. */
function occurrences(printed: Printed): Block[] {
  const { occurrences: all } = register(printed);
  const title: Block = {
    kind: 'heading',
    level: 2,
    number: '5.1',
    text: 'Population: every occurrence of every requirement',
  };
  if (all.length > PRINTED_OCCURRENCES)
    return [
      title,
      {
        kind: 'paragraph',
        text: `${all.length} lines stand in the manifest under "programme.occurrences", in order of vendor, requirement, service and occurrence; as more than ${PRINTED_OCCURRENCES} they are not printed.`,
      },
    ];
  return [title, occurrenceTable(all)];
}

/** Nobody concluded these, whoever took them up. */
const OPEN = ['under_review', 'not_tested'];

function occurrenceTable(all: ProgrammeRegister['occurrences']): Block {
  return {
    kind: 'table',
    columns: columns('Requirement* 24 | Vendor 15 | Force and lane 26 | Due 14 | Result 24 | Reason 42 | Concluded 27'),
    rows: all.map((one) => ({
      cells: [
        ...[nameOf(one), one.vendorRef, strength(one), one.dueOn],
        { ...statusCell(one.result), word: one.words },
        orDash(one.reason),
        one.concludedBy === null || OPEN.includes(one.result) ? '-' : `${one.concludedBy}, ${when(one.concludedAt)}`,
      ],
    })),
    none: 'No requirement fell due in the period.',
  };
}
