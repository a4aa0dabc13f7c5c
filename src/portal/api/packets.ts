import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type PacketSummary = Shape<'PacketSummary'>;
export type PacketDetail = Shape<'PacketDetail'>;

/** True while a job works on it, so that its screen asks again. */
export const isMoving = ({ state }: Pick<PacketSummary, 'state'>): boolean =>
  state === 'building' || state === 'approved';

const AGAIN_MS = 1000;

export const packetsQuery = queryOptions({
  queryKey: ['packets'],
  queryFn: () => answer(api.GET('/api/packets')),
  refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? 2 * AGAIN_MS : false),
});

export const packetQuery = (id: string) =>
  queryOptions({
    queryKey: ['packets', id],
    queryFn: () => answer(api.GET('/api/packets/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? AGAIN_MS : false),
  });

export const periodsQuery = queryOptions({
  queryKey: ['periods', 'list'],
  queryFn: () => answer(api.GET('/api/periods')),
});

export const preparePacket = (body: Shape<'PreparePacket'>, headers: KeyHeader) =>
  answer(api.POST('/api/packets', { body, headers }));

export type Decision = { id: string; body: Shape<'DecidePacket'> };

export const decidePacket = ({ id, body }: Decision, headers: KeyHeader) =>
  answer(api.POST('/api/packets/{id}/approvals', { params: { path: { id } }, body, headers }));

export const withdrawPacket = ({ id, body }: { id: string; body: Shape<'WithdrawPacket'> }, headers: KeyHeader) =>
  answer(api.POST('/api/packets/{id}/withdrawals', { params: { path: { id } }, body, headers }));

export type WithheldSection = Shape<'WithheldSectionView'>;

/** What a packet keeps back; fixed before it is built. */
export const withheldQuery = (id: string) =>
  queryOptions({
    queryKey: ['packets', id, 'withheld'],
    queryFn: () => answer(api.GET('/api/packets/{id}/withheld-sections', { params: { path: { id } } })),
  });

export type PacketComparison = Shape<'PacketComparison'>;

export const comparisonQuery = (before: string, after: string) =>
  queryOptions({
    queryKey: ['packets', 'comparison', before, after],
    queryFn: () => answer(api.GET('/api/packets/comparisons', { params: { query: { before, after } } })),
  });

/** Where the PDF is: to be saved, or to be read in place. */
export const packetPdf = (id: string, inline = false): string => `/api/packets/${id}/pdf${inline ? '?inline=1' : ''}`;
export const packetManifest = (id: string): string => `/api/packets/${id}/manifest`;
export const withheldOpening = (id: string, section: string): string =>
  `/api/packets/${id}/withheld-sections/${section}/opening`;
export const packetBinder = (id: string): string => `/api/packets/${id}/binder`;
export const verifierPage = '/api/packet-verifier/page';
export const verifierProgram = '/api/packet-verifier/program';
export const packetCertificates = (id: string): string => `/api/packets/${id}/certificates`;
