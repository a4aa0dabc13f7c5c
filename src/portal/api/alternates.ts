import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type AlternatePlace = Shape<'AlternatePlaceView'>;
export type NewAlternatePlace = Shape<'AddAlternatePlace'>;
export type ChangedAlternatePlace = Shape<'ChangeAlternatePlace'>;
export type Trial = Shape<'TryAlternatePlace'>;
export type Ending = Shape<'EndAlternatePlace'>;

const at = (id: string) => ({ params: { path: { id } } });

export const alternatesQuery = (vendorId?: string) =>
  queryOptions({
    queryKey: ['alternates', vendorId ?? 'all'],
    queryFn: async () =>
      (
        await answer(
          api.GET('/api/alternate-places', { params: { query: vendorId === undefined ? {} : { vendorId } } }),
        )
      ).items,
  });

export const alternateQuery = (id: string) =>
  queryOptions({
    queryKey: ['alternates', 'one', id],
    queryFn: () => answer(api.GET('/api/alternate-places/{id}', at(id))),
  });

export const addAlternate = ({ vendorId, body }: { vendorId: string; body: NewAlternatePlace }, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/alternate-places', { ...at(vendorId), body, headers }));

export const changeAlternate = ({ id, body }: { id: string; body: ChangedAlternatePlace }, headers: KeyHeader) =>
  answer(api.PATCH('/api/alternate-places/{id}', { ...at(id), body, headers }));

export const tryAlternate = ({ id, body }: { id: string; body: Trial }, headers: KeyHeader) =>
  answer(api.POST('/api/alternate-places/{id}/trials', { ...at(id), body, headers }));

export const endAlternate = ({ id, body }: { id: string; body: Ending }, headers: KeyHeader) =>
  answer(api.POST('/api/alternate-places/{id}/endings', { ...at(id), body, headers }));
