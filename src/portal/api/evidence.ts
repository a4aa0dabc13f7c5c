import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type EvidenceItem = Shape<'EvidenceListItem'>;
export type EvidenceDetail = Shape<'EvidenceDetail'>;
export type EvidenceVersion = Shape<'EvidenceVersionView'>;
export type EvidenceUse = Shape<'EvidenceUseView'>;
export type Receipt = Shape<'EvidenceReceipt'>;

export type EvidenceFilter = { vendorId?: string; kind?: string; q?: string; obligationId?: string };

/** The register, up to a thousand items. */
export const evidenceQuery = (filter: EvidenceFilter = {}) =>
  queryOptions({
    queryKey: ['evidence', filter],
    queryFn: () => answer(api.GET('/api/evidence', { params: { query: { ...filter, limit: 1000 } } })),
  });

export const evidenceItemQuery = (itemId: string) =>
  queryOptions({
    queryKey: ['evidence', 'one', itemId],
    queryFn: () => answer(api.GET('/api/evidence/{itemId}', { params: { path: { itemId } } })),
  });

export const receiptQuery = (id: string) =>
  queryOptions({
    queryKey: ['evidence', 'receipt', id],
    queryFn: () => answer(api.GET('/api/evidence-versions/{id}/receipt', { params: { path: { id } } })),
    // Until a signed head stands over its event, which takes a moment.
    refetchInterval: ({ state }) => (state.data?.trail.proof === null ? 1000 : false),
  });

/** Uploads of one's own that have not come to an end. */
export const openUploadsQuery = queryOptions({
  queryKey: ['uploads', 'open'],
  queryFn: () => answer(api.GET('/api/uploads', { params: { query: { state: 'open' } } })),
});

/** Where the received bytes are; `inline` for reading in place. */
export const contentHref = (versionId: string, inline = false) =>
  `/api/evidence-versions/${versionId}/content${inline ? '?inline=1' : ''}`;

type ItemBody<B> = { id: string; body: B };

export const changeEvidence = ({ id, body }: ItemBody<Shape<'ChangeEvidence'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/evidence/{itemId}', { params: { path: { itemId: id } }, body, headers }));

export const withdrawEvidence = ({ id, body }: ItemBody<Shape<'WithdrawEvidence'>>, headers: KeyHeader) =>
  answer(api.POST('/api/evidence/{itemId}/withdrawals', { params: { path: { itemId: id } }, body, headers }));

export const addUses = ({ id, body }: ItemBody<Shape<'AddUses'>>, headers: KeyHeader) =>
  answer(api.POST('/api/evidence-versions/{id}/uses', { params: { path: { id } }, body, headers }));

export const removeUse = ({ id, useId }: { id: string; useId: string }, headers: KeyHeader) =>
  api.DELETE('/api/evidence-versions/{id}/uses/{useId}', { params: { path: { id, useId } }, headers });

/** Reads the stored bytes again and compares them with their digest. */
export const verifyVersion = (id: string, headers: KeyHeader) =>
  answer(api.POST('/api/evidence-versions/{id}/verifications', { params: { path: { id } }, headers }));
