import { parentPort, workerData } from 'node:worker_threads';
import { renderPacket, type Printing, type PrintOrder } from './render-packet';

/** What the thread tells the one that started it. */
export type WorkerAnswer = Printing | { error: string };

// A thread of its own: printing keeps a processor busy for seconds, and nobody's request should wait for it.
renderPacket(workerData as PrintOrder)
  .catch((error: unknown): WorkerAnswer => ({ error: error instanceof Error ? error.message : String(error) }))
  .then(
    (answer: WorkerAnswer) => parentPort?.postMessage(answer),
    (error: unknown) => {
      throw error;
    },
  );
