import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';

export type ServiceProof = Shape<'ServiceProof'>;
export type ProofPoint = Shape<'ProofPointView'>;
export type ProofMeasure = Shape<'ProofMeasureView'>;

/** Every test of a service with its times, how old the proof is and by when the next test is due. */
export const proofQuery = (serviceId: string) =>
  queryOptions({
    queryKey: ['services', 'proof', serviceId],
    queryFn: () => answer(api.GET('/api/services/{id}/proof', { params: { path: { id: serviceId }, query: {} } })),
  });
