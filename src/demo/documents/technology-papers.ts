import type { VendorCast } from '../vendor-cast';
import { heading, letter, list, prose, signedBy, table } from './letterhead';
import type { Paper } from './paper';

/** TEC-02: what the surviving site carries. */
export function capacityTest(vendor: VendorCast, date: string): Paper {
  return letter(vendor, { title: 'Capacity test of the surviving site', number: 'TE-031', date }, [
    heading('Method'),
    prose(
      'Recorded calls of the busiest hour were replayed against the standby platform with the primary site shut out.',
    ),
    heading('Result'),
    table(
      ['Load', 'Calls at once', 'Answered in 20 s', 'Processor', 'Errors'],
      [
        ['60 percent of peak', '288', '99.4 %', '41 %', '0'],
        ['80 percent of peak', '384', '99.1 %', '55 %', '0'],
        ['100 percent of peak', '480', '98.7 %', '69 %', '2'],
        ['115 percent of peak', '552', '95.2 %', '81 %', '11'],
      ],
    ),
    prose(
      'The surviving site carries 115 percent of the highest demand observed (480 calls at once, 2025-12-01 11:20).',
    ),
    signedBy(vendor.contributor, date),
  ]);
}

export interface Circuit {
  name: string;
  carrier: string;
  entrance: string;
  duct: string;
}

/** TEC-04: the carrier's own statement about routes into the building. */
export function carrierDiversity(vendor: VendorCast, date: string, circuits: Circuit[]): Paper {
  return letter(vendor, { title: 'Carrier diversity statement', number: 'NW-012', date }, [
    prose(`Statement of routes for ${vendor.sites[0]?.name ?? vendor.name}, from the carriers' records as of ${date}.`),
    table(
      ['Circuit', 'Carrier', 'Building entrance', 'Duct'],
      circuits.map((c) => [c.name, c.carrier, c.entrance, c.duct]),
    ),
    heading('Statement'),
    prose('To our knowledge the circuits above share no building entrance, duct, splice point or central office.'),
    prose('Alarms of both circuits are watched around the clock; a switch between them takes under 30 seconds.'),
    signedBy({ name: 'Percival Dunn', title: 'Access engineering, on behalf of the carriers' }, date),
  ]);
}

/** TEC-05: the right to a second place. */
export function alternateSite(vendor: VendorCast, date: string): Paper {
  const second = vendor.sites[1] ?? vendor.sites[0];
  return letter(vendor, { title: 'Alternate site agreement', number: 'FA-008', date }, [
    heading('Parties'),
    prose(`${vendor.legalName} and Sonoran Workspace Partners, LP, landlord of ${second?.name ?? 'the second place'}.`),
    heading('Reservation'),
    list(
      '140 seats, reserved for the exclusive use of the tenant within four hours after a call',
      'Two electrical feeds, a generator with 72 hours of fuel, tested monthly under load',
      'The place lies outside the hazard area of the first site; distance 1,150 miles',
      'Term from 2025-07-01 to 2028-06-30; no other tenant has the same seats in the same region',
    ),
    heading('Tests'),
    prose('The tenant may occupy the place for two days in each year to exercise its plans, without a further fee.'),
    signedBy({ name: 'Lucinda Barrera', title: 'Sonoran Workspace Partners, LP' }, date),
    signedBy(vendor.attestor, date),
  ]);
}

/** ASR-01: the cover and summary of a service auditor's report; its period ends on 30 September. */
export function soc1Summary(vendor: VendorCast, date: string): Paper {
  const title = 'SOC 1 Type 2 report: cover and summary';
  return letter(vendor, { title, number: 'AR-2026-1', date }, [
    prose('Report of an independent service auditor. Restricted use: user entities and their auditors.'),
    table(
      ['Fact', 'Value'],
      [
        ['Service auditor', 'Marlowe Ames & Co., CPAs (fictional)'],
        ['System', vendor.service.name],
        ['Period', '2025-10-01 to 2026-09-30'],
        ['Opinion', 'Unqualified'],
        ['Control objectives', '9; tests of 47 controls'],
        ['Exceptions', '1: one of 40 access removals took 3 days instead of 1'],
        ['Method for sub-outsourcers', 'Carve-out: none critical'],
      ],
      [1, 2],
    ),
    heading('Complementary user-entity controls'),
    list(
      'The user entity reviews access of its own people each quarter',
      'The user entity reconciles posted payments to its bank each day',
      'The user entity approves write-offs above its limit',
    ),
    heading('After the period'),
    prose(
      'The report ends on 2026-09-30. From then to 2026-12-31 are 92 days, for which management will give a letter.',
    ),
    signedBy({ name: 'Marlowe Ames & Co.', title: 'Certified public accountants' }, date),
  ]);
}

/** TST-04: what came back from a backup, and whether it was whole. */
export function restoreTest(vendor: VendorCast, date: string, differing: number): Paper {
  return letter(vendor, { title: 'Restore test record', number: 'TE-044', date }, [
    heading('What was restored'),
    prose(
      `A full copy of ${vendor.systems.at(1)?.name ?? 'the ledger'} of 02:00 UTC, onto an isolated server, by ${vendor.contributor.name}.`,
    ),
    table(
      ['Time (UTC)', 'Act', 'Result'],
      [
        ['13:05', 'Copy fetched from the isolated vault', '412 GB, digest matches'],
        ['13:52', 'Restore started', 'no errors'],
        ['15:31', 'Database opened, log applied', 'consistent'],
        ['15:58', 'Record counts compared', `18,204,771 on both sides; ${differing} records differ`],
        ['16:20', 'Sample of 200 records compared by hand', '200 agree'],
      ],
      [1, 3, 2],
    ),
    heading('Conclusion'),
    prose(
      differing === 0
        ? 'The backup was whole and usable.'
        : `The ${differing} records were changed during the copy; the next log holds them.`,
    ),
    signedBy(vendor.contributor, date),
  ]);
}

/** ASR-05, TST-04: payments captured against payments posted. */
export function reconciliation(vendor: VendorCast, date: string, occasion: string): Paper {
  return letter(vendor, { title: 'Reconciliation of posted and captured payments', number: 'FI-019', date }, [
    prose(`Made after: ${occasion}.`),
    table(
      ['Hour (UTC)', 'Captured', 'Posted', 'Amount captured', 'Amount posted', 'Difference'],
      [
        ['11:00', '0', '0', '0.00', '0.00', '0.00'],
        ['13:00', '184', '184', '21,407.55', '21,407.55', '0.00'],
        ['14:00', '611', '611', '70,932.10', '70,932.10', '0.00'],
        ['15:00', '655', '655', '74,118.44', '74,118.44', '0.00'],
      ],
    ),
    prose(
      'Nine minutes of captured payments before the disruption were entered again from gateway records: 37 payments, 4,180.25.',
    ),
    prose(
      'Control totals of gateway and ledger agree. Automated posting controls ran in recovery mode without change.',
    ),
    signedBy({ name: 'Ottilie Marsh', title: 'Collections controller' }, date),
  ]);
}
