import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problem';

/**
 * Seconds from a press until it is sent: while words are typed for it, or a dropped line keeps it on the device. A header, because the body of a press that is sent again
 * under its idempotency key must stay the same while this grows.
 */
export const HELD_HEADER = 'holdfast-held-seconds';

export const Held = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const given = headers[HELD_HEADER] ?? '0';
  if (typeof given === 'string' && /^\d{1,7}$/.test(given)) return Number(given);
  throw new Problem('invalid-input', `${HELD_HEADER} is a whole number of seconds.`);
});
