import { ageBand, AGE_BANDS, waitsForClient, type RequestState } from './request.rules';

export interface AgeingRow {
  state: RequestState;
  owner: string | null;
  openDays: number | null;
  overdueDays: number | null;
}

export interface Ageing {
  owner: string;
  band: (typeof AGE_BANDS)[number];
  count: number;
  overdue: number;
}

/** Requests that wait for the registrant, by owner and by days since they were asked; owners by name, the youngest first. */
export function ageingOf(requests: readonly AgeingRow[]): Ageing[] {
  const found = new Map<string, Ageing>();
  for (const { owner, openDays, overdueDays } of requests.filter(({ state }) => waitsForClient(state))) {
    const band = ageBand(openDays ?? 0);
    const name = owner ?? 'Nobody yet';
    const line = found.get(`${name}|${band}`) ?? { owner: name, band, count: 0, overdue: 0 };
    found.set(`${name}|${band}`, {
      ...line,
      count: line.count + 1,
      overdue: line.overdue + (overdueDays === null ? 0 : 1),
    });
  }
  return [...found.values()].sort(
    (a, b) => a.owner.localeCompare(b.owner, 'en') || AGE_BANDS.indexOf(a.band) - AGE_BANDS.indexOf(b.band),
  );
}
