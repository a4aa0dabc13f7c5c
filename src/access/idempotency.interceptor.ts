import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, mergeMap, of, type Observable } from 'rxjs';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { canonicalJson } from '../foundation/canonical-json';
import type { DoorRequest } from '../foundation/door';
import { sha256Hex } from '../foundation/ids';
import { Problem } from '../foundation/problem';

interface Kept {
  request_sha256: string;
  status: number | null;
  answer: string | null;
}

/**
 * A POST that carries `Idempotency-Key` is done once: the same request sent again gets the first answer, a different one
 * under the same key is refused. The key is taken in the deed's own transaction (see `audit-trail/idempotency.ts`).
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly work: Work) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<DoorRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    const { actor } = request;
    if (request.method !== 'POST' || typeof key !== 'string' || !actor) return next.handle();
    if (key.length < 8 || key.length > 200)
      throw new Problem('invalid-input', 'An idempotency key has 8 to 200 characters.');
    const requestSha256 = sha256Hex(
      `${request.method} ${request.url}\n${canonicalJson(JSON.parse(JSON.stringify(request.body ?? null)))}`,
    );
    const kept = await this.kept(actor, key);
    if (kept) return of(replay(kept, requestSha256, reply));
    actor.idempotency = { key, requestSha256, taken: false };
    return next
      .handle()
      .pipe(mergeMap((answer: unknown) => from(this.keep({ actor, key, status: reply.statusCode }, answer))));
  }

  private kept(actor: Actor, key: string): Promise<Kept | undefined> {
    return this.work.housekeeping(actor, async (manager) => {
      const [kept]: Kept[] = await manager.query('SELECT * FROM app.idempotent_answer($1)', [key]);
      return kept;
    });
  }

  private async keep(to: { actor: Actor; key: string; status: number }, answer: unknown): Promise<unknown> {
    if (to.actor.idempotency?.taken) {
      const text = JSON.stringify(answer ?? null);
      await this.work.housekeeping(to.actor, (manager) =>
        manager.query('SELECT app.keep_idempotent_answer($1, $2, $3)', [to.key, to.status, text]),
      );
    }
    return answer;
  }
}

function replay(kept: Kept, requestSha256: string, reply: FastifyReply): unknown {
  if (kept.request_sha256 !== requestSha256)
    throw new Problem('idempotency-conflict', 'This idempotency key was used for a different request.');
  if (kept.status === null || kept.answer === null)
    throw new Problem(
      'idempotency-conflict',
      'The first request under this key was done, or is being done; its answer is not available. Read the thing again.',
    );
  void reply.status(kept.status).header('idempotency-replayed', 'true');
  return JSON.parse(kept.answer) as unknown;
}
