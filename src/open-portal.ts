import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FoundingDoor } from './access/founding-door';
import { AppModule } from './app.module';
import { Safekeeping } from './audit-trail/safekeeping/safekeeping.service';
import { Sequencer } from './audit-trail/tree/sequencer';
import { CataloguePublisher } from './catalogue/catalogue.publisher';
import type { Clock } from './foundation/clock';
import type { Config } from './foundation/config';
import type { DatabaseAccess } from './foundation/database/access';
import { lockDataFolder } from './foundation/data-folder-lock';
import { Jobs } from './foundation/jobs';
import { openDatabase } from './open-database';
import { furnish, httpAdapter } from './portal-host/http';
import { prepareDatabase } from './portal-host/prepare-database';
import { QuestionnairePublisher } from './questionnaires/questionnaire.publisher';

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

/** Opens a whole portal: database, schema, application, port. Whatever fails, what was started before it is stopped. */
export async function openPortal(config: Config, options: OpenOptions): Promise<OpenPortal> {
  const undo: (() => Promise<void> | void)[] = [await lockDataFolder(config.dataDir)];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const database = await openDatabase(config, { announce: options.announce, onStarted: (stop) => undo.push(stop) });
    await prepareDatabase(database);
    const app = await openApp(config, database, options);
    undo.push(() => app.close());
    await app.listen(config.port, config.host);
    const url = await app.getUrl();
    await greet(app, url, options.announce);
    return { app, url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openApp(config: Config, access: DatabaseAccess, options: OpenOptions): Promise<NestFastifyApplication> {
  const foundations = { config, loginUrl: access.loginUrl, ...(options.clock ? { clock: options.clock } : {}) };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(foundations), httpAdapter(config), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  await furnish(app, config);
  await app.init();
  await app.get(CataloguePublisher).publishShipped();
  await app.get(QuestionnairePublisher).publishShipped();
  await app.get(Jobs).start(access.jobsUrl);
  await app.get(Sequencer).start();
  app.get(Safekeeping).start();
  return app;
}

async function greet(app: NestFastifyApplication, url: string, announce: OpenOptions['announce']): Promise<void> {
  announce(`Holdfast is open at ${url}`);
  const founding = await app.get(FoundingDoor).address(url);
  if (founding) announce(`There is no registrant yet. Found the first one at ${founding}`);
}
