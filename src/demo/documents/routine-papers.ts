import type { VendorCast } from '../vendor-cast';
import { heading, letter, list, prose, signedBy, table } from './letterhead';
import { docxOf, xlsxOf } from './office-files';
import { hours, type DemoFile, type Paper } from './paper';

/** INV-01: services, sites, systems and data, one sheet each. */
export function inventory(vendor: VendorCast, date: string): DemoFile {
  const { service } = vendor;
  const goal = service.objectives;
  const services = [
    ['Service', 'Category', 'Description', 'RTO (min)', 'RPO (min)'],
    [service.name, service.category, service.description, goal?.rtoMinutes ?? '', goal?.rpoMinutes ?? ''],
  ];
  const sites = vendor.sites.map((s) => [s.name, s.kind, s.city, s.region, s.country, s.hazardZones.join(', ')]);
  const systems = vendor.systems.map((s, i) => [s.name, s.kind, s.description, i + 1, service.name]);
  return xlsxOf(
    [
      { name: 'Services', rows: services },
      { name: 'Sites', rows: [['Site', 'Kind', 'City', 'Region', 'Country', 'Hazards'], ...sites] },
      { name: 'Systems', rows: [['System', 'Kind', 'Use', 'Recovery order', 'Service'], ...systems] },
    ],
    { fileName: `${vendor.prefix} inventory ${date}.xlsx`, date },
  );
}

/** TEC-01, PPL-03: answers in prose, as a Word file. */
export function technologyAnswers(vendor: VendorCast, date: string): DemoFile {
  const goal = vendor.service.objectives;
  const answers = [
    ['How is each system made redundant?', 'Active in the first place, warm standby in the second; switched by hand.'],
    ['What is a single point of failure?', 'None known among the systems listed; the bridge has two providers.'],
    ['How long does a switch take?', `Planned ${hours(goal?.rtoMinutes ?? 0)} h at most; see the exercise result.`],
    [
      'Do customer-service tools stay current?',
      'Scripts and knowledge are copied every night and checked each Monday.',
    ],
    ['Who may start a switch?', `${vendor.contributor.title} or deputy; ${vendor.attestor.title} is told.`],
  ];
  const paper = letter(vendor, { title: 'Answers on technology resilience', number: 'TE-020', date }, [
    heading('Questions and answers'),
    table(['Question', 'Answer'], answers, [2, 3]),
    signedBy(vendor.contributor, date),
  ]);
  return docxOf(paper, `${vendor.prefix} technology answers ${date}.docx`);
}

/** TPR-04: how the service would be moved elsewhere. */
export function exitPlan(vendor: VendorCast, date: string): Paper {
  return letter(vendor, { title: 'Exit and transition plan', number: 'CT-009', date }, [
    heading('1. Ways out'),
    list(
      'Return to the registrant within 180 days',
      'Transfer to a second provider named in the annex',
      'Closure in an orderly way',
    ),
    heading('2. What is handed over'),
    table(
      ['Object', 'Form', 'Days'],
      [
        ['Records of the service', 'Open text formats with a data dictionary', '30'],
        ['Recordings and letters', 'Files with an index', '60'],
        ['Procedures', 'Documents, and twenty days of help', '90'],
      ],
      [2, 3, 1],
    ),
    heading('3. Rehearsal'),
    prose('A full export was made and read in again by the registrant on 2026-02-11; two fields were renamed since.'),
    signedBy(vendor.attestor, date),
  ]);
}
