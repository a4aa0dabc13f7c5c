import { queryOptions } from '@tanstack/react-query';
import type { LogSource } from '../screens/trail/verify-work';
import { tileAddress } from '../screens/trail/tree-root';
import { answer, api, fetchThroughGates, RequestRefused, type Shape } from './client';

export type InclusionProof = Shape<'InclusionProof'>;
export type CheckpointComparison = Shape<'CheckpointComparison'>;
export type SafekeepingPlace = Shape<'SafekeepingPlace'>;
export type LogKey = Shape<'LogKey'>;

/** Proof that an event is in the tree; null until a checkpoint stands over it, which takes a moment. */
export const proofQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['trail-proof', eventId],
    queryFn: () =>
      answer(api.GET('/api/audit-trail/inclusion-proofs/{eventId}', { params: { path: { eventId } } })).catch(
        (error: unknown) => {
          if (error instanceof RequestRefused && error.problem.status === 404) return null;
          throw error;
        },
      ),
    refetchInterval: ({ state }) => (state.data === null ? 1000 : false),
  });

/** The newest checkpoint with its signature; null while none was made. */
const newestCheckpoint = () =>
  answer(api.GET('/api/audit-trail/checkpoint', { parseAs: 'text' })).catch((error: unknown) => {
    if (error instanceof RequestRefused && error.problem.status === 404) return null;
    throw error;
  });

export const checkpointQuery = queryOptions({ queryKey: ['trail-checkpoint'], queryFn: newestCheckpoint });

export const compareCheckpoint = (checkpoint: string) =>
  answer(api.POST('/api/audit-trail/comparisons', { body: { checkpoint } }));

export const safekeepingQuery = queryOptions({
  queryKey: ['trail-safekeeping'],
  queryFn: () => answer(api.GET('/api/audit-trail/safekeeping')),
});

const logKeys = () => answer(api.GET('/api/audit-trail/keys'));

/** Keys that sign or have signed; none while the log was not founded. */
export const logKeysQuery = queryOptions({
  queryKey: ['trail-keys'],
  queryFn: () =>
    logKeys().catch((error: unknown) => {
      if (error instanceof RequestRefused && error.problem.status === 404) return { origin: '', items: [] };
      throw error;
    }),
});

async function tileOf(index: number, width: number): Promise<Uint8Array<ArrayBuffer>> {
  const address = `/api/audit-trail/${tileAddress(index, width)}`;
  const response = await fetchThroughGates(new Request(address));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The log as the portal hands it out, for those who hash it anew. */
export const logSource: LogSource = {
  checkpoint: newestCheckpoint,
  keys: async () => (await logKeys()).items.map(({ verifierKey }) => verifierKey),
  tile: tileOf,
  entries: async (from) =>
    (await answer(api.GET('/api/audit-trail/entries', { params: { query: { from, limit: 1000 } } }))).items,
};
