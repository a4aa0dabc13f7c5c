import type { EntityManager } from 'typeorm';
import type { Actor } from '../foundation/actor';
import { Problem } from '../foundation/problem';

/**
 * Takes the request's idempotency key in the deed's own transaction. A second request with the same key waits here for
 * the first and is then refused, so that a deed is done once however often it is sent; the interceptor answers the
 * second one with what the first was answered. Answers whether a key was taken.
 */
export async function takeIdempotencyKey(actor: Actor, manager: EntityManager): Promise<boolean> {
  const wanted = actor.idempotency;
  if (!wanted || wanted.taken) return false;
  const [row]: { taken: boolean }[] = await manager.query('SELECT app.take_idempotency_key($1, $2) AS taken', [
    wanted.key,
    wanted.requestSha256,
  ]);
  if (row?.taken !== true)
    throw new Problem('idempotency-conflict', 'This request was sent before under the same idempotency key.');
  wanted.taken = true;
  return true;
}
