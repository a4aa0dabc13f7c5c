import { NestFactory } from '@nestjs/core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppModule } from '../../src/app.module';
import type { DemoAccount, DemoState } from '../../src/demo/demo.seeder';
import { DemoSeeder } from '../../src/demo/demo.seeder';
import { seedDemo } from '../../src/demo/seed-demo';
import { SettableClock } from '../../src/foundation/clock';
import { readConfig } from '../../src/foundation/config';
import { Jobs } from '../../src/foundation/jobs';
import { freshDatabase } from '../support/database';

describe('the demo', () => {
  let accounts: DemoAccount[];
  const states: DemoState[] = [];
  const undo: (() => Promise<void> | void)[] = [];

  beforeAll(async () => {
    const database = await freshDatabase();
    undo.push(() => database.drop());
    const dataDir = mkdtempSync(path.join(tmpdir(), 'holdfast-demo-'));
    undo.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const config = readConfig({ HOLDFAST_DATA_DIR: dataDir, HOLDFAST_LOG_LEVEL: 'silent' });
    const clock = new SettableClock('2026-01-02T12:00:00Z');
    const context = await NestFactory.createApplicationContext(
      AppModule.on({ config, loginUrl: database.access.loginUrl, clock }),
      { logger: ['error', 'warn'], abortOnError: false },
    );
    await context.get(Jobs).start(database.access.jobsUrl);
    const started = Date.now();
    try {
      states.push(await new DemoSeeder(context, clock, () => undefined).state());
      accounts = await seedDemo(context, clock, (line) => process.stdout.write(`${line}\n`));
      states.push(await new DemoSeeder(context, clock, () => undefined).state());
    } finally {
      await context.close();
    }
    process.stdout.write(`seeded in ${Date.now() - started} ms\n`);
  });
  afterAll(async () => {
    for (const step of undo.reverse()) await step();
  });

  it('is told to its end on an empty database', () => {
    expect(states).toEqual(['empty', 'complete']);
    expect(accounts.length).toBeGreaterThan(20);
  });
});
