import { Client } from 'pg';
import './volume.deeds';
import { hashPassword } from '../../accounts/passwords';
import type { Deeds } from '../../audit-trail/deeds';
import { eventBody } from '../../audit-trail/event-body';
import { systemActor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { readShippedCatalogue } from '../../catalogue/catalogue.file';
import { readShippedQuestionnaire } from '../../questionnaires/questionnaire.file';
import { approvePlans } from './plan-digests';
import { attestations } from './volume-attestations';
import { broken, digestOf } from './volume-check';
import { dependencies } from './volume-dependencies';
import { evidence } from './volume-evidence';
import { exercises } from './volume-exercises';
import { findings } from './volume-findings';
import { ground, helpers, type Ground, type Step } from './volume-ground';
import { notices } from './volume-notices';
import { obligations } from './volume-obligations';
import { isSuperuser, passingGuardsBy } from './volume-passing-by';
import { people } from './volume-people';
import { plans, plansAccepted } from './volume-plans';
import { questions } from './volume-questions';
import { register } from './volume-register';
import { reviews } from './volume-reviews';
import type { VolumeWish } from './volume.rules';
import { giveSignIns, type VolumeAccount } from './volume-sign-ins';

/** Up to this many vendors every trigger is asked for every row. */
export const ASKED_ROW_BY_ROW = 200;

export interface VolumeMade {
  registrantId: string;
  periodId: string;
  rows: number;
  digest: string;
  accounts: VolumeAccount[];
}

export interface VolumeSetting {
  /** A database with its schema and its published catalogue and questionnaire, as its owner. */
  ownerUrl: string;
  say: (line: string) => void;
  /** Time of the making, ISO 8601 UTC; it stands in the trail only. */
  at: string;
  /** Asks guards row by row whatever the size, or never; by its size when left out. */
  rowByRow?: boolean;
  password: string;
}

/**
 * Makes a fleet in one transaction: all of it, or nothing. Throws when the fleet is there already, and when a row would
 * not have passed what the schema asks. The trail says that the fleet was made, not how each row came to be.
 */
export async function seedVolume(wish: VolumeWish, setting: VolumeSetting): Promise<VolumeMade> {
  const client = new Client({ connectionString: setting.ownerUrl });
  await client.connect();
  try {
    await client.query(
      `SET timezone = 'UTC'; SET synchronous_commit = off; SET work_mem = '128MB'; SET maintenance_work_mem = '256MB'`,
    );
    await client.query('BEGIN');
    const made = await makeFleet(client, wish, setting);
    await client.query('COMMIT');
    setting.say('Gathering the planner’s figures …');
    await client.query('VACUUM (ANALYZE)');
    return made;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    await client.end();
  }
}

async function makeFleet(client: Client, wish: VolumeWish, setting: VolumeSetting): Promise<VolumeMade> {
  await client.query(helpers(wish));
  const of = { ...wish, ...(await published(client)) };
  const steps = [...ground(of), ...people, ...register, ...dependencies, ...obligations, ...evidence, ...plans];
  const rest = [
    ...plansAccepted,
    ...exercises,
    ...reviews,
    ...findings,
    ...attestations,
    ...questions(readShippedQuestionnaire()),
    ...notices,
  ];
  const write = async () => {
    await play(client, steps, setting.say);
    await approvePlans(client, wish.vendors);
    await play(client, rest, setting.say);
  };
  const rowByRow = setting.rowByRow ?? wish.vendors <= ASKED_ROW_BY_ROW;
  if (rowByRow || !(await isSuperuser(client))) await write();
  else await passingGuardsBy(client, write);
  const tables = [
    'coverage_tally',
    ...new Set(
      [...steps, ...rest].map(({ sql }) => /^INSERT INTO (\w+)/.exec(sql)?.[1] ?? '').filter((name) => name !== ''),
    ),
  ];
  return conclude(client, { wish, setting, tables });
}

async function play(client: Client, steps: readonly Step[], say: (line: string) => void): Promise<void> {
  for (const { makes, sql } of steps) {
    try {
      const { rowCount } = await client.query(sql);
      say(`${makes.padEnd(34)} ${String(rowCount ?? 0).padStart(9)}`);
    } catch (error) {
      throw new Error(`The seeding stopped at "${makes}": ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
}

async function conclude(
  client: Client,
  of: { wish: VolumeWish; setting: VolumeSetting; tables: string[] },
): Promise<VolumeMade> {
  const { wish, setting, tables } = of;
  await client.query(tables.map((table) => `ANALYZE ${table}`).join('; '));
  setting.say('Asking afterwards what the triggers would have asked …');
  const faults = await broken(client, tables);
  if (faults.length > 0) throw new Error(`The made-up rows are not sound: ${faults.join(' ')}`);
  const digest = await digestOf(client, tables);
  const { rows } = await client.query<{ registrant: string; period: string }>('SELECT registrant, period FROM ground');
  const { registrant = '', period = '' } = rows[0] ?? {};
  const { fleet, vendors } = wish;
  const { password } = setting;
  const accounts = await giveSignIns(client, { fleet, vendors, password, hash: await hashPassword(password) });
  await record(client, { registrant, at: setting.at, particulars: { ...wish, ...digest } });
  return { registrantId: registrant, periodId: period, ...digest, accounts };
}

async function record(
  client: Client,
  of: { registrant: string; at: string; particulars: Deeds['volume.seeded'] },
): Promise<void> {
  const { registrant, at, particulars } = of;
  const actor = systemActor(registrant, 'volume');
  const subject = { kind: 'registrant', id: registrant, vendorId: null };
  const body = eventBody({ id: newId(), at, actor, deed: 'volume.seeded', subject, particulars });
  await client.query('INSERT INTO audit_event (body) VALUES ($1)', [body]);
}

async function published(client: Client): Promise<Pick<Ground, 'catalogueVersionId' | 'questionnaireVersionId'>> {
  const one = async (table: string, code: string, version: string): Promise<string> => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM ${table} WHERE code = $1 AND version = $2 AND registrant_id IS NULL`,
      [code, version],
    );
    if (!rows[0]) throw new Error(`${code} ${version} is not published in this database. Start the portal on it once.`);
    return rows[0].id;
  };
  const [catalogue, questionnaire] = [readShippedCatalogue(), readShippedQuestionnaire()];
  return {
    catalogueVersionId: await one('catalogue_version', catalogue.id, catalogue.version),
    questionnaireVersionId: await one('questionnaire_version', questionnaire.id, questionnaire.version),
  };
}
