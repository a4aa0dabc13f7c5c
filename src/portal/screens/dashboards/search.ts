import type { AgeingFilter, QuartersFilter, ScatterFilter } from '../../api/dashboards';

export const views = ['quarters', 'recovery', 'findings', 'vendors'] as const;
export type View = (typeof views)[number];

/** What the address keeps: which dashboard is open and what it is asked for. */
export type DashboardsSearch = { view?: View | undefined; vendors?: string | undefined } & QuartersFilter &
  ScatterFilter &
  AgeingFilter;

export type BoardProps = { search: DashboardsSearch; onSearch: (search: DashboardsSearch) => void };

const oneOf = <Word extends string>(words: readonly Word[], value: unknown) => words.find((word) => word === value);
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const numberOf = (value: unknown, least: number) =>
  Number.isInteger(value) && Number(value) >= least ? Number(value) : undefined;

export const bands = ['0 to 30 days', '31 to 60 days', '61 to 90 days', '91 to 180 days', 'over 180 days'] as const;
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export const quarterWishes = ['lacking', 'none', 'reported', 'partly', 'covered'] as const;
export const quarterCodes = ['Q1', 'Q2', 'Q3', 'Q4'] as const;
export const results = ['missed', 'not_recovered', 'achieved', 'not_measured'] as const;
export const tiers = ['T1', 'T2', 'T3'] as const;

/** Reads an address; what it cannot mean is left out. */
export function searchOf(search: Record<string, unknown>): DashboardsSearch {
  return {
    view: oneOf(views, search['view']),
    vendors: textOf(search['vendors']),
    periodId: textOf(search['periodId']),
    tier: oneOf(tiers, search['tier']),
    vendorId: textOf(search['vendorId']),
    page: numberOf(search['page'], 2),
    seek: textOf(search['seek']),
    state: oneOf(quarterWishes, search['state']),
    quarter: oneOf(quarterCodes, search['quarter']),
    measure: oneOf(['rpo'] as const, search['measure']),
    result: oneOf(results, search['result']),
    objectiveFrom: numberOf(search['objectiveFrom'], 0),
    objectiveTo: numberOf(search['objectiveTo'], 0),
    achievedFrom: numberOf(search['achievedFrom'], 0),
    achievedTo: numberOf(search['achievedTo'], 0),
    severity: oneOf(severities, search['severity']),
    band: oneOf(bands, search['band']),
    overdue: oneOf(['yes', 'no'] as const, search['overdue']),
  };
}

export const quartersFilter = ({ periodId, tier, vendorId, seek, state, quarter, page }: DashboardsSearch) => ({
  ...{ periodId, tier, vendorId, seek, state, quarter, page },
});

export const scatterFilter = (search: DashboardsSearch): ScatterFilter => {
  const { periodId, tier, vendorId, measure, result, page } = search;
  const { objectiveFrom, objectiveTo, achievedFrom, achievedTo } = search;
  return {
    ...{ periodId, tier, vendorId, measure, result, page },
    ...{ objectiveFrom, objectiveTo, achievedFrom, achievedTo },
  };
};

export const ageingFilter = ({ tier, vendorId, severity, band, overdue, page }: DashboardsSearch): AgeingFilter => ({
  ...{ tier, vendorId, severity, band, overdue, page },
});

/** The address of a dashboard. */
export function boardAddress(search: DashboardsSearch): string {
  const given = Object.entries(search).filter(([, value]: [string, unknown]) => value !== undefined);
  return `/dashboards?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}
