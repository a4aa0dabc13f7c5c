import type { CsvReport } from '../../foundation/csv.rules';
import { yearInWords } from '../filter-words.rules';
import type { VendorComparison } from './comparison.dto';

const COLUMNS = ['Figure', 'What is counted', 'Vendor ref', 'Vendor', 'Value', 'Number', 'Note'];

/** One row for each figure and vendor. */
export function comparisonReport({ period, ranAt, vendors, lines }: VendorComparison): CsvReport {
  const byId = new Map(vendors.map((vendor) => [vendor.id, vendor]));
  const rows = lines.flatMap(({ label, what, figures }) =>
    figures.map(({ vendorId, value, number, note }) => {
      const vendor = byId.get(vendorId);
      return [label, what, vendor?.ref ?? '', vendor?.name ?? '', value, number, note];
    }),
  );
  const filter = `${yearInWords(period)}; vendors ${vendors.map(({ name }) => name).join(', ')}`;
  return { name: 'Vendor comparison', filter, ranAt, columns: COLUMNS, rows };
}
