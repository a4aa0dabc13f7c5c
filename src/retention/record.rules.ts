import type { Refusal } from '../foundation/refusal';

/** What is kept and disposed of: an evidence item with its versions, or a file of the registrant's own for a request. */
export const RECORD_KINDS = ['evidence', 'request_file'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** A disposal ends one record; a hold on a single record holds one. Answers with the kind that is named. */
export function recordNamed(given: { evidenceItemId?: string; requestFileId?: string }): {
  record: { kind: RecordKind; id: string } | null;
  refusal: Refusal<'one-record'> | null;
} {
  const named = [
    { kind: 'evidence' as const, id: given.evidenceItemId },
    { kind: 'request_file' as const, id: given.requestFileId },
  ].flatMap(({ kind, id }) => (id === undefined ? [] : [{ kind, id }]));
  const [record] = named;
  if (record && named.length === 1) return { record, refusal: null };
  const reason = 'Name one record: evidence, or a file of a request.';
  return { record: null, refusal: { code: 'one-record', reason, pointer: '/evidenceItemId' } };
}
