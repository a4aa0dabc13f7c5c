import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type ImportRun = Shape<'ImportRunView'>;
export type ImportSummary = Shape<'ImportRunSummary'>;
export type ImportRow = Shape<'ImportRowView'>;
export type ImportColumn = Shape<'ImportColumnView'>;
export type ImportKind = ImportSummary['kind'];
export type AppliedImport = Shape<'AppliedImport'>;

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};

export const importKindsQuery = queryOptions({
  queryKey: ['import-kinds'],
  queryFn: () => answer(api.GET('/api/import-kinds')),
});

export const importsQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: async () => (await answer(api.GET('/api/imports'))).items,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => answer(api.GET('/api/imports/{id}', { params: { path: { id } } })),
    // A long list is entered by a job; the screen follows it.
    refetchInterval: ({ state: { data } }) => (data?.state === 'applying' ? 2000 : false),
  });

export type ImportFile = { kind: ImportKind; file: File; ignore: string[]; use: { header: string; key: string }[] };

/** Sends the file as it is; the server says what it would do. */
export const previewImport = ({ kind, file, ignore, use }: ImportFile, headers: KeyHeader) =>
  answer(
    api.POST('/api/imports', {
      params: {
        query: {
          ...{ kind, fileName: file.name.slice(0, 200) },
          ...(ignore.length > 0 ? { ignore } : {}),
          ...(use.length > 0 ? { use: use.map(({ header, key }) => `${key}:${header}`) } : {}),
        },
      },
      body: file as unknown as string,
      bodySerializer: (body: unknown) => body as Blob,
      headers: { ...headers, 'content-type': /\.csv$/i.test(file.name) ? TYPES.csv : TYPES.xlsx },
    }),
  );

type Application = { id: string; fileSha256: string; planSha256: string };

export const applyImport = ({ id, ...body }: Application, headers: KeyHeader) =>
  answer(api.POST('/api/imports/{id}/applications', { params: { path: { id } }, body, headers }));

export const templateAddress = (kind: ImportKind, format: 'xlsx' | 'csv'): string =>
  `/api/import-kinds/${kind}/template?format=${format}`;
