import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../foundation/problem';

/** An upload is safe to repeat by its own address and offset; a key beside it would promise what is not kept. */
@Injectable()
export class NoIdempotencyKey implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (headers['idempotency-key'] === undefined) return true;
    throw new Problem('invalid-input', 'An upload takes no idempotency key: it is resumed at its own address.');
  }
}
