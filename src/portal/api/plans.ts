import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type Plan = Shape<'PlanSummary'>;
export type PlanDetail = Shape<'PlanView'>;
export type PlanVersionSummary = Shape<'PlanVersionSummary'>;
export type PlanVersion = Shape<'PlanVersionView'>;
export type PlanStep = Shape<'StepView'>;
export type StepInput = Shape<'StepInput'>;
export type CoverageInput = Shape<'CoverageInput'>;
export type ParsedSteps = Shape<'ParsedStepsView'>;

export const plansQuery = (filter: { vendorId?: string } = {}) =>
  queryOptions({
    queryKey: ['plans', filter],
    queryFn: () => answer(api.GET('/api/plans', { params: { query: filter } })),
  });

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['plans', 'one', id],
    queryFn: () => answer(api.GET('/api/plans/{id}', { params: { path: { id } } })),
  });

export const planVersionQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan-versions', id],
    queryFn: () => answer(api.GET('/api/plan-versions/{id}', { params: { path: { id } } })),
  });

/** The canonical text behind the digest; of a draft, what would be approved now. */
export const planContentQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan-versions', id, 'content'],
    queryFn: () => answer(api.GET('/api/plan-versions/{id}/content', { params: { path: { id } } })),
  });

/** Services that the session may see, by name. */
export const servicesQuery = (filter: { vendorId?: string } = {}) =>
  queryOptions({
    queryKey: ['services', filter],
    queryFn: () => answer(api.GET('/api/services', { params: { query: filter } })),
  });

type Of<B> = { id: string; body: B };

export const startPlan = (body: Shape<'StartPlan'>, headers: KeyHeader) =>
  answer(api.POST('/api/plans', { body, headers }));

export const draftNext = ({ id, body }: Of<Shape<'DraftPlanVersion'>>, headers: KeyHeader) =>
  answer(api.POST('/api/plans/{id}/versions', { params: { path: { id } }, body, headers }));

export const editPlanVersion = ({ id, body }: Of<Shape<'EditPlanVersion'>>, headers: KeyHeader) =>
  answer(api.PATCH('/api/plan-versions/{id}', { params: { path: { id } }, body, headers }));

export const writeSteps = ({ id, body }: Of<Shape<'WriteSteps'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/plan-versions/{id}/steps', { params: { path: { id } }, body, headers }));

export const parseSteps = ({ id, text }: { id: string; text: string }, headers: KeyHeader) =>
  answer(api.POST('/api/plan-versions/{id}/steps/parses', { params: { path: { id } }, body: { text }, headers }));

export const writeCoverage = ({ id, body }: Of<Shape<'WriteCoverage'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/plan-versions/{id}/coverage', { params: { path: { id } }, body, headers }));

export const approvePlanVersion = ({ id, version }: { id: string; version: number }, headers: KeyHeader) =>
  answer(api.POST('/api/plan-versions/{id}/approvals', { params: { path: { id } }, body: { version }, headers }));
