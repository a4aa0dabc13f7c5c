import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type Tracker = Shape<'AttestationTracker'>;
export type TrackerVendor = Shape<'TrackerVendor'>;
export type TrackerProvision = Shape<'TrackerProvision'>;
export type TrackerRequirement = Shape<'TrackerRequirement'>;
export type TrackerAnswer = Shape<'TrackerAnswer'>;
export type AttestationDetail = Shape<'AttestationView'>;
export type Authority = Shape<'AuthorityView'>;

/** Which vendors of the tracker; pages count from 1. */
export type TrackerFilter = {
  periodId?: string | undefined;
  state?: TrackerVendor['state'] | undefined;
  seek?: string | undefined;
  page?: number | undefined;
};

type Given = { [K in keyof TrackerFilter]: Exclude<TrackerFilter[K], undefined> };

const given = (filter: TrackerFilter): Given =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => Boolean(value)));

export const trackerQuery = (filter: TrackerFilter = {}) =>
  queryOptions({
    queryKey: ['attestation-tracker', given(filter)],
    queryFn: () => answer(api.GET('/api/attestation-tracker', { params: { query: given(filter) } })),
    placeholderData: keepPreviousData,
  });

export const signedAttestationQuery = (id: string) =>
  queryOptions({
    queryKey: ['attestation-tracker', 'attestation', id],
    queryFn: () => answer(api.GET('/api/attestations/{id}', { params: { path: { id } } })),
  });

export const vendorAttestationsQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['attestation-tracker', 'vendor', vendorId],
    queryFn: async () => (await answer(api.GET('/api/attestations', { params: { query: { vendorId } } }))).items,
  });

export const authoritiesQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['authorities', vendorId],
    queryFn: async () =>
      (await answer(api.GET('/api/vendors/{id}/authority-verifications', { params: { path: { id: vendorId } } })))
        .items,
  });

export const scheduleAttestation = (
  { vendorId, body }: { vendorId: string; body: Shape<'ScheduleAttestation'> },
  headers: KeyHeader,
) => answer(api.POST('/api/vendors/{id}/attestations', { params: { path: { id: vendorId } }, body, headers }));

export const verifyAuthority = (
  { vendorId, body }: { vendorId: string; body: Shape<'VerifyAuthority'> },
  headers: KeyHeader,
) =>
  answer(api.POST('/api/vendors/{id}/authority-verifications', { params: { path: { id: vendorId } }, body, headers }));

export const revokeAuthority = (id: string, headers: KeyHeader) =>
  answer(api.POST('/api/authority-verifications/{id}/revocations', { params: { path: { id } }, headers }));

export const acceptAttestation = ({ id, reason }: { id: string; reason: string }, headers: KeyHeader) =>
  answer(api.POST('/api/attestations/{id}/acceptances', { params: { path: { id } }, body: { reason }, headers }));

export const returnAttestation = ({ id, reason }: { id: string; reason: string }, headers: KeyHeader) =>
  answer(api.POST('/api/attestations/{id}/returns', { params: { path: { id } }, body: { reason }, headers }));

/** The tracker as a file. */
export const trackerCsv = (periodId: string) =>
  `/api/attestation-tracker?${new URLSearchParams({ periodId, format: 'csv' }).toString()}`;
