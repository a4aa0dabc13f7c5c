import type { CsvReport } from '../../foundation/csv.rules';
import type { Concentration, ConcentrationQuery, PairedPlacesList, PairedPlacesQuery } from './concentration.dto';

const SHARED = [
  ...['Kind', 'Reference', 'Name', 'Where', 'Hazard zones', 'Is our vendor', 'Vendors', 'Services', 'Tier 1', 'Tier 2'],
  ...['Tier 3', 'Relevant to financial reporting', 'The same %', 'Without an alternative'],
];

export function concentrationReport(
  { ranAt, items, unmatched, sitesWithoutZones }: Concentration,
  { kind, vendors = 1, search = '' }: ConcentrationQuery,
): CsvReport {
  const filter = [
    kind ? `kind ${kind.replaceAll('_', ' ')}` : 'all kinds',
    vendors > 1 ? `shared by at least ${vendors} vendors` : 'shared by any number of vendors',
    ...(search === '' ? [] : [`named ${search}`]),
  ];
  return {
    name: 'Concentration',
    filter: filter.join('; '),
    ranAt,
    notes: [
      `Not counted: ${unmatched} dependencies without a shared identity; ${sitesWithoutZones} sites in use without hazard zones`,
    ],
    columns: SHARED,
    rows: items.map((one) => [
      ...[one.kind.replaceAll('_', ' '), one.ref, one.name, one.detail, one.hazardZones.join('; '), one.ownVendorName],
      ...[one.vendors, one.services, one.tier1, one.tier2, one.tier3, one.icfr, one.icfrPct, one.withoutAlternative],
    ]),
  };
}

const PAIRED = [
  ...['Vendor', 'Service', 'Name', 'Tier', 'Relevant to financial reporting', 'First place', 'Where', 'Second place'],
  ...['Where it is', 'In common', 'Hazard zones in common', 'Same region'],
];
export const VERDICT_WORDS = {
  shared: 'a hazard in common',
  not_known: 'not known',
  apart: 'nothing recorded in common',
};

export function pairedReport({ ranAt, items }: PairedPlacesList, { verdict }: PairedPlacesQuery): CsvReport {
  return {
    name: 'Paired places',
    filter: verdict ? `only ${VERDICT_WORDS[verdict]}` : 'all pairs of places',
    ranAt,
    columns: PAIRED,
    rows: items.map(({ first, second, ...one }) => [
      ...[one.vendorName, one.serviceRef, one.serviceName, one.tier, one.icfrRelevant, first.name, first.place],
      ...[second.name, second.place, VERDICT_WORDS[one.verdict], one.sharedZones.join('; '), one.sameRegion],
    ]),
  };
}
