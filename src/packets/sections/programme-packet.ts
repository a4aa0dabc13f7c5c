import type { Block, TableRow } from '../document/document.model';
import type { ProgrammeRegister } from '../kinds/programme.model';
import { tally } from '../tally.rules';
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
      text: `${plural(vendors.length, 'vendor')} and ${plural(occurrences.length, 'occurrence')} of requirements for ${code}: ${list(tally(occurrences.map(({ result }) => result)))}.`,
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
    columns: columns('Requirement* 26 | Vendor 12 | Result 26 | Reason 60'),
    rows: short.map((one) => ({
      cells: [nameOf(one), one.vendorRef, { ...statusCell(one.result), word: one.words }, orDash(one.reason)],
    })),
    none: 'None: no conclusion falls short of its requirement.',
  };
}

const nameOf = ({ code, serviceRef, occurrence }: ProgrammeRegister['occurrences'][number]): string =>
  `${code} (${serviceRef ?? 'vendor'}${occurrence > 1 ? `, occurrence ${occurrence}` : ''})`;

const RESULTS = ['met', 'met_with_exceptions', 'not_met', 'excepted', 'not_tested', 'under_review', 'not_applicable'];

function byVendor(printed: Printed, lane: 'icfr' | 'other'): Block {
  const { occurrences, vendors } = register(printed);
  const own = occurrences.filter((one) => (one.lane === 'icfr') === (lane === 'icfr'));
  const row = (vendor: { ref: string; name: string }): TableRow => {
    const of = (result: string) => own.filter((one) => one.vendorRef === vendor.ref && one.result === result).length;
    return { cells: [`${vendor.ref} ${vendor.name}`, ...RESULTS.map((result) => String(of(result)))] };
  };
  const total = RESULTS.map((result) => String(own.filter((one) => one.result === result).length));
  return {
    kind: 'table',
    caption: lane === 'icfr' ? 'Part I - ICFR support' : 'Part II - continuity oversight',
    columns: columns(
      'Vendor* 36 | Met> 9 | With exceptions> 13 | Not met> 9 | Approved exception> 13 | Not tested> 9 | Under review> 10 | Not applicable> 12',
    ),
    rows: [...vendors.map(row), { bold: true, cells: ['Total', ...total] }],
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

function occurrenceTable(all: ProgrammeRegister['occurrences']): Block {
  return {
    kind: 'table',
    columns: columns('Requirement* 26 | Vendor 12 | Lane 10 | Due 13 | Result 26 | Reason 44 | Concluded 28'),
    rows: all.map((one) => ({
      cells: [
        ...[nameOf(one), one.vendorRef, one.lane === 'icfr' ? 'I' : 'II', one.dueOn],
        { ...statusCell(one.result), word: one.words },
        orDash(one.reason),
        one.concludedBy === null ? '-' : `${one.concludedBy}, ${when(one.concludedAt)}`,
      ],
    })),
    none: 'No requirement fell due in the period.',
  };
}
