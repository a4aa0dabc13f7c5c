import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { PdfEngine } from './pdf-engine';

/** Carries the bytes of a document to a stream at the pace of that stream. */
export class Outlet {
  private readonly closed: Promise<void>;
  private readonly stop = new AbortController();

  constructor(
    private readonly engine: PdfEngine,
    private readonly out: Writable,
  ) {
    this.closed = finished(out, { readable: false, cleanup: true });
    this.closed.catch(() => undefined);
  }

  /** Passes on what has been produced; waits while the stream has enough. Rejects when it broke or was closed. */
  async drain(): Promise<void> {
    for (let chunk = this.next(); chunk; chunk = this.next()) {
      if (this.out.destroyed) await this.closed;
      if (this.out.write(chunk)) continue;
      await Promise.race([once(this.out, 'drain', { signal: this.stop.signal }), this.closed]);
    }
  }

  /** Passes on the rest, ends the stream and waits until it has taken everything. */
  async finish(): Promise<void> {
    await this.drain();
    this.out.end();
    await this.closed;
  }

  /** Breaks the stream off, so that nobody takes half a document for a whole one. */
  abandon(reason: Error): void {
    this.stop.abort();
    this.out.destroy(reason);
  }

  private next(): Buffer | null {
    return this.engine.read() as Buffer | null;
  }
}
