import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type WorkbookReport = Shape<'WorkbookReport'>;
export type WorkbookLine = Shape<'WorkbookLine'>;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const workbookAddress = (setId: string): string => `/api/questionnaires/${setId}/workbook`;

/** `at` and `size` tell two files of one name apart. */
export type SentWorkbook = { id: string; file: File; apply: boolean; at: number; size: number };

/** Sends the file as it is. Without `apply` the server only says what it would do. */
export const sendWorkbook = ({ id, file, apply }: SentWorkbook, headers: KeyHeader) =>
  answer(
    api.POST('/api/questionnaires/{id}/workbooks', {
      params: { path: { id }, query: { apply: apply ? 'true' : 'false' } },
      body: file as unknown as string,
      bodySerializer: (body: unknown) => body as Blob,
      headers: { ...headers, 'content-type': XLSX },
    }),
  );
