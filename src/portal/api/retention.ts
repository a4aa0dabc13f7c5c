import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type RetainedItem = Shape<'RetainedItemView'>;
export type LegalHold = Shape<'LegalHoldView'>;
export type Disposal = Shape<'DisposalView'>;

const at = (id: string) => ({ params: { path: { id } } });

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: () => answer(api.GET('/api/retention', { params: { query: {} } })),
});

export const legalHoldsQuery = queryOptions({
  queryKey: ['legal-holds'],
  queryFn: () => answer(api.GET('/api/legal-holds')),
});

export const disposalQuery = (id: string) =>
  queryOptions({
    queryKey: ['disposals', id],
    queryFn: () => answer(api.GET('/api/disposals/{id}', at(id))),
  });

export const disposalVerificationQuery = (id: string) =>
  queryOptions({
    queryKey: ['disposals', id, 'verification'],
    queryFn: () => answer(api.GET('/api/disposals/{id}/verification', at(id))),
  });

export const useConsentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['assurance-reports', id, 'use-consents'],
    queryFn: () => answer(api.GET('/api/assurance-reports/{id}/use-consents', at(id))),
  });

export const recordReportRelease = (body: Shape<'RecordReportRelease'>, headers: KeyHeader) =>
  answer(api.POST('/api/report-releases', { body, headers }));

export const placeLegalHold = (body: Shape<'PlaceLegalHold'>, headers: KeyHeader) =>
  answer(api.POST('/api/legal-holds', { body, headers }));

type Reasoned = { id: string; reason: string };
type Decided = Reasoned & { decision: 'approved' | 'refused' };

export const askHoldRelease = ({ id, reason }: Reasoned, headers: KeyHeader) =>
  answer(api.POST('/api/legal-holds/{id}/release-requests', { ...at(id), body: { reason }, headers }));

export const decideHoldRelease = ({ id, ...body }: Decided, headers: KeyHeader) =>
  answer(api.POST('/api/legal-holds/{id}/release-decisions', { ...at(id), body, headers }));

export const proposeDisposal = (body: Shape<'ProposeDisposal'>, headers: KeyHeader) =>
  answer(api.POST('/api/disposals', { body, headers }));

export const decideDisposal = ({ id, ...body }: Decided, headers: KeyHeader) =>
  answer(api.POST('/api/disposals/{id}/decisions', { ...at(id), body, headers }));

export const recordUseConsent = ({ id, ...body }: { id: string } & Shape<'RecordUseConsent'>, headers: KeyHeader) =>
  answer(api.POST('/api/assurance-reports/{id}/use-consents', { ...at(id), body, headers }));
