import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../foundation/config';
import { newId } from '../foundation/ids';
import { Problem } from '../foundation/problem';
import { serveApiDescription } from './api-docs';
import { RAW_BODY_LIMIT, RAW_TYPES, RawBody } from '../foundation/raw-body';
import { ProblemFilter } from '../foundation/problem.filter';
import { inputPipe } from '../foundation/validation';
import { answerBadAddress, answerBadBytes, refuseUnreadable } from './unread-requests';

/** Where the portal was built: beside this file's own build, or in dist when the sources are run as they are (tests). */
const PORTAL = ['../../portal', '../../dist/portal']
  .map((place) => path.join(__dirname, place))
  .find((place) => existsSync(path.join(place, 'index.html')));

/** What React Aria injects for pressing (and, on iOS, for overlays), allowed by its digests. */
const REACT_ARIA_STYLES = [
  "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
];

/** The HTTP server under Nest: request ids, a small body limit, uploads left unread for their own reader. */
export function httpAdapter(config: Config): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: 2 * 1_048_576,
    trustProxy: config.trustProxy,
    forceCloseConnections: 'idle',
    genReqId: () => newId(),
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel },
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBadBytes,
  });
  const fastify = adapter.getInstance();
  fastify.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  const raw = { parseAs: 'buffer', bodyLimit: RAW_BODY_LIMIT } as const;
  fastify.addContentTypeParser<Buffer>(Object.values(RAW_TYPES), raw, (_request, bytes, done) =>
    done(null, new RawBody(Buffer.from(bytes))),
  );
  return adapter;
}

/** Headers, cookies, validation, problems and the portal's files. Call once, before `listen`. */
export async function furnish(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy(config) },
    strictTransportSecurity: config.https,
  });
  await app.register(cookie);
  app.useGlobalPipes(inputPipe());
  app.useGlobalFilters(new ProblemFilter());
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    refuseUnreadable(request);
    done();
  });
  serveApiDescription(app);
  if (PORTAL) await servePortal(app, PORTAL);
}

function policy(config: Config): Record<string, string[]> {
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", ...REACT_ARIA_STYLES],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
    ...(config.https ? { 'upgrade-insecure-requests': [] } : {}),
  };
}

/** Files of the portal; any other address that a browser asks for gets the portal's page, and a program a problem. */
async function servePortal(app: NestFastifyApplication, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    prefix: '/',
    wildcard: false,
    index: 'index.html',
    preCompressed: true,
    setHeaders: (reply, file) =>
      void reply.header(
        'cache-control',
        file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    const page = !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
    if (page) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    const problem = new Problem('not-found', 'There is nothing at this address.');
    return reply
      .status(404)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem.body(request.id)));
  });
}
