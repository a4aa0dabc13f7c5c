export const IMPORT_KINDS = ['vendors', 'services', 'sites', 'systems', 'contacts', 'people'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What a column's cells are read as; `minutes` takes durations, `list` parts at semicolons. */
export type ColumnType =
  'text' | 'list' | 'minutes' | 'percent' | 'whole' | 'yes-no' | 'country' | 'time-zone' | 'email' | 'day';

export interface ImportColumn {
  /** Name of the field of the deed by hand. */
  key: string;
  header: string;
  /** Other headers by which people know it. */
  also?: readonly string[];
  type: ColumnType;
  required?: boolean;
  max?: number;
  options?: readonly string[];
  hint: string;
}

/** The vendor that a row belongs to. */
export const VENDOR_COLUMN: ImportColumn = {
  ...{ key: 'vendor', header: 'Vendor', also: ['vendor name', 'supplier'], type: 'text', required: true, max: 200 },
  hint: 'Name or reference (VN-…) of a vendor in the register',
};
