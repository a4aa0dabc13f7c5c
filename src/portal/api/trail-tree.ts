import { queryOptions } from '@tanstack/react-query';
import { answer, api, RequestRefused, type Shape } from './client';

export type InclusionProof = Shape<'InclusionProof'>;
export type CheckpointComparison = Shape<'CheckpointComparison'>;

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
export const checkpointQuery = queryOptions({
  queryKey: ['trail-checkpoint'],
  queryFn: () =>
    answer(api.GET('/api/audit-trail/checkpoint', { parseAs: 'text' })).catch((error: unknown) => {
      if (error instanceof RequestRefused && error.problem.status === 404) return null;
      throw error;
    }),
});

export const compareCheckpoint = (checkpoint: string) =>
  answer(api.POST('/api/audit-trail/comparisons', { body: { checkpoint } }));
