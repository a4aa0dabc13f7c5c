import { IMPACT_GUIDE } from '../../outsourced-services/impact/impact-anchors.rules';
import { BAND_WORDS, IMPACT_BANDS, IMPACT_CATEGORIES } from '../../outsourced-services/impact/impact-words.rules';
import { toldPeaks, toldScores } from '../told-impact';
import type { VendorCast } from '../vendor-cast';
import { heading, letter, list, prose, signedBy, table } from './letterhead';
import { hours, type Block, type Paper } from './paper';

/** GOV-01: the continuity programme, its owner and its rhythm. */
export function programmeCharter(vendor: VendorCast, date: string): Paper {
  const { attestor, contributor, name } = vendor;
  return letter(vendor, { title: 'Continuity programme charter', number: 'BC-001', date, version: '4.0' }, [
    heading('1. Purpose'),
    prose(
      `${name} keeps a managed programme so that the services it performs for its customers continue, or are restored`,
      'within agreed times, after a disruption. This charter names who answers for it.',
    ),
    heading('2. Accountable executive'),
    prose(
      `${attestor.name}, ${attestor.title}, is accountable for the programme and reports to the board twice a year.`,
    ),
    heading('3. Coordinator and deputy'),
    prose(
      `${contributor.name}, ${contributor.title}, runs the programme. The deputy acts after two hours without contact.`,
    ),
    heading('4. Yearly rhythm'),
    yearlyRhythm(vendor),
    heading('5. Money and people'),
    list(
      'A standing budget line for recovery sites and exercises',
      'Two people trained for each role of the recovery team',
      'Findings are tracked until somebody other than their owner has verified them',
    ),
    signedBy(attestor, date),
  ]);
}

function yearlyRhythm({ attestor, contributor }: VendorCast): Block {
  return table(
    ['Quarter', 'What is done', 'Who'],
    [
      ['First', 'Impact analysis and risk assessment reviewed', contributor.title],
      ['Second', 'Main recovery exercise; after-action report within 30 days', contributor.title],
      ['Third', 'Retests, communications drill, restore tests', 'Team leads'],
      ['Fourth', 'Plan review, training, statement of the executive', attestor.title],
    ],
    [1, 4, 3],
  );
}

/** GOV-02: who may sign for the vendor, the paper that the registrant verifies. */
export function delegationOfAuthority(vendor: VendorCast, date: string): Paper {
  const { attestor, legalName } = vendor;
  return letter(vendor, { title: 'Delegation of authority', number: 'CS-017', date }, [
    heading('Resolution'),
    prose(
      `By written consent of ${date} the governing body of ${legalName} resolved that ${attestor.name}, ${attestor.title},`,
      'may sign, for the company and without a second signature, yearly and quarterly statements on continuity to customers.',
    ),
    heading('Limits'),
    list(
      'The authority ends on 2027-12-31 or when the person leaves the office named above',
      'It does not extend to contracts, prices or settlements',
      'It may not be passed on to anybody else',
    ),
    heading('Certificate of the secretary'),
    prose('I certify that the resolution above was adopted, is in force, and that the signature below is genuine.'),
    signedBy({ name: 'Eleanor Whitcombe', title: 'Corporate secretary' }, date),
    signedBy(attestor, date),
  ]);
}

/** INV-02: what stops when the service stops, by time. */
export function impactAnalysis(vendor: VendorCast, date: string): Paper {
  const { service } = vendor;
  const mtpd = service.mtpdMinutes;
  return letter(
    vendor,
    { title: 'Business impact analysis', number: 'BC-020', date, version: `${date.slice(0, 4)}.1` },
    [
      heading('1. Service'),
      prose(
        `${service.name}: ${service.description} It carries ${service.volumeSharePct} percent of the volume of this work.`,
      ),
      heading('2. Impact over time, 0 (none) to 4 (unacceptable)'),
      impactOverTime(vendor),
      heading('3. Longest tolerable outage'),
      prose(`The first band in which a category reaches 4 begins after ${hours(mtpd)} h. ${peaksInWords(vendor)}`),
      heading('4. What the service needs'),
      table(
        ['System', 'Kind', 'Use'],
        vendor.systems.map((s) => [s.name, s.kind, s.description]),
        [2, 1, 3],
      ),
      heading('5. Peaks'),
      prose('Highest demand of the last twelve months: Monday 2025-12-01, 10:00 to 14:00 local time.'),
      signedBy(vendor.contributor, date),
    ],
  );
}

function peaksInWords({ service }: VendorCast): string {
  return toldPeaks(service)
    .map(({ label, multiplierPct }) => `${label} counts ${multiplierPct / 100} times.`)
    .join(' ');
}

function impactOverTime({ service }: VendorCast): Block {
  const scores = toldScores(service);
  return table(
    ['Category', ...IMPACT_BANDS.map((band) => BAND_WORDS[band])],
    IMPACT_CATEGORIES.map((category) => [
      IMPACT_GUIDE[category].label,
      ...scores.filter((one) => one.category === category).map(({ score }) => String(score)),
    ]),
    [3, 1, 1, 1, 1, 1, 1, 1],
  );
}

/** INV-03: objectives in hours and minutes, as both sides accepted them. */
export function objectiveSchedule(vendor: VendorCast, date: string): Paper {
  const { objectives, mtpdMinutes, name } = vendor.service;
  if (!objectives) throw new Error(`${vendor.name} has agreed no objectives.`);
  const row = (label: string, minutes: number) => [label, `${hours(minutes)} h`, `${minutes} min`];
  return letter(vendor, { title: 'Schedule of recovery objectives', number: 'CT-004', date }, [
    heading(`Service: ${name}`),
    table(
      ['Objective', 'Hours', 'Minutes'],
      [
        row('Recovery time (RTO), from the disruption to verified service', objectives.rtoMinutes),
        row('Recovery point (RPO)', objectives.rpoMinutes),
        row('Work recovery time (WRT)', objectives.wrtMinutes),
        row('Longest tolerable outage (MTPD)', mtpdMinutes),
      ],
      [4, 1, 1],
    ),
    prose(`Least acceptable service after the recovery time: ${objectives.mbcoPct} percent of normal volume.`),
    prose('The schedule replaces all earlier ones and is part of the service agreement, exhibit D.'),
    signedBy(vendor.attestor, date),
    signedBy({ name: 'Dana Whitlock', title: 'Tarnbrook Outfitting Group, Inc.' }, date),
  ]);
}

/** TPR-02, PLN-05: the clauses that give the rights. */
export function contractExtract(vendor: VendorCast, date: string): Paper {
  return letter(vendor, { title: 'Master service agreement, extract', number: 'CT-001', date }, [
    prose('Clauses 14 to 17 as signed; the rest of the agreement is not reproduced here.'),
    heading('14. Continuity'),
    prose(
      '14.1 The Provider keeps plans for each service, tests them at least once a year and gives the Customer the results of every step.',
    ),
    prose(
      '14.2 The Provider tells the Customer of a disruption within 60 minutes after it was detected, by telephone and a second channel.',
    ),
    heading('15. Evidence and audit'),
    prose(
      '15.1 The Customer and its auditors may inspect records, observe exercises and ask for the files behind a statement.',
    ),
    heading('16. Sub-outsourcers'),
    prose(
      '16.1 The Provider names every sub-outsourcer on which a service critically depends, and passes clauses 14 and 15 on to each.',
    ),
    heading('17. Exit'),
    prose(
      '17.1 On termination the Provider helps with the transition for up to 180 days and returns data in an agreed form.',
    ),
    signedBy(vendor.attestor, date),
  ]);
}
