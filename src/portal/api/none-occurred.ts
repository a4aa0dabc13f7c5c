import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type NoneOccurred = Shape<'NoneOccurredView'>;
export type SignedNoneOccurred = Shape<'SignedNoneOccurred'>;

/** The statement that nothing occurred, for an obligation that waits for it. */
export const noneOccurredQuery = (id: string) =>
  queryOptions({
    queryKey: ['none-occurred', id],
    queryFn: () => answer(api.GET('/api/obligations/{id}/none-occurred', { params: { path: { id } } })),
  });

type Signing = { id: string; body: Shape<'SignAttestation'> };

export const signNoneOccurred = ({ id, body }: Signing, headers: KeyHeader) =>
  answer(api.POST('/api/obligations/{id}/none-occurred', { params: { path: { id } }, body, headers }));

export type NoneOccurredDecision = { id: string; decision: 'accepted' | 'returned'; reason: string };

export const decideNoneOccurred = ({ id, decision, reason }: NoneOccurredDecision, headers: KeyHeader) =>
  decision === 'accepted'
    ? answer(
        api.POST('/api/none-occurred/{id}/acceptances', {
          ...{ params: { path: { id } }, headers },
          body: reason === '' ? {} : { reason },
        }),
      )
    : answer(api.POST('/api/none-occurred/{id}/returns', { params: { path: { id } }, body: { reason }, headers }));
