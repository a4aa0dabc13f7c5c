import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type LossOutcome = Shape<'LossOutcome'>;
export type LossSummary = Shape<'LossSummary'>;
export type SimulatedService = Shape<'SimulatedService'>;
export type NamedLoss = Shape<'NamedLoss'>;
export type SharedThing = Shape<'SharedThing'>;
export type PairedPlaces = Shape<'PairedPlaces'>;
export type KeptSimulation = Shape<'KeptSimulation'>;
export type LossState = SimulatedService['state'];

export const LOSS_PAGE = 25;

export type OutcomeFilter = {
  state?: LossState | undefined;
  tier?: 'T1' | 'T2' | 'T3' | undefined;
  missed?: 'rto' | 'mtpd' | undefined;
  icfr?: 'yes' | undefined;
  search?: string | undefined;
};

function given<T extends object>(filter: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}

export const outcomeQuery = (lost: string[], filter: OutcomeFilter, page: number) =>
  queryOptions({
    queryKey: ['loss', 'outcome', lost, given(filter), page],
    queryFn: () =>
      answer(
        api.GET('/api/loss-simulations/outcome', {
          params: { query: { lost, ...given(filter), limit: LOSS_PAGE, offset: page * LOSS_PAGE } },
        }),
      ),
  });

/** What could be lost, narrowed by words. */
export const thingsQuery = (search: string) =>
  queryOptions({
    queryKey: ['loss', 'things', search],
    queryFn: () => answer(api.GET('/api/loss-simulations/things', { params: { query: { search } } })),
  });

export type SharedFilter = {
  kind?: SharedThing['kind'] | undefined;
  search?: string | undefined;
  /** At least so many vendors. */
  vendors?: '2' | undefined;
};

export const concentrationQuery = (filter: SharedFilter, page: number) =>
  queryOptions({
    queryKey: ['loss', 'shared', given(filter), page],
    queryFn: () =>
      answer(
        api.GET('/api/concentration', {
          params: { query: { ...sharedOf(filter), limit: LOSS_PAGE, offset: page * LOSS_PAGE } },
        }),
      ),
  });

const sharedOf = ({ vendors, ...filter }: SharedFilter) => ({
  ...given(filter),
  ...(vendors === undefined ? {} : { vendors: Number(vendors) }),
});

export const pairedQuery = (page: number) =>
  queryOptions({
    queryKey: ['loss', 'paired', page],
    queryFn: () =>
      answer(
        api.GET('/api/concentration/paired-places', {
          params: { query: { limit: LOSS_PAGE, offset: page * LOSS_PAGE } },
        }),
      ),
  });

export const keptQuery = queryOptions({
  queryKey: ['loss', 'kept'],
  queryFn: () => answer(api.GET('/api/loss-simulations')),
});

export const keptOneQuery = (id: string) =>
  queryOptions({
    queryKey: ['loss', 'kept', id],
    queryFn: () => answer(api.GET('/api/loss-simulations/{id}', { params: { path: { id } } })),
  });

export type KeepInput = { title: string; note: string; losses: string[] };

export const keepSimulation = (body: KeepInput, header: KeyHeader) =>
  answer(api.POST('/api/loss-simulations', { body, headers: header }));

export type PeakInput = { serviceId: string; amount: number; unit: string; observedOn: string; source: string };

export const recordPeak = ({ serviceId, ...body }: PeakInput, header: KeyHeader) =>
  answer(api.POST('/api/services/{id}/peak-demands', { body, params: { path: { id: serviceId } }, headers: header }));

const addressed = (path: string, query: [string, string][]) =>
  `${path}?${new URLSearchParams([...query, ['format', 'csv']]).toString()}`;
const pairsOf = (filter: object) => Object.entries(given(filter)) as [string, string][];

export const csvOfOutcome = (lost: string[], filter: OutcomeFilter): string =>
  addressed('/api/loss-simulations/outcome', [
    ...lost.map((key): [string, string] => ['lost', key]),
    ...pairsOf(filter),
  ]);
export const csvOfShared = (filter: SharedFilter): string => addressed('/api/concentration', pairsOf(filter));
export const csvOfPaired = (): string => addressed('/api/concentration/paired-places', []);
