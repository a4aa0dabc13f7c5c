import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../foundation/actor';
import type { TusDoor } from './tus-door';

export interface Exchange {
  actor: Actor;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Hands the raw request to the tus server. What hooks have set on the reply so far goes along; Fastify answers nothing more. */
export async function passOn(tus: TusDoor, { actor, request, reply }: Exchange, uploadId: string): Promise<void> {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  await tus.handleFor({ actor, uploadId }, request.raw, reply.raw);
}
