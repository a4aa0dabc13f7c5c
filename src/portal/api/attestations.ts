import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type AttestationItem = Shape<'AttestationItem'>;
export type Attestation = Shape<'AttestationView'>;
export type AttestationLine = Shape<'AttestationLineView'>;
export type LineAnswer = NonNullable<AttestationLine['answer']>;
export type Signature = Shape<'SignatureView'>;

const at = (id: string) => ({ path: { id } });

export type AttestationFilter = { vendorId?: string; periodId?: string; state?: AttestationItem['state'] };

export const attestationsQuery = (filter: AttestationFilter = {}) =>
  queryOptions({
    queryKey: ['attestations', filter],
    queryFn: () => answer(api.GET('/api/attestations', { params: { query: filter } })),
  });

export const attestationQuery = (id: string) =>
  queryOptions({
    queryKey: ['attestations', 'one', id],
    queryFn: () => answer(api.GET('/api/attestations/{id}', { params: { path: { id } } })),
  });

/** What the signer keeps; asked for again until a signed head of the audit trail stands over its event. */
export const signedReceiptQuery = (of: 'attestations' | 'change-confirmations', id: string) =>
  queryOptions({
    queryKey: [of, 'receipt', id],
    queryFn: () =>
      of === 'attestations'
        ? answer(api.GET('/api/attestations/{id}/receipt', { params: at(id) }))
        : answer(api.GET('/api/change-confirmations/{id}/receipt', { params: at(id) })),
    refetchInterval: ({ state }) => (state.data?.trail.proof === null ? 1000 : false),
  });

type Of<B> = { id: string; body: B };

export const answerLine = ({ id, lineId, body }: Of<Shape<'AnswerLine'>> & { lineId: string }, headers: KeyHeader) =>
  answer(api.PUT('/api/attestations/{id}/lines/{lineId}', { params: { path: { id, lineId } }, body, headers }));

export const prepareAttestation = ({ id, body }: Of<Shape<'PrepareAttestation'>>, headers: KeyHeader) =>
  answer(api.POST('/api/attestations/{id}/preparations', { params: at(id), body, headers }));

export const signAttestation = ({ id, body }: Of<Shape<'SignAttestation'>>, headers: KeyHeader) =>
  answer(api.POST('/api/attestations/{id}/signatures', { params: at(id), body, headers }));

export const declineAttestation = ({ id, reason }: { id: string; reason: string }, headers: KeyHeader) =>
  answer(api.POST('/api/attestations/{id}/declines', { params: at(id), body: { reason }, headers }));

export const withdrawAttestation = ({ id, reason }: { id: string; reason: string }, headers: KeyHeader) =>
  answer(api.POST('/api/attestations/{id}/withdrawals', { params: at(id), body: { reason }, headers }));
