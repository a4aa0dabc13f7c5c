/** In which order vendors of the map come: by name, or those with most that is overdue first. */
export const VENDOR_ORDERS = ['name', 'overdue'] as const;
export type VendorOrder = (typeof VENDOR_ORDERS)[number];

/** Rows behind a figure: what is met, what waits for a reviewer, what is overdue or due soon, what is still open. */
export const FIGURES = ['met', 'waiting', 'overdue', 'due_soon', 'open', 'all'] as const;
export type Figure = (typeof FIGURES)[number];
