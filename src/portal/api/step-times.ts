import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type TimesImport = Shape<'StepTimesImportView'>;
export type TimesImportSummary = Shape<'StepTimesImportSummary'>;
export type TimeRow = Shape<'TimeRowView'>;

export const timesImportsQuery = (id: string) =>
  queryOptions({
    queryKey: ['exercises', 'times', id],
    queryFn: async () =>
      (await answer(api.GET('/api/exercises/{id}/step-time-imports', { params: { path: { id } } }))).items,
  });

export const timesImportQuery = (id: string, importId: string) =>
  queryOptions({
    queryKey: ['exercises', 'times', id, importId],
    queryFn: () =>
      answer(api.GET('/api/exercises/{id}/step-time-imports/{importId}', { params: { path: { id, importId } } })),
  });

export type TimesFile = { id: string; file: File; timeZone: string; gapMinutes: number };

/** Sends the file as it is; the server says row by row what it would do. */
export const previewTimes = ({ id, file, timeZone, gapMinutes }: TimesFile, headers: KeyHeader) =>
  answer(
    api.POST('/api/exercises/{id}/step-time-imports', {
      params: {
        path: { id },
        query: { fileName: file.name.slice(0, 200), gapMinutes, ...(timeZone && { timeZone }) },
      },
      body: file as unknown as string,
      bodySerializer: (body: unknown) => body as Blob,
      headers: { ...headers, 'content-type': 'text/csv' },
    }),
  );

type Application = { id: string; importId: string; planSha256: string; acknowledgement: string | null };

export const applyTimes = ({ id, importId, ...body }: Application, headers: KeyHeader) =>
  answer(
    api.POST('/api/exercises/{id}/step-time-imports/{importId}/applications', {
      params: { path: { id, importId } },
      body,
      headers,
    }),
  );

export const timesFileAddress = (id: string, kind: 'template' | 'example'): string =>
  `/api/exercises/${id}/step-times-file?kind=${kind}`;
