/** What suffers when a service stops, in the order in which it is asked. */
export const IMPACT_CATEGORIES = [
  'customers',
  'revenue_and_cost',
  'legal_and_regulatory',
  'contractual',
  'reputation',
  'health_and_safety',
  'people_and_payroll',
  'financial_reporting',
  'data_and_privacy',
  'dependent_operations',
] as const;
export type ImpactCategory = (typeof IMPACT_CATEGORIES)[number];

/** How long the service has been down; the keys are the columns of QIN-2. */
export const IMPACT_BANDS = ['within_1h', 'h1_to_4', 'h4_to_8', 'h8_to_24', 'd1_to_3', 'd3_to_7', 'over_7d'] as const;
export type ImpactBand = (typeof IMPACT_BANDS)[number];

/** Where each band begins, in whole minutes of outage. */
export const BAND_STARTS_AT: Record<ImpactBand, number> = {
  within_1h: 0,
  h1_to_4: 60,
  h4_to_8: 240,
  h8_to_24: 480,
  d1_to_3: 1440,
  d3_to_7: 4320,
  over_7d: 10_080,
};

export const BAND_WORDS: Record<ImpactBand, string> = {
  within_1h: 'Up to 1 hour',
  h1_to_4: '1 to 4 hours',
  h4_to_8: '4 to 8 hours',
  h8_to_24: '8 to 24 hours',
  d1_to_3: '1 to 3 days',
  d3_to_7: '3 to 7 days',
  over_7d: 'Over 7 days',
};

/** Harm of this score is not acceptable. */
export const UNACCEPTABLE = 4;

export const PEAK_KINDS = ['month_end', 'quarter_end', 'year_end', 'season'] as const;
export type PeakKind = (typeof PEAK_KINDS)[number];

export type ImpactState = 'draft' | 'proposed' | 'in_force' | 'superseded' | 'returned';

export interface Score {
  category: ImpactCategory;
  band: ImpactBand;
  /** 0 none, 1 slight, 2 serious, 3 severe, 4 unacceptable. */
  score: number;
  /** Why; needed where harm falls over time. */
  note: string;
}

/** Days on which the same hour matters more. */
export interface Peak {
  kind: PeakKind;
  label: string;
  /** Days before and after the end of the month, quarter or fiscal year; null for a season. */
  daysBefore: number | null;
  daysAfter: number | null;
  /** `MM-DD`, both included; null unless it is a season. A season may run over the turn of the year. */
  seasonFrom: string | null;
  seasonTo: string | null;
  /** Whole percent: 150 is one and a half times the score. */
  multiplierPct: number;
  categories: readonly ImpactCategory[];
  reason: string;
}
