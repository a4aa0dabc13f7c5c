import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';
import { FIRST_PAGE, partOf, type Sought } from './requests';

export type RetainedItem = Shape<'RetainedItemView'>;
export type LegalHold = Shape<'LegalHoldView'>;
export type Disposal = Shape<'DisposalView'>;

const at = (id: string) => ({ params: { path: { id } } });

export type RetentionSought = Sought & { standing: RetainedItem['standing'] | '' };

export const ALL_RECORDS: RetentionSought = { ...FIRST_PAGE, standing: '' };

const standingOf = ({ standing }: RetentionSought) => (standing === '' ? {} : { standing });

export const retentionQuery = (sought: RetentionSought = ALL_RECORDS) =>
  queryOptions({
    queryKey: ['retention', sought],
    queryFn: () =>
      answer(api.GET('/api/retention', { params: { query: { ...partOf(sought), ...standingOf(sought) } } })),
    placeholderData: keepPreviousData,
  });

/** The file of every record that is sought, not only those of the page. */
export const retentionReport = (sought: RetentionSought): string => {
  const asked = new URLSearchParams();
  if (sought.standing !== '') asked.set('standing', sought.standing);
  if (sought.seek !== '') asked.set('q', sought.seek);
  return `/api/retention/report?${asked.toString()}`;
};

export const legalHoldsQuery = (page = 1) =>
  queryOptions({
    queryKey: ['legal-holds', page],
    queryFn: () => answer(api.GET('/api/legal-holds', { params: { query: partOf({ page, seek: '' }) } })),
    placeholderData: keepPreviousData,
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
