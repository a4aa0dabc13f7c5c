import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type QueueItem = Shape<'SubmissionItem'>;
export type Workspace = Shape<'SubmissionWorkspace'>;
export type WorkspaceObligation = Shape<'WorkspaceObligation'>;
export type WorkspaceLine = Shape<'WorkspaceLine'>;
export type Review = Shape<'ReviewView'>;
export type ReviewQuery = Shape<'QueryView'>;
export type Check = Shape<'EvaluatedCheckView'>;
export type EarlierConclusion = Shape<'EarlierConclusionView'>;
export type FileFacts = Shape<'FileFactsView'>;
export type PlanFacts = Shape<'PlanFactsView'>;
export type ExerciseFacts = Shape<'ExerciseFactsView'>;
export type LineDecision = Shape<'DecideLine'>;
export type Conclusion = Shape<'ConcludeReview'>;
export type ObligationConclusion = Shape<'ConcludeObligation'>;

/** Submissions that still need work, those that are done, or all of them. */
export const queueQuery = (show: 'work' | 'done' | 'all' = 'work') =>
  queryOptions({
    queryKey: ['submissions', 'list', show],
    queryFn: async () =>
      (await answer(api.GET('/api/submissions', { params: { query: show === 'all' ? {} : { show } } }))).items,
    placeholderData: keepPreviousData,
  });

export const workspaceQuery = (id: string) =>
  queryOptions({
    queryKey: ['submissions', id],
    queryFn: () => answer(api.GET('/api/submissions/{id}', { params: { path: { id } } })),
  });

type Of<Body> = { id: string; body: Body };

export const takeReview = (id: string, headers: KeyHeader) =>
  answer(api.POST('/api/submissions/{id}/reviews', { params: { path: { id } }, headers }));

export const decideLine = ({ id, body }: Of<LineDecision>, headers: KeyHeader) =>
  answer(api.POST('/api/reviews/{id}/lines', { params: { path: { id } }, body, headers }));

export const concludeReview = ({ id, body }: Of<Conclusion>, headers: KeyHeader) =>
  answer(api.POST('/api/reviews/{id}/conclusions', { params: { path: { id } }, body, headers }));

export const answerReview = ({ id, body }: Of<Shape<'ApproveReview'>>, headers: KeyHeader) =>
  answer(api.POST('/api/reviews/{id}/approvals', { params: { path: { id } }, body, headers }));

export const askQuery = ({ id, body }: Of<Shape<'AskQuery'>>, headers: KeyHeader) =>
  answer(api.POST('/api/reviews/{id}/queries', { params: { path: { id } }, body, headers }));

export const resolveQuery = ({ id, body }: Of<Shape<'ResolveQuery'>>, headers: KeyHeader) =>
  answer(api.POST('/api/queries/{id}/resolutions', { params: { path: { id } }, body, headers }));

/** The address of a file's bytes; inline for reading in place. The API logs each reading. */
export const contentHref = (versionId: string, inline: boolean) =>
  `/api/evidence-versions/${versionId}/content${inline ? '?inline=1' : ''}`;
