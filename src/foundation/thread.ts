import { existsSync } from 'node:fs';
import { parentPort, Worker } from 'node:worker_threads';

type Answer<Result> = { done: Result } | { error: string };

/**
 * Has `compiled`, a file that ends in `answerFrom`, work on an order in a thread of its own: what keeps a processor busy for
 * seconds makes nobody's request wait. Sources that were not compiled (tests) have no file for a thread to run, and the
 * work is done `here`. Rejects with the words of what the thread threw, or when it ended without an answer.
 */
export function inThread<Order, Result>(
  compiled: string,
  order: Order,
  here: (order: Order) => Promise<Result>,
): Promise<Result> {
  if (!existsSync(compiled)) return here(order);
  return new Promise((resolve, reject) => {
    const worker = new Worker(compiled, { workerData: order });
    worker.once('message', (answer: Answer<Result>) => {
      if ('error' in answer) reject(new Error(answer.error));
      else resolve(answer.done);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread ended with ${code} and no answer.`)));
  });
}

/** The thread's own end of `inThread`. */
export function answerFrom<Result>(work: Promise<Result>): void {
  const answered = work.then(
    (done): Answer<Result> => ({ done }),
    (error: unknown): Answer<Result> => ({ error: error instanceof Error ? error.message : String(error) }),
  );
  void answered.then((answer) => parentPort?.postMessage(answer));
}
