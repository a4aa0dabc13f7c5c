import type { ReceivedFile } from './request-file-finish';

/** What the last answer of an upload carries, so that the sender finds the file that it became. */
export const fileHeaders = ({ id, ref, sha256 }: ReceivedFile): Record<string, string> => ({
  'Holdfast-Request-File': id,
  'Holdfast-Request-File-Ref': ref,
  'Holdfast-Sha256': sha256,
});
