import { labelOfLane, LANES } from '../../catalogue/catalogue.rules';
import type { ReportPeriod } from '../../coverage/coverage.dto';
import { measureOf } from '../../coverage/coverage.rules';
import { lacksEvidence, quartersOf, timeOf } from '../quarters/quarter.rules';
import { counted, countFigure, metFigure, plainFigure, proofFigure, type Figure } from './comparison.rules';
import type { VendorFigures } from './comparison-reads';
import type { ComparisonLine } from './comparison.dto';

interface When {
  period: ReportPeriod;
  today: string;
}

interface Line {
  key: string;
  label: string;
  what: string;
  figure: (vendor: VendorFigures, when: When) => Figure;
  link: (vendor: VendorFigures, when: When) => string;
}

const tab = (name: string) => (vendor: VendorFigures) => `/vendors/${vendor.id}?tab=${name}`;
const board = (view: string) => (vendor: VendorFigures, when: When) =>
  `/dashboards?view=${view}&vendorId=${vendor.id}&periodId=${when.period.id}`;

/** A line for each lane: their figures are never mixed. */
const lanes = LANES.map((lane): Line => ({
  key: `lane-${lane}`,
  label: `Requirements met: ${labelOfLane(lane)}`,
  what: 'Obligations of the period in this lane that are met, of those that apply.',
  figure: ({ obligations }) => metFigure(measureOf(obligations.filter((one) => one.lane === lane))),
  link: tab('obligations'),
}));

const LINES: readonly Line[] = [
  {
    key: 'services',
    label: 'Active services',
    what: 'Services that run, and the highest tier among them.',
    figure: ({ services, tier }) => plainFigure(String(services), services, tier ?? 'tier undecided'),
    link: tab('services'),
  },
  ...lanes,
  {
    key: 'overdue',
    label: 'Requirements overdue',
    what: 'Obligations of the period that are past their day and not submitted.',
    figure: ({ obligations }) =>
      countFigure(obligations.filter(({ state }) => state === 'overdue').length, null, 'bad'),
    link: tab('obligations'),
  },
  {
    key: 'proof-age',
    label: 'Age of the oldest proof',
    what: 'Days since the latest accepted test, of the service for which that is longest ago.',
    figure: ({ proofs }, { today }) => proofFigure(proofs.map(provedOf), today),
    link: board('quarters'),
  },
  {
    key: 'quarters',
    label: 'Quarters without test evidence',
    what: 'Quarters of services, begun so far, on no day of which an accepted test proves recovery.',
    figure: (vendor, when) => quartersFigure(vendor, when),
    link: board('quarters'),
  },
  {
    key: 'missed',
    label: 'Objectives missed',
    what: 'Recovery times and points of the period, of exercises and real events, that missed their objective.',
    figure: ({ missed, measured }) =>
      measured === 0 ? plainFigure('–', null, 'nothing measured') : countFigure(missed, `of ${measured}`, 'bad'),
    link: board('recovery'),
  },
  {
    key: 'findings',
    label: 'Open findings',
    what: 'Findings on which somebody still has to act.',
    figure: ({ findings, grave, lateFindings }) =>
      countFigure(findings, `${grave} critical or high, ${lateFindings} overdue`, lateFindings > 0 ? 'bad' : 'warn'),
    link: board('findings'),
  },
  {
    key: 'exceptions',
    label: 'Approved exceptions',
    what: 'Requirements that are not met, with an approved exception that is in force.',
    figure: ({ exceptions, nextExceptionEnd }) =>
      countFigure(exceptions, nextExceptionEnd === null ? null : `the next one ends on ${nextExceptionEnd}`),
    link: tab('obligations'),
  },
  {
    key: 'attestation',
    label: 'Last attestation',
    what: 'The last vendor officer’s attestation that was signed (not an audit).',
    figure: attestationFigure,
    link: tab('attestations'),
  },
  {
    key: 'soc-gap',
    label: 'SOC 1 gap',
    what: 'Days from the end of the last SOC 1 report to the end of the fiscal year; the worst of its ICFR-relevant services.',
    figure: gapFigure,
    link: () => '/assurance-reports',
  },
  {
    key: 'shared',
    label: 'Things shared with other vendors',
    what: 'Sites, carriers, regions, fourth parties and the like on which services of other vendors rest as well.',
    figure: ({ shared }) => plainFigure(String(shared), shared),
    link: tab('dependencies'),
  },
  {
    key: 'alone',
    label: 'Dependencies without alternative',
    what: 'Primary dependencies of active services beside which none of the same kind is named.',
    figure: ({ alone }) => countFigure(alone, null),
    link: tab('dependencies'),
  },
  {
    key: 'disruptions',
    label: 'Disruptions',
    what: 'Real events of the period.',
    figure: ({ disruptions, openDisruptions }) =>
      plainFigure(String(disruptions), disruptions, openDisruptions > 0 ? `${openDisruptions} not closed` : null),
    link: ({ id }) => `/disruptions?vendorId=${id}`,
  },
];

export function comparisonLines(vendors: readonly VendorFigures[], when: When): ComparisonLine[] {
  return LINES.map(({ key, label, what, figure, link }) => ({
    ...{ key, label, what },
    figures: vendors.map((one) => ({ vendorId: one.id, ...figure(one, when), link: link(one, when) })),
  }));
}

function provedOf({ tests, currentUntil }: VendorFigures['proofs'][number]) {
  const accepted = tests.filter(({ standing }) => standing === 'accepted');
  return { provedOn: accepted.at(-1)?.provedAt.slice(0, 10) ?? null, currentUntil };
}

function quartersFigure({ proofs }: VendorFigures, { period, today }: When): Figure {
  const begun = quartersOf({ from: period.startsOn, to: period.endsOn }).filter(
    (one) => timeOf(one, today) !== 'ahead',
  );
  const codes = new Set<string>(begun.map(({ code }) => code));
  const cells = proofs.flatMap((row) => row.cells.filter(({ quarter }) => codes.has(quarter)));
  if (cells.length === 0) return plainFigure('–', null, 'no active service');
  return countFigure(cells.filter(({ state }) => lacksEvidence(state)).length, `of ${cells.length}`, 'bad');
}

function attestationFigure({ attestation }: VendorFigures): Figure {
  if (!attestation) return { value: 'None', number: null, note: 'nothing is scheduled', tone: 'bad' };
  const { state, periodCode, dueOn, signedOn, qualified } = attestation;
  if (signedOn === null) {
    const note = `${periodCode}, due on ${dueOn}`;
    return { value: state.replaceAll('_', ' '), number: null, note, tone: 'warn' };
  }
  const note = `${periodCode}, signed on ${signedOn}${qualified === true ? ', qualified' : ''}`;
  return { value: state.replaceAll('_', ' '), number: null, note, tone: qualified === true ? 'warn' : 'none' };
}

function gapFigure({ years }: VendorFigures): Figure {
  if (years.length === 0) return plainFigure('–', null, 'no ICFR-relevant service');
  const gaps = years.flatMap(({ gapDays }) => (gapDays === null ? [] : [gapDays]));
  if (gaps.length < years.length) return { value: 'No report', number: null, note: null, tone: 'bad' };
  const [days, isOpen] = [Math.max(...gaps), years.some(({ standing }) => standing === 'needed')];
  const note = days === 0 ? null : isOpen ? 'not covered yet' : 'covered, or accepted uncovered';
  return { value: counted(days, 'day', 'days'), number: days, note, tone: isOpen ? 'bad' : 'none' };
}
