import { Logger } from '@nestjs/common';
import { Server, type Upload } from '@tus/server';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor } from '../foundation/actor';
import { Problem, type ProblemCode } from '../foundation/problem';
import { asProblem } from '../foundation/problem.filter';
import type { UploadIntake } from './upload-intake';

/** A request that has passed our doors: who asks, and about which upload. */
export interface TusAsking {
  actor: Actor;
  uploadId: string;
}

/** What is done when all bytes are there; answers the headers of the last reply. */
export type WhenFinished = (actor: Actor, uploadId: string) => Promise<Record<string, string>>;

const CODES: Record<number, ProblemCode> = {
  404: 'not-found',
  409: 'wrong-offset',
  410: 'gone',
  413: 'too-large',
};

/** The tus server behind our own doors: every one of its errors becomes a problem response. */
export class TusDoor extends Server {
  private readonly log = new Logger('Uploads');
  private readonly asking = new AsyncLocalStorage<TusAsking>();

  constructor(place: { path: string; intake: UploadIntake; maxBytes: number }, finished: WhenFinished) {
    super({
      path: place.path,
      datastore: place.intake,
      maxSize: place.maxBytes,
      relativeLocation: true,
      allowedOrigins: [],
      namingFunction: () => this.now().uploadId,
      onUploadCreate: (_request, upload: Upload) =>
        Promise.resolve({ metadata: { ...upload.metadata, registrant: this.now().actor.registrantId } }),
      onUploadFinish: async (_request, upload: Upload) => ({ headers: await finished(this.now().actor, upload.id) }),
      onResponseError: (_request, error) => {
        const problem = problemOf(error);
        if (problem.status >= 500) this.report(error);
        return { status_code: problem.status, body: JSON.stringify(problem.body(this.now().actor.requestId)) };
      },
    });
  }

  /** Hands a request over whose actor, rights and upload have been checked. */
  handleFor(asking: TusAsking, request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.asking.run(asking, () => this.handle(request, response));
  }

  /** The server writes only its refusals through this; what it says in plain text is put into a problem. */
  override write(...given: Parameters<Server['write']>): ReturnType<Server['write']> {
    const [context, headers, status, body = ''] = given;
    headers.set('Content-Type', 'application/problem+json; charset=utf-8');
    if (body.startsWith('{')) return super.write(context, headers, status, body);
    const problem = new Problem(CODES[status] ?? 'unreadable-request', body.trim());
    const text = JSON.stringify({ ...problem.body(this.now().actor.requestId), status });
    return super.write(context, headers, status, text);
  }

  private report(error: unknown): void {
    this.log.error(
      `${this.now().actor.requestId} upload`,
      error instanceof Error ? error.stack : JSON.stringify(error),
    );
  }

  private now(): TusAsking {
    const asking = this.asking.getStore();
    if (!asking) throw new Error('A tus request came in without an actor.');
    return asking;
  }
}

function problemOf(error: unknown): Problem {
  const status = (error as { status_code?: unknown }).status_code;
  const body = (error as { body?: unknown }).body;
  if (typeof status !== 'number' || typeof body !== 'string') return asProblem(error);
  if (status >= 500) return asProblem(new Error(body));
  return new Problem(CODES[status] ?? 'unreadable-request', body.trim());
}
