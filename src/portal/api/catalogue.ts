import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type Version = Shape<'VersionView'>;
export type DraftSummary = Shape<'DraftSummary'>;
export type Draft = Shape<'DraftView'>;
export type DiffLine = Shape<'DiffLineView'>;
export type DocumentProblem = Shape<'DocumentProblem'>;
export type Requirement = Shape<'RequirementView'>;
export type CatalogueWords = Shape<'CatalogueView'>;
export type NewDraft = Shape<'StartDraft'>;
export type Tailor = Shape<'Tailor'>;
export type OwnRequirement = Shape<'OwnRequirementGiven'>;
export type AskedQuestion = Shape<'AskedQuestionView'>;
export type AskedRule = Shape<'ContradictionRuleView'>;
export type TierGap = Shape<'TierGapView'>;
export type DraftKind = Version['kind'];

export const draftKinds = ['catalogue', 'questionnaire'] as const satisfies readonly DraftKind[];

export const versionsQuery = queryOptions({
  queryKey: ['catalogue', 'versions'],
  queryFn: async () => (await answer(api.GET('/api/versions'))).items,
});

export const draftsQuery = queryOptions({
  queryKey: ['catalogue', 'drafts'],
  queryFn: async () => (await answer(api.GET('/api/drafts', { params: { query: {} } }))).items,
});

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['catalogue', 'drafts', id],
    queryFn: () => answer(api.GET('/api/drafts/{id}', { params: { path: { id } } })),
  });

export const wordsQuery = (versionId: string) =>
  queryOptions({
    queryKey: ['catalogue', 'words', versionId],
    queryFn: () => answer(api.GET('/api/catalogue', { params: { query: { versionId } } })),
  });

export const requirementsOfQuery = (versionId: string) =>
  queryOptions({
    queryKey: ['catalogue', 'requirements', versionId],
    queryFn: async () => (await answer(api.GET('/api/requirements', { params: { query: { versionId } } }))).items,
  });

export const questionnaireVersionQuery = (id: string) =>
  queryOptions({
    queryKey: ['catalogue', 'questionnaires', id],
    queryFn: () => answer(api.GET('/api/questionnaire-versions/{id}', { params: { path: { id } } })),
  });

export const versionFile = (id: string, format: 'yaml' | 'json') => `/api/versions/${id}/document?format=${format}`;
export const draftFile = (id: string, format: 'yaml' | 'json') => `/api/drafts/${id}/document?format=${format}`;

export const checkDocument = (body: { kind: DraftKind; text: string }) =>
  answer(api.POST('/api/document-checks', { body }));

export const startDraft = (body: NewDraft, headers: KeyHeader) => answer(api.POST('/api/drafts', { body, headers }));

type OfDraft<Body> = { id: string; body: Body };

export const replaceDocument = ({ id, body }: OfDraft<Shape<'ReplaceDocument'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/drafts/{id}/document', { params: { path: { id } }, body, headers }));

export const tailorDraft = ({ id, body }: OfDraft<Tailor>, headers: KeyHeader) =>
  answer(api.POST('/api/drafts/{id}/tailorings', { params: { path: { id } }, body, headers }));

export const decideOnDraft = ({ id, body }: OfDraft<Shape<'DecideOnDraft'>>, headers: KeyHeader) =>
  answer(api.POST('/api/drafts/{id}/approvals', { params: { path: { id } }, body, headers }));

export const publishDraft = ({ id, body }: OfDraft<Shape<'PublishDraft'>>, headers: KeyHeader) =>
  answer(api.POST('/api/drafts/{id}/publications', { params: { path: { id } }, body, headers }));

export const withdrawDraft = ({ id, body }: OfDraft<Shape<'WithdrawDraft'>>, headers: KeyHeader) =>
  answer(api.POST('/api/drafts/{id}/withdrawals', { params: { path: { id } }, body, headers }));

export const withdrawVersion = ({ id, reason }: { id: string; reason: string }, headers: KeyHeader) =>
  answer(api.POST('/api/versions/{id}/withdrawals', { params: { path: { id } }, body: { reason }, headers }));
