import type { VendorCast } from '../vendor-cast';
import { heading, letter, list, prose, signedBy, table } from './letterhead';
import type { Paper } from './paper';

/** What the cover and the sections of a service auditor's report say. Days are `YYYY-MM-DD`. */
export interface ToldSocReport {
  number: string;
  issuedOn: string;
  auditor: string;
  from: string;
  to: string;
  /** Organisations left out of the opinion, with what they do. */
  carvedOut: { name: string; what: string; expectedControls: string }[];
  deviations: { controlRef: string; control: string; deviation: string; managementResponse: string }[];
  /** Controls that the report counts on at its reader's side, in its order. */
  userControls: string[];
  /** Places that it speaks of. */
  places: string[];
}

/** ASR-01: the pages of a service auditor's report that its reader works from; sections as such reports number them. */
export function serviceAuditorReport(vendor: VendorCast, told: ToldSocReport): Paper {
  const title = 'SOC 1 Type 2 report: opinion, carve-outs, exceptions and user-entity controls';
  return letter(vendor, { title, number: told.number, date: told.issuedOn }, [
    ...opinion(vendor, told),
    heading('Section III: organisations carved out'),
    prose('Their controls are outside this description and outside the tests; the method is carve-out.'),
    table(
      ['Organisation', 'What it does', 'Controls that are assumed there'],
      told.carvedOut.map((one) => [one.name, one.what, one.expectedControls]),
      [1, 2, 2],
    ),
    heading('Section IV: tests with exceptions'),
    table(
      ['Control', 'What it says', 'Result of the test', 'Management’s response'],
      told.deviations.map((one) => [one.controlRef, one.control, one.deviation, one.managementResponse]),
      [1, 2, 2, 2],
    ),
    heading('Section V: complementary user-entity controls'),
    prose('The control objectives are met only if the user entity carries these out at its own side.'),
    list(...told.userControls.map((text, i) => `CUEC ${i + 1}: ${text}`)),
    signedBy({ name: told.auditor, title: 'Certified public accountants' }, told.issuedOn),
  ]);
}

function opinion(vendor: VendorCast, told: ToldSocReport) {
  return [
    prose('Report of an independent service auditor. Restricted use: user entities and their auditors.'),
    heading('Section I: opinion'),
    table(
      ['Fact', 'Value'],
      [
        ['Service auditor', `${told.auditor} (fictional)`],
        ['System', vendor.service.name],
        ['Places', told.places.join('; ')],
        ['Period', `${told.from} to ${told.to}`],
        ['Opinion', 'Unmodified: fairly described, suitably designed, operated effectively over the period'],
        ['Control objectives', '11; tests of 64 controls'],
        ['Test exceptions', String(told.deviations.length)],
        ['Method for subservice organisations', 'Carve-out'],
      ],
      [1, 2],
    ),
    prose('Business continuity is not part of the description; section VI, unaudited, mentions the recovery plan.'),
  ];
}
