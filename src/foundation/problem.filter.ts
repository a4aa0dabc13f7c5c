import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode } from './problem';

const FROM_STATUS: Record<number, ProblemCode> = {
  400: 'unreadable-request',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  410: 'gone',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

interface DatabaseError {
  code?: string;
}

/** Turns whatever was thrown into one problem response; what was not foreseen is logged and shown as `internal`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = asProblem(thrown);
    if (problem.status >= 500)
      this.log.error(`${request.id} ${request.method} ${request.url}`, thrown instanceof Error ? thrown.stack : thrown);
    if (reply.raw.headersSent || reply.sent) {
      reply.raw.destroy();
      return;
    }
    if (problem.code === 'too-many-requests') void reply.header('retry-after', '60');
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem.body(request.id)));
  }
}

/** The problem that stands for a thrown value. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof HttpException) return fromStatus(thrown.getStatus(), thrown.message);
  if (!(thrown instanceof Error)) return internal();
  const fromDatabase = databaseProblem(thrown);
  if (fromDatabase) return fromDatabase;
  const status = 'statusCode' in thrown && typeof thrown.statusCode === 'number' ? thrown.statusCode : 500;
  return status < 500 ? fromStatus(status, thrown.message) : internal();
}

function fromStatus(status: number, message: string): Problem {
  const code = FROM_STATUS[status];
  return code ? new Problem(code, message) : internal();
}

function internal(): Problem {
  return new Problem(
    'internal',
    'Nothing that you entered was changed on our side. Try again; if it fails again, tell your administrator the request id.',
  );
}

/** Constraints echo rules; when one fires although the rule passed, two people were at it at once. */
function databaseProblem(error: Error): Problem | null {
  const driver = 'driverError' in error ? (error.driverError as DatabaseError) : (error as DatabaseError);
  return FROM_DATABASE[driver.code ?? '']?.(error.message) ?? null;
}

/** What a constraint says to the sender; its name is the record's own affair. */
const FROM_DATABASE: Record<string, (message: string) => Problem> = {
  // Our own words: the trigger that holds the rows of a locked period says which period it is.
  HF001: (message) => new Problem('period-locked', message),
  '23505': () => new Problem('already-exists', 'This exists already. Somebody may have entered it a moment ago.'),
  '23503': () => new Problem('refused', 'Something that this refers to does not exist here.'),
  '23514': () => new Problem('refused', 'A rule of the record refuses this.'),
  '40001': () => new Problem('stale-version', 'Two people changed the same thing at once. Try again.'),
  '40P01': () => new Problem('stale-version', 'Two people changed the same thing at once. Try again.'),
};
