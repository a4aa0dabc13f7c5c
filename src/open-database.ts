import { NestFactory } from '@nestjs/core';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { AppModule } from './app.module';
import { Sequencer } from './audit-trail/tree/sequencer';
import { CataloguePublisher } from './catalogue/catalogue.publisher';
import type { DemoAccount } from './demo/demo.seeder';
import { seedDemo } from './demo/seed-demo';
import { SettableClock } from './foundation/clock';
import type { Config } from './foundation/config';
import { accessFromSocket, accessFromUrls, inDatabase, type DatabaseAccess } from './foundation/database/access';
import { startEmbeddedPostgres } from './foundation/database/embedded-postgres';
import { Jobs } from './foundation/jobs';
import { prepareDatabase } from './portal-host/prepare-database';
import { QuestionnairePublisher } from './questionnaires/questionnaire.publisher';

const NAME = 'holdfast';
const BUILDING = 'holdfast_building';

interface Opening {
  announce: (line: string) => void;
  onStarted: (stop: () => Promise<void>) => void;
}

/** The portal's database: the one it was given, or its own under the data folder, with the demo where that is asked for. */
export async function openDatabase(config: Config, opening: Opening): Promise<DatabaseAccess> {
  if (config.databaseUrl && config.databaseOwnerUrl) return accessFromUrls(config.databaseUrl, config.databaseOwnerUrl);
  const server = await startEmbeddedPostgres({ dir: path.join(config.dataDir, 'postgres') });
  opening.onStarted(() => server.stop());
  const access = accessFromSocket({ socketDir: server.socketDir, database: NAME }, server.passwords);
  if (!(await exists(access))) await build(config, access, opening.announce);
  if (config.demo) sayAccounts(config, opening.announce);
  return access;
}

/**
 * A new database is built under another name and renamed when it is complete: a portal that is killed while it tells the
 * demo's stories starts them afresh, and never opens half of them.
 */
async function build(config: Config, access: DatabaseAccess, announce: Opening['announce']): Promise<void> {
  await asOwner(access, [`DROP DATABASE IF EXISTS ${BUILDING} WITH (FORCE)`, `CREATE DATABASE ${BUILDING}`]);
  const building = inDatabase(access, BUILDING);
  await prepareDatabase(building);
  if (config.demo) {
    announce('Telling the demo: one registrant and its outsourcers, told through the same services that people use …');
    const accounts = await tellDemo(config, building, announce);
    // Without the planner's figures the first person to open a page waits for it.
    await asOwner(building, ['ANALYZE'], BUILDING);
    writeFileSync(accountsFile(config), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  }
  await asOwner(access, [`ALTER DATABASE ${BUILDING} RENAME TO ${NAME}`]);
}

async function tellDemo(config: Config, access: DatabaseAccess, announce: Opening['announce']): Promise<DemoAccount[]> {
  const clock = new SettableClock('2025-01-02T09:00:00Z');
  const context = await NestFactory.createApplicationContext(
    AppModule.on({ config, loginUrl: access.loginUrl, clock }),
    {
      logger: ['error', 'warn'],
      abortOnError: false,
    },
  );
  try {
    await context.get(CataloguePublisher).publishShipped();
    await context.get(QuestionnairePublisher).publishShipped();
    await context.get(Jobs).start(access.jobsUrl);
    // Packets of the demo carry a checkpoint, as those of a running portal do.
    await context.get(Sequencer).start();
    return await seedDemo(context, clock, announce);
  } finally {
    await context.close();
  }
}

const accountsFile = (config: Config) => path.join(config.dataDir, 'demo-accounts.json');

function sayAccounts(config: Config, announce: Opening['announce']): void {
  if (!existsSync(accountsFile(config))) return;
  const accounts = JSON.parse(readFileSync(accountsFile(config), 'utf8')) as DemoAccount[];
  announce('Demo sign-ins (fictional people; do not put real data into a demo):');
  for (const { role, email, password } of accounts) announce(`  ${role.padEnd(22)} ${email.padEnd(48)} ${password}`);
}

async function exists(access: DatabaseAccess): Promise<boolean> {
  const rows = await asOwner(access, [`SELECT 1 FROM pg_database WHERE datname = '${NAME}'`]);
  return rows > 0;
}

/** Runs statements, in the maintenance database unless another is named, each by itself. Answers the last one's row count. */
async function asOwner(access: DatabaseAccess, statements: string[], database = 'postgres'): Promise<number> {
  const client = new Client({ connectionString: inDatabase(access, database).ownerUrl });
  await client.connect();
  let rows = 0;
  try {
    for (const statement of statements) rows = (await client.query(statement)).rowCount ?? 0;
  } finally {
    await client.end();
  }
  return rows;
}
