import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The API in OpenAPI 3: what a person can do on screen, a program can do with a session's token. */
export function apiDescription(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Holdfast API')
    .setVersion('1')
    .setDescription(
      'Vendor continuity compliance. Sign in with POST /api/sessions; send the cookie, or its value as Authorization: Bearer. ' +
        'Errors are application/problem+json (RFC 9457) with a code and JSON pointers. A POST may carry Idempotency-Key.',
    )
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
  });
}
