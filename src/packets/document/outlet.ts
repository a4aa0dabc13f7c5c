import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { PdfEngine } from './pdf-engine';

/** Carries the bytes of a document to a stream at the pace of that stream. */
export class Outlet {
  private readonly closed: Promise<void>;
  private isOver = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly engine: PdfEngine,
    private readonly out: Writable,
  ) {
    this.closed = finished(out, { readable: false, cleanup: true });
    const over = () => {
      this.isOver = true;
      this.wake();
    };
    this.closed.then(over, over);
    out.on('drain', () => this.wake());
  }

  /** Passes on what has been produced; waits while the stream has enough. Rejects when it broke or was closed. */
  async drain(): Promise<void> {
    for (let chunk = this.next(); chunk; chunk = this.next()) {
      if (this.out.destroyed || this.isOver) await this.closed;
      if (!this.out.write(chunk)) await this.taken();
    }
  }

  /** Until the stream wants more or is closed. (Racing two promises would leave something behind at the longer one for every chunk.) */
  private taken(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  /** Passes on the rest, ends the stream and waits until it has taken everything. */
  async finish(): Promise<void> {
    await this.drain();
    this.out.end();
    await this.closed;
  }

  /** Breaks the stream off, so that nobody takes half a document for a whole one. */
  abandon(reason: Error): void {
    this.out.destroy(reason);
  }

  private next(): Buffer | null {
    return this.engine.read() as Buffer | null;
  }
}
