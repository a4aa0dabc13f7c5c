import { useSyncExternalStore } from 'react';
import { askAtGate } from '../../api/gate';
import { newKey } from '../../api/deed';
import type { Problem } from '../../parts/problem';
import { metadataOf, type UploadFacts } from './upload-facts';
import { sendFile, type Received, type Sending } from './upload-run';

export type EntryState = 'waiting' | 'uploading' | 'paused' | 'offline' | 'received' | 'refused' | 'failed';

export type UploadEntry = {
  key: string;
  file: File;
  title: string;
  metadata: Record<string, string>;
  uploadId: string | undefined;
  sent: number;
  state: EntryState;
  /** Why it was refused or came to a halt. */
  problem: Problem | null;
  received: Received | null;
};

const AT_ONCE = 3;

let entries: readonly UploadEntry[] = [];
const sendings = new Map<string, Sending>();
const listeners = new Set<() => void>();

function put(next: readonly UploadEntry[]): void {
  entries = next;
  listeners.forEach((tell) => tell());
}

function change(key: string, changes: Partial<UploadEntry>): void {
  put(entries.map((entry) => (entry.key === key ? { ...entry, ...changes } : entry)));
}

const find = (key: string) => entries.find((entry) => entry.key === key);

function halt(key: string, problem: Problem): void {
  if (problem.status === 401) {
    change(key, { state: 'paused', problem });
    void askAtGate('sign-in').then(
      () => resumeUpload(key),
      () => undefined,
    );
  } else if (problem.status === 0 && !navigator.onLine) change(key, { state: 'offline', problem: null });
  else change(key, { state: problem.status === 0 || problem.status >= 500 ? 'failed' : 'refused', problem });
  startWaiting();
}

async function begin({ key, file, metadata, uploadId }: UploadEntry): Promise<void> {
  const sending = await sendFile(
    { file, metadata, uploadId },
    {
      onProgress: (sent) => change(key, { sent, uploadId: sendings.get(key)?.id() ?? uploadId }),
      onReceived: (received) => {
        change(key, { state: 'received', sent: file.size, received, problem: null });
        startWaiting();
      },
      onProblem: (problem) => halt(key, problem),
    },
  );
  sendings.set(key, sending);
  if (find(key)?.state !== 'uploading') await sending.stop();
}

function startWaiting(): void {
  const free = AT_ONCE - entries.filter(({ state }) => state === 'uploading').length;
  for (const entry of entries.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free))) {
    change(entry.key, { state: 'uploading', problem: null });
    const known = sendings.get(entry.key);
    if (known) known.goOn();
    else void begin(entry).catch(() => change(entry.key, { state: 'failed' }));
  }
}

/** Puts files into the tray; up to three are sent at once. */
export function addUploads(files: { file: File; facts: UploadFacts }[]): void {
  const added = files.map(({ file, facts }): UploadEntry => {
    const begun = { sent: 0, state: 'waiting' as const, problem: null, received: null, uploadId: undefined };
    return { key: newKey(), file, title: facts.title, metadata: metadataOf(file, facts), ...begun };
  });
  put([...entries, ...added]);
  startWaiting();
}

/** Goes on with an upload that was begun before the page was loaded. */
export function goOnWith(upload: { id: string; title: string; receivedBytes: number }, file: File): void {
  const { id: uploadId, title, receivedBytes: sent } = upload;
  const state = 'waiting' as const;
  put([...entries, { key: newKey(), file, title, metadata: {}, uploadId, sent, state, problem: null, received: null }]);
  startWaiting();
}

export function pauseUpload(key: string): void {
  change(key, { state: 'paused' });
  void sendings.get(key)?.stop();
  startWaiting();
}

export function resumeUpload(key: string): void {
  change(key, { state: 'waiting', problem: null });
  startWaiting();
}

/** Stops it, takes back what has arrived, and forgets it. */
export async function cancelUpload(key: string): Promise<void> {
  const sending = sendings.get(key);
  forgetUpload(key);
  await sending?.cancel().catch(() => undefined);
}

export function forgetUpload(key: string): void {
  sendings.delete(key);
  put(entries.filter((entry) => entry.key !== key));
  startWaiting();
}

/** Halts everything and empties the tray: the person signs out or acts as somebody else. */
export function leaveUploads(): void {
  for (const sending of sendings.values()) void sending.stop();
  sendings.clear();
  put([]);
}

function setOffline(): void {
  for (const { key, state } of entries)
    if (state === 'uploading') {
      change(key, { state: 'offline' });
      void sendings.get(key)?.stop();
    }
}

function setOnline(): void {
  for (const { key, state } of entries) if (state === 'offline') change(key, { state: 'waiting', problem: null });
  startWaiting();
}

/** Halts while the network is gone, goes on when it is back, and asks before the page is left with work under way. */
export function watchWindow(): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (entries.some(({ state }) => ['waiting', 'uploading', 'offline'].includes(state))) event.preventDefault();
  };
  window.addEventListener('offline', setOffline);
  window.addEventListener('online', setOnline);
  window.addEventListener('beforeunload', ask);
  return () => {
    window.removeEventListener('offline', setOffline);
    window.removeEventListener('online', setOnline);
    window.removeEventListener('beforeunload', ask);
  };
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export const useUploads = (): readonly UploadEntry[] => useSyncExternalStore(subscribe, () => entries);
