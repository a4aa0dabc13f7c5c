import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type Reliability = Shape<'ReliabilityView'>;
export type ReliabilityMeasure = Shape<'ReliabilityMeasureView'>;

const at = (id: string) => ({ params: { path: { id } } });

export const reliabilityQuery = (obligationId: string) =>
  queryOptions({
    queryKey: ['reliability', obligationId],
    queryFn: () => answer(api.GET('/api/obligations/{id}/reliability-measures', at(obligationId))),
  });

type Of<B> = { id: string; body: B };

export const stateReliability = ({ id, body }: Of<Shape<'StateReliability'>>, headers: KeyHeader) =>
  answer(api.POST('/api/obligations/{id}/reliability-measures', { ...at(id), body, headers }));

export const decideReliability = ({ id, body }: Of<Shape<'DecideReliability'>>, headers: KeyHeader) =>
  answer(api.POST('/api/reliability-measures/{id}/decisions', { ...at(id), body, headers }));
