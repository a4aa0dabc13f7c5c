import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { newId } from '../foundation/ids';
import { Problem } from '../foundation/problem';
import { unreadableParts } from '../foundation/readable-input.rules';

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Refuses what no field may hold before any door, rule or query sees it. */
export function refuseUnreadable(request: FastifyRequest): void {
  for (const part of [request.query, request.params, request.body]) {
    const errors = unreadableParts(part);
    if (errors.length > 0)
      throw new Problem(
        'invalid-input',
        'This request contains something that cannot be kept. Nothing was saved.',
        errors,
      );
  }
}

/** Answers an address that cannot be decoded, or a part of which is too long; no route has seen it. */
export function answerBadAddress(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = new Problem('unreadable-request', 'This address cannot be read.');
  void reply
    .status(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .header('x-request-id', request.id)
    .send(JSON.stringify(problem.body(request.id)));
}

/** Answers bytes that are no HTTP request, or one with too long a head; there is nothing but the socket to answer on. */
export function answerBadBytes(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, reason, problem } = ofBytes(error.code);
  const body = JSON.stringify({ ...problem.body(newId()), status });
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}

function ofBytes(code: string | undefined): { status: number; reason: string; problem: Problem } {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const problem = new Problem('too-large', 'The address and headers of this request are too long.');
    return { status: 431, reason: 'Request Header Fields Too Large', problem };
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    const problem = new Problem('unreadable-request', 'The request did not arrive in time.');
    return { status: 408, reason: 'Request Timeout', problem };
  }
  const problem = new Problem('unreadable-request', 'This is not a request that the portal can read.');
  return { status: problem.status, reason: 'Bad Request', problem };
}
