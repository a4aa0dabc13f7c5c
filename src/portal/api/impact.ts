import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type ImpactGuide = Shape<'ImpactGuideView'>;
export type Impact = Shape<'ImpactView'>;
export type ImpactSummary = Shape<'ImpactSummary'>;
export type ServiceImpact = Shape<'ServiceImpact'>;
export type ImpactRow = Shape<'ImpactRegisterRow'>;
export type ScoreOf = Shape<'ScoreView'>;
export type PeakOf = Shape<'PeakInput'>;
export type OutageCost = Shape<'OutageCostView'>;
export type ScoresRead = Shape<'ScoresRead'>;
export type Category = ScoreOf['category'];
export type Band = ScoreOf['band'];

const at = (id: string) => ({ params: { path: { id } } });
type Of<Body> = { id: string; body: Body };

export const impactGuideQuery = queryOptions({
  queryKey: ['impact', 'guide'],
  queryFn: () => answer(api.GET('/api/impact-guide')),
  staleTime: Infinity,
});

export const impactRegisterQuery = queryOptions({
  queryKey: ['services', 'impact-register'],
  queryFn: async () => (await answer(api.GET('/api/impact-register'))).items,
});

export const serviceImpactQuery = (serviceId: string) =>
  queryOptions({
    queryKey: ['services', serviceId, 'impact'],
    queryFn: () => answer(api.GET('/api/services/{id}/impact', at(serviceId))),
  });

export const impactQuery = (id: string) =>
  queryOptions({ queryKey: ['impact', id], queryFn: () => answer(api.GET('/api/impact-assessments/{id}', at(id))) });

export const openImpact = (serviceId: string, headers: KeyHeader) =>
  answer(api.POST('/api/services/{id}/impact-assessments', { ...at(serviceId), headers }));

export const writeImpact = ({ id, body }: Of<Shape<'WriteImpact'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/impact-assessments/{id}', { ...at(id), body, headers }));

export const readScores = ({ id, text }: { id: string; text: string }, headers: KeyHeader) =>
  answer(api.POST('/api/impact-assessments/{id}/score-readings', { ...at(id), body: { text }, headers }));

export const proposeImpact = ({ id, version }: { id: string; version: number }, headers: KeyHeader) =>
  answer(api.POST('/api/impact-assessments/{id}/proposals', { ...at(id), body: { version }, headers }));

export const acceptImpact = (id: string, headers: KeyHeader) =>
  answer(api.POST('/api/impact-assessments/{id}/acceptances', { ...at(id), headers }));

export const returnImpact = ({ id, reason }: { id: string; reason: string }, headers: KeyHeader) =>
  answer(api.POST('/api/impact-assessments/{id}/returns', { ...at(id), body: { reason }, headers }));

export const stateOutageCost = ({ id, body }: Of<Shape<'StateOutageCost'>>, headers: KeyHeader) =>
  answer(api.POST('/api/services/{id}/outage-costs', { ...at(id), body, headers }));
