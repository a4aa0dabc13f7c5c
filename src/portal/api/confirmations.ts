import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type ConfirmationItem = Shape<'ConfirmationItem'>;
export type Confirmation = Shape<'ConfirmationView'>;
export type StatedChange = Shape<'StatedChange'>;
export type Waiver = Shape<'WaiverView'>;

export type ConfirmationFilter = { vendorId?: string; periodId?: string };

/** Quarterly change confirmations that the session may see; a vendor sees its own. */
export const confirmationsQuery = (filter: ConfirmationFilter = {}) =>
  queryOptions({
    queryKey: ['change-confirmations', filter],
    queryFn: async () => (await answer(api.GET('/api/change-confirmations', { params: { query: filter } }))).items,
  });

export const confirmationQuery = (id: string) =>
  queryOptions({
    queryKey: ['change-confirmations', 'one', id],
    queryFn: () => answer(api.GET('/api/change-confirmations/{id}', { params: { path: { id } } })),
  });

const at = (id: string) => ({ path: { id } });

export const prepareConfirmation = (
  { id, body }: { id: string; body: Shape<'PrepareConfirmation'> },
  headers: KeyHeader,
) => answer(api.POST('/api/change-confirmations/{id}/preparations', { params: at(id), body, headers }));

export const signConfirmation = ({ id, body }: { id: string; body: Shape<'SignAttestation'> }, headers: KeyHeader) =>
  answer(api.POST('/api/change-confirmations/{id}/signatures', { params: at(id), body, headers }));

type Reasoned = { id: string; reason: string };

export const declineConfirmation = ({ id, reason }: Reasoned, headers: KeyHeader) =>
  answer(api.POST('/api/change-confirmations/{id}/declines', { params: at(id), body: { reason }, headers }));

export const acceptConfirmation = ({ id, reason }: Reasoned, headers: KeyHeader) =>
  answer(api.POST('/api/change-confirmations/{id}/acceptances', { params: at(id), body: { reason }, headers }));

export const returnConfirmation = ({ id, reason }: Reasoned, headers: KeyHeader) =>
  answer(api.POST('/api/change-confirmations/{id}/returns', { params: at(id), body: { reason }, headers }));

/** Waivers of SD-1 that the second line gave a vendor's one person. */
export const waiversQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['preparation-waivers', vendorId],
    queryFn: async () =>
      (await answer(api.GET('/api/vendors/{id}/preparation-waivers', { params: at(vendorId) }))).items,
  });

export const grantWaiver = ({ vendorId, body }: { vendorId: string; body: Shape<'GrantWaiver'> }, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/preparation-waivers', { params: at(vendorId), body, headers }));

export const revokeWaiver = (id: string, headers: KeyHeader) =>
  answer(api.POST('/api/preparation-waivers/{id}/revocations', { params: at(id), headers }));
