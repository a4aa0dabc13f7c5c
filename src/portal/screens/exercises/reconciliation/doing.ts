import type { DataComparison, DataDifference } from '../../../api/reconciliation';

/** The dialog that stands open above the card. */
export type Doing =
  | { what: 'compare'; again: DataComparison | null }
  | { what: 'resolve' | 'reopen'; comparison: DataComparison; difference: DataDifference };
