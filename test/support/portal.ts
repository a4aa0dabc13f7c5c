import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FoundingService } from '../../src/accounts/founding.service';
import { TrailKeys } from '../../src/audit-trail/tree/trail-keys';
import { AppModule } from '../../src/app.module';
import { CataloguePublisher } from '../../src/catalogue/catalogue.publisher';
import { QuestionnairePublisher } from '../../src/questionnaires/questionnaire.publisher';
import type { Role } from '../../src/foundation/actor';
import type { Clock } from '../../src/foundation/clock';
import { readConfig, type Config } from '../../src/foundation/config';
import type { DatabaseAccess } from '../../src/foundation/database/access';
import { Jobs } from '../../src/foundation/jobs';
import { furnish, httpAdapter } from '../../src/portal-host/http';
import { Person, PASSWORD, signInAs } from './person';
import { freshDatabase } from './database';

export interface TestPortal {
  app: NestFastifyApplication;
  url: string;
  config: Config;
  access: DatabaseAccess;
  registrantId: string;
  /** Sam, the administrator; invites everybody else. */
  sam: Person;
  ines: Person;
  ruben: Person;
  /** The SOX office. */
  mei: Person;
  /** The executive who accepts risk above the second line's limits. */
  harriet: Person;
  dana: Person;
  priya: Person;
  /** Registers a vendor, with a contributor and an attestor who can sign in. */
  vendor(name: string): Promise<TestVendor>;
  invite(who: Invited): Promise<Person>;
  /** Somebody without a session. */
  stranger: Person;
  /** A second registrant in the same portal, with its own people. */
  elsewhere(): Promise<{ registrantId: string; admin: Person; officer: Person }>;
  close(): Promise<void>;
}

export interface TestVendor {
  id: string;
  name: string;
  contributor: Person;
  attestor: Person;
}

interface Invited {
  name: string;
  role: Role;
  vendorId?: string;
  vendorScope?: string[];
  endsOn?: string;
}

export interface TestOptions {
  clock?: Clock;
  env?: Record<string, string>;
  /** Start the job queue too (packets, reminders). */
  jobs?: boolean;
  /** Found the tree over the audit trail; `app.get(Sequencer).drain()` then takes in what waits. */
  trail?: boolean;
}

/** A whole portal on its own database and data folder, listening on a free port of the loopback. */
export async function openTestPortal(options: TestOptions = {}): Promise<TestPortal> {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'holdfast-data-'));
  const config = readConfig({
    PORT: '0',
    HOLDFAST_DATA_DIR: dataDir,
    HOLDFAST_LOG_LEVEL: 'silent',
    HOLDFAST_DEMO: 'no',
    ...options.env,
  });
  const foundations = {
    config,
    loginUrl: database.access.loginUrl,
    poolSize: 8,
    ...(options.clock ? { clock: options.clock } : {}),
  };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(foundations), httpAdapter(config), {
    logger: process.env['HOLDFAST_TEST_LOG'] ? ['error', 'warn'] : false,
    abortOnError: false,
  });
  await furnish(app, config);
  await app.init();
  await app.get(CataloguePublisher).publishShipped();
  await app.get(QuestionnairePublisher).publishShipped();
  if (options.jobs) await app.get(Jobs).start(database.access.jobsUrl);
  if (options.trail) await app.get(TrailKeys).open();
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const close = async () => {
    await app.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { app, url, config, access: database.access, close, ...(await people(app, url)) };
}

async function people(app: NestFastifyApplication, url: string) {
  const registrant = await found(app, url, 'Tarnbrook Outfitting Group, Inc.');
  const invite = (who: Invited) => inviteBy(registrant.admin, url, who);
  const ines = await invite({ name: 'Ines Okafor', role: 'compliance_officer' });
  return {
    registrantId: registrant.registrantId,
    sam: registrant.admin,
    ines,
    ruben: await invite({ name: 'Ruben Halloway', role: 'second_line_approver' }),
    mei: await invite({ name: 'Mei Castellan', role: 'sox_office' }),
    harriet: await invite({ name: 'Harriet Vance', role: 'executive' }),
    dana: await invite({ name: 'Dana Whitlock', role: 'relationship_owner' }),
    priya: await invite({ name: 'Priya Lindqvist', role: 'external_auditor', endsOn: '2099-12-31' }),
    stranger: new Person('Stranger', url, null),
    invite,
    vendor: (name: string) => vendorOf({ ines, invite }, name),
    elsewhere: async () => {
      const other = await found(app, url, `Elsewhere ${(count += 1)} Corp.`);
      return {
        ...other,
        officer: await inviteBy(other.admin, url, { name: 'Other Officer', role: 'compliance_officer' }),
      };
    },
  };
}

let count = 0;

async function found(
  app: NestFastifyApplication,
  url: string,
  name: string,
): Promise<{ registrantId: string; admin: Person }> {
  const email = `admin-${(count += 1)}@registrant.example`;
  const founded = await app.get(FoundingService).found({
    registrant: { name, filerStatus: 'large_accelerated', fiscalYearEnd: '12-31', framework: 'COSO 2013' },
    administrator: { email, name: 'Sam Ortega' },
  });
  const stranger = new Person('Sam Ortega', url, null);
  await stranger.post(`/api/invitations/${founded.invitationToken}/acceptances`, { password: PASSWORD }).expect(204);
  return { registrantId: founded.registrantId, admin: await signInAs(url, { name: 'Sam Ortega', email }) };
}

async function inviteBy(admin: Person, url: string, who: Invited): Promise<Person> {
  const email = `${who.name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${(count += 1)}@people.example`;
  const answer = await admin.post('/api/people', { ...who, email }).expect(201);
  const token = String(answer.body.invitationUrl).split('/').pop() ?? '';
  await admin.post(`/api/invitations/${token}/acceptances`, { password: PASSWORD }).expect(204);
  return signInAs(url, { name: who.name, email });
}

async function vendorOf(
  by: { ines: Person; invite: (who: Invited) => Promise<Person> },
  name: string,
): Promise<TestVendor> {
  const answer = await by.ines
    .post('/api/vendors', { name, legalName: `${name} LLC`, country: 'US', sectors: [], summary: '' })
    .expect(201);
  const id = String(answer.body.id);
  return {
    id,
    name,
    contributor: await by.invite({ name: `Cleo ${name}`, role: 'vendor_contributor', vendorId: id }),
    attestor: await by.invite({ name: `Avery ${name}`, role: 'vendor_attestor', vendorId: id }),
  };
}
