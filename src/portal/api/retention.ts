import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';
import { FIRST_PAGE, type Sought } from '../parts/use-sought';
import { partOf, reportOf } from './sought';

export type RetainedItem = Shape<'RetainedItemView'>;
export type LegalHold = Shape<'LegalHoldView'>;
export type Disposal = Shape<'DisposalView'>;

const at = (id: string) => ({ params: { path: { id } } });

export type RetentionSought = Sought & { standing: RetainedItem['standing'] | ''; kind: RetainedItem['kind'] | '' };

export const ALL_RECORDS: RetentionSought = { ...FIRST_PAGE, standing: '', kind: '' };

const chosenOf = ({ standing, kind }: RetentionSought) => ({
  ...(standing !== '' && { standing }),
  ...(kind !== '' && { kind }),
});

export const retentionQuery = (sought: RetentionSought = ALL_RECORDS) =>
  queryOptions({
    queryKey: ['retention', sought],
    queryFn: () => answer(api.GET('/api/retention', { params: { query: { ...partOf(sought), ...chosenOf(sought) } } })),
    placeholderData: keepPreviousData,
  });

/** The file of every record that is sought, not only those of the page. */
export const retentionReport = (sought: RetentionSought): string =>
  reportOf('/api/retention/report', sought, { orders: [], more: chosenOf(sought) });

export type HoldsSought = Sought & { state: LegalHold['state'] | '' };
export type DisposalsSought = Sought & { state: Disposal['state'] | '' };

export const ALL_HOLDS: HoldsSought = { ...FIRST_PAGE, state: '' };
export const ALL_DISPOSALS: DisposalsSought = { ...FIRST_PAGE, state: '' };

const HOLD_ORDERS = ['hold', 'scope', 'placed', 'by', 'state'] as const;
const DISPOSAL_ORDERS = ['disposal', 'record', 'vendor', 'state', 'proposed', 'executed'] as const;

const stateOf = <State extends string>({ state }: { state: State | '' }) => (state === '' ? {} : { state });

export const legalHoldsQuery = (sought: HoldsSought = ALL_HOLDS) =>
  queryOptions({
    queryKey: ['legal-holds', sought],
    queryFn: () =>
      answer(
        api.GET('/api/legal-holds', { params: { query: { ...partOf(sought, HOLD_ORDERS), ...stateOf(sought) } } }),
      ),
    placeholderData: keepPreviousData,
  });

export const holdsReport = (sought: HoldsSought): string =>
  reportOf('/api/legal-holds/report', sought, { orders: HOLD_ORDERS, more: stateOf(sought) });

export const disposalsQuery = (sought: DisposalsSought = ALL_DISPOSALS) =>
  queryOptions({
    queryKey: ['disposals', sought],
    queryFn: () =>
      answer(
        api.GET('/api/disposals', { params: { query: { ...partOf(sought, DISPOSAL_ORDERS), ...stateOf(sought) } } }),
      ),
    placeholderData: keepPreviousData,
  });

export const disposalsReport = (sought: DisposalsSought): string =>
  reportOf('/api/disposals/report', sought, { orders: DISPOSAL_ORDERS, more: stateOf(sought) });

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
