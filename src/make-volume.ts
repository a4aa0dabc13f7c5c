import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppModule } from './app.module';
import { CataloguePublisher } from './catalogue/catalogue.publisher';
import { seedVolume, type VolumeMade } from './demo/volume/volume-seeder';
import type { VolumeAccount } from './demo/volume/volume-sign-ins';
import type { VolumeWish } from './demo/volume/volume.rules';
import { Clock } from './foundation/clock';
import type { Config } from './foundation/config';
import type { DatabaseAccess } from './foundation/database/access';
import { lockDataFolder } from './foundation/data-folder-lock';
import { openDatabase } from './open-database';
import { prepareDatabase } from './portal-host/prepare-database';
import { QuestionnairePublisher } from './questionnaires/questionnaire.publisher';

/** Guards invented data only; it is printed when the fleet is made. */
const PASSWORD = 'nine grey herons over the weir';

/** Makes a fleet in the portal's own database (without the demo) or in the one that was given, and says who can sign in. */
export async function makeVolume(config: Config, wish: VolumeWish, say: (line: string) => void): Promise<VolumeMade> {
  const undo: (() => Promise<void> | void)[] = [await lockDataFolder(config.dataDir)];
  try {
    const own = { ...config, demo: false };
    const access = await openDatabase(own, { announce: say, onStarted: (stop) => undo.push(stop) });
    await prepareDatabase(access);
    await publish(own, access);
    const made = await seedVolume(wish, { ownerUrl: access.ownerUrl, say, at: new Clock().iso(), password: PASSWORD });
    keepAccounts(config, made.accounts);
    return made;
  } finally {
    for (const step of undo.splice(0).reverse()) await step();
  }
}

async function publish(config: Config, access: DatabaseAccess): Promise<void> {
  const context = await NestFactory.createApplicationContext(AppModule.on({ config, loginUrl: access.loginUrl }), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    await context.get(CataloguePublisher).publishShipped();
    await context.get(QuestionnairePublisher).publishShipped();
  } finally {
    await context.close();
  }
}

/** Beside the database, as the demo's are; a second fleet's people come after the first's. */
function keepAccounts(config: Config, accounts: readonly VolumeAccount[]): void {
  const file = path.join(config.dataDir, 'volume-accounts.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VolumeAccount[]) : [];
  writeFileSync(file, `${JSON.stringify([...known, ...accounts], null, 2)}\n`, { mode: 0o600 });
}
