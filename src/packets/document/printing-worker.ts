import { parentPort, workerData } from 'node:worker_threads';
import type { RenderedDocument } from './document.model';
import { printFile, type FileOrder } from './printing';

/** What the thread tells the one that started it. */
export type FileAnswer = RenderedDocument | { error: string };

printFile(workerData as FileOrder)
  .catch((error: unknown): FileAnswer => ({ error: error instanceof Error ? error.message : String(error) }))
  .then(
    (answer: FileAnswer) => parentPort?.postMessage(answer),
    (error: unknown) => {
      throw error;
    },
  );
