import type { CsvReport, CsvValue } from '../../foundation/csv.rules';
import type { AlternatePlaceList, AlternatePlaceView, AlternatesQuery, TrialView } from './alternates.dto';

const COLUMNS = [
  ...['Ref', 'Vendor', 'Kind', 'Place', 'Stands in for', 'Agreed with', 'From', 'Until', 'Seats', 'Ready (min)', 'Use'],
  ...['Reserved', 'Relied on', 'Services', 'Last tried on', 'Seats reached', 'Minutes', 'Result', 'Gaps', 'Ended on'],
];

export function alternatesReport(list: AlternatePlaceList, { vendorId, serviceId }: AlternatesQuery): CsvReport {
  const vendor = vendorId && `Vendor ${list.items[0]?.vendorName ?? vendorId}`;
  const service = serviceId && `service ${serviceId}`;
  return {
    name: 'Alternate places',
    filter: [vendor, service].filter(Boolean).join('; ') || 'All',
    ranAt: list.ranAt,
    columns: COLUMNS,
    rows: list.items.map(cellsOf),
  };
}

const cellsOf = (one: AlternatePlaceView): CsvValue[] => [
  ...[one.ref, one.vendorName, one.kind, one.name, one.forSite?.name ?? '', one.counterparty, one.agreementFrom],
  ...[one.agreementTo, one.seats, one.readyMinutes, one.use, one.reserved, one.reliedOn],
  one.services.map(({ ref, capacityPct }) => `${ref} ${capacityPct ?? '?'} %`).join('; '),
  ...trialCells(one.trials[0]),
  ...[one.gaps.map(({ text }) => text).join(' '), one.endedOn],
];

const trialCells = (trial: TrialView | undefined): CsvValue[] =>
  trial ? [trial.triedOn, trial.seatsReached, trial.minutes, trial.result] : [null, null, null, null];
