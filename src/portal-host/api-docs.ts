import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiDescription } from './api-description';
import { API_PAGE_STYLE, apiPage } from './api-page';

/** Serves the API description, for machines and for people. Call after the application was initialised. */
export function serveApiDescription(app: NestFastifyApplication): void {
  const api = apiDescription(app);
  const page = apiPage(api);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(api));
  fastify.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  fastify.get('/api/docs/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(API_PAGE_STYLE));
}
