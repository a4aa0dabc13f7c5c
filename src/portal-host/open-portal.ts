import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import path from 'node:path';
import { AppModule } from '../app.module';
import { accessFromSocket, accessFromUrls, type DatabaseAccess } from '../foundation/database/access';
import { startEmbeddedPostgres } from '../foundation/database/embedded-postgres';
import type { Clock } from '../foundation/clock';
import type { Config } from '../foundation/config';
import { lockDataFolder } from '../foundation/data-folder-lock';
import { Jobs } from '../foundation/jobs';
import { furnish, httpAdapter } from './http';
import { prepareDatabase } from './prepare-database';

export interface OpenOptions {
  announce: (line: string) => void;
  clock?: Clock;
}

export interface OpenPortal {
  app: NestFastifyApplication;
  /** Where it listens, without a trailing slash. */
  url: string;
  close(): Promise<void>;
}

interface Database {
  access: DatabaseAccess;
  stop(): Promise<void>;
}

/** Opens a whole portal: database, schema, application, port. Whatever fails, what was started before it is stopped. */
export async function openPortal(config: Config, options: OpenOptions): Promise<OpenPortal> {
  const unlock = await lockDataFolder(config.dataDir);
  const undo: (() => Promise<void> | void)[] = [unlock];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const database = await openDatabase(config);
    undo.push(() => database.stop());
    await prepareDatabase(database.access);
    const app = await openApp(config, database.access, options);
    undo.push(() => app.close());
    await app.listen(config.port, config.host);
    const url = await app.getUrl();
    options.announce(`Holdfast is open at ${url}`);
    return { app, url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl && config.databaseOwnerUrl)
    return { access: accessFromUrls(config.databaseUrl, config.databaseOwnerUrl), stop: () => Promise.resolve() };
  const server = await startEmbeddedPostgres({ dir: path.join(config.dataDir, 'postgres') });
  return {
    access: accessFromSocket({ socketDir: server.socketDir, database: 'postgres' }, server.passwords),
    stop: () => server.stop(),
  };
}

async function openApp(config: Config, access: DatabaseAccess, options: OpenOptions): Promise<NestFastifyApplication> {
  const foundations = { config, loginUrl: access.loginUrl, ...(options.clock ? { clock: options.clock } : {}) };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(foundations), httpAdapter(config), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  await furnish(app, config);
  await app.init();
  await app.get(Jobs).start(access.jobsUrl);
  return app;
}
