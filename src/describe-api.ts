import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { writeFileSync } from 'node:fs';
import { AppModule } from './app.module';
import { readConfig } from './foundation/config';
import { apiDescription } from './portal-host/api-description';
import { httpAdapter } from './portal-host/http';

/** Writes the OpenAPI description to a file, without a database. */
async function describeApi(file: string): Promise<void> {
  const config = readConfig({ HOLDFAST_LOG_LEVEL: 'silent' });
  const foundations = { config, loginUrl: 'postgres://nobody@localhost/none', describeOnly: true };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(foundations), httpAdapter(config), {
    logger: ['error'],
  });
  writeFileSync(file, `${JSON.stringify(apiDescription(app), null, 1)}\n`);
}

const [file] = process.argv.slice(2);
if (file)
  describeApi(file).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
else process.stderr.write('Name the file to write: describe-api openapi.json\n');
