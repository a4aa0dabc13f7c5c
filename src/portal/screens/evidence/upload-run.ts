import type { DetailedError, HttpResponse, PreviousUpload } from 'tus-js-client';
import { isProblem, type Problem } from '../../parts/problem';

const PART_BYTES = 16 * 1024 * 1024;
const endpoint = (path = '/api/uploads') => `${window.location.origin}${path}`;

/** What a file became. */
export type Received = { itemId: string; ref: string; versionId: string; sha256: string };

export type Sending = {
  stop: () => Promise<void>;
  goOn: () => void;
  cancel: () => Promise<void>;
  id: () => string | null;
};

export type SendingEvents = {
  onProgress: (sent: number) => void;
  onReceived: (received: Received) => void;
  onProblem: (problem: Problem) => void;
};

export type ToSend = {
  file: File;
  metadata: Record<string, string>;
  /** Goes on with this upload instead of beginning one. */
  uploadId?: string | undefined;
  /** Where it is sent; evidence, unless something else is said. */
  path?: string;
};

const idOf = (url: string | null) => url?.split('/').pop() ?? null;

function receivedIn(response: HttpResponse): Received {
  const header = (name: string) => response.getHeader(name) ?? '';
  return {
    itemId: header('Holdfast-Evidence-Item'),
    ref: header('Holdfast-Evidence-Ref'),
    versionId: header('Holdfast-Evidence-Version'),
    sha256: header('Holdfast-Sha256'),
  };
}

/** Why an upload came to a halt: the server's own words where it answered. Status 0 means that nothing was heard. */
export function problemOfUpload(thrown: Error): Problem {
  const response = (thrown as Partial<DetailedError>).originalResponse;
  const about = { type: 'about:blank', status: response?.getStatus() ?? 0 };
  if (!response) return { ...about, title: 'The connection was lost', code: 'offline' };
  try {
    const body: unknown = JSON.parse(response.getBody());
    if (isProblem(body)) return body;
  } catch {
    /* no problem document: an answer from between here and Holdfast */
  }
  return { ...about, title: 'Holdfast did not take the file', code: 'unreadable-answer' };
}

const alike = (previous: PreviousUpload, metadata: Record<string, string>) =>
  Object.keys({ ...previous.metadata, ...metadata }).every((key) => previous.metadata[key] === metadata[key]);

/**
 * Sends one file in parts, from where an earlier attempt with the same file and the same facts ended. Silence and server
 * faults are tried again for about a minute; refusals are reported at once.
 */
export async function sendFile({ file, metadata, uploadId, path }: ToSend, on: SendingEvents): Promise<Sending> {
  const { Upload } = await import('tus-js-client');
  const upload = new Upload(file, {
    endpoint: endpoint(path),
    uploadUrl: uploadId ? `${endpoint(path)}/${uploadId}` : null,
    metadata,
    chunkSize: PART_BYTES,
    retryDelays: [0, 1000, 3000, 5000, 10_000, 15_000, 20_000],
    removeFingerprintOnSuccess: true,
    onShouldRetry: (error) => {
      const status = error.originalResponse?.getStatus() ?? 0;
      return navigator.onLine && [0, 423, 502, 503, 504].includes(status);
    },
    onProgress: (sent) => on.onProgress(sent),
    onSuccess: ({ lastResponse }) => on.onReceived(receivedIn(lastResponse)),
    onError: (error) => on.onProblem(problemOfUpload(error)),
  });
  if (!uploadId) {
    const previous = (await upload.findPreviousUploads()).find((one) => alike(one, metadata));
    if (previous) upload.resumeFromPreviousUpload(previous);
  }
  upload.start();
  return {
    stop: () => upload.abort(),
    goOn: () => upload.start(),
    cancel: () => upload.abort(true),
    id: () => idOf(upload.url),
  };
}

/** Whether this browser began that upload with this very file: same name, size and time of the last change. */
export async function isSameFile(file: File, uploadId: string): Promise<boolean> {
  const { Upload } = await import('tus-js-client');
  const known = await new Upload(file, { endpoint: endpoint() }).findPreviousUploads();
  return known.some(({ uploadUrl }) => idOf(uploadUrl) === uploadId);
}

/** Gives up an upload that no tab of this browser is sending. */
export async function giveUp(uploadId: string): Promise<void> {
  const { Upload } = await import('tus-js-client');
  await Upload.terminate(`${endpoint()}/${uploadId}`, { retryDelays: null });
}
