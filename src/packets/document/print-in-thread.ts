import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RenderedDocument } from './document.model';
import { printFile, type FileOrder } from './printing';
import type { FileAnswer } from './printing-worker';

const COMPILED_WORKER = path.join(__dirname, 'printing-worker.js');

/**
 * As `printFile`, in a thread of its own: thousands of rows keep a processor busy for seconds, and nobody's request should
 * wait for them. Sources that were not compiled (tests) have no file for a thread to run, and print where they are.
 */
export function printInThread(order: FileOrder): Promise<RenderedDocument> {
  if (!existsSync(COMPILED_WORKER)) return printFile(order);
  return new Promise((resolve, reject) => {
    const worker = new Worker(COMPILED_WORKER, { workerData: order });
    worker.once('message', (answer: FileAnswer) => {
      if ('error' in answer) reject(new Error(answer.error));
      else resolve(answer);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The printing thread ended with ${code} and no answer.`)));
  });
}
