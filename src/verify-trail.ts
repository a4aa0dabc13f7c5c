import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { reportLines } from './audit-trail/verification/log-report';
import { verifyLog } from './audit-trail/verification/verify-log';
import { readConfig, type Config } from './foundation/config';
import { accessFromSocket } from './foundation/database/access';
import { runningPostgres, startEmbeddedPostgres } from './foundation/database/embedded-postgres';
import { lockDataFolder } from './foundation/data-folder-lock';

const USAGE = `npm run audit:verify -- [--against <file with checkpoints, or ->]… [--key <file with verifier keys>]…
Hashes the whole audit trail anew from its bodies. Ends with 0 when it is as recorded, with 1 when it is not, with 2 when
that could not be found out. A checkpoint from before shows whether the log was rewritten since. It is found in whatever
holds it: a saved checkpoint or proof, a receipt, a packet's manifest, the file that collects checkpoints; - reads what is piped in.`;

interface Reached {
  ownerUrl: string;
  stop: () => Promise<void>;
}

/** The given database; else the portal's own, whether the portal is running or not. */
async function reach(config: Config): Promise<Reached> {
  if (config.databaseOwnerUrl) return { ownerUrl: config.databaseOwnerUrl, stop: () => Promise.resolve() };
  const dir = path.join(config.dataDir, 'postgres');
  const release = await lockDataFolder(config.dataDir).catch(() => null);
  if (release === null) return { ownerUrl: urlOf(runningPostgres(dir)), stop: () => Promise.resolve() };
  const server = await startEmbeddedPostgres({ dir });
  const stop = async () => {
    await server.stop();
    release();
  };
  return { ownerUrl: urlOf(server), stop };
}

function urlOf(server: ReturnType<typeof runningPostgres>): string {
  if (!server) throw new Error('The portal is running, but its database cannot be reached.');
  return accessFromSocket({ socketDir: server.socketDir, database: 'holdfast' }, server.passwords).ownerUrl;
}

const contentOf = (files: string[] = []): string[] =>
  files.map((file) => readFileSync(file === '-' ? 0 : file, 'utf8'));

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      against: { type: 'string', multiple: true },
      key: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const older = contentOf(values.against);
  const keys = contentOf(values.key).flatMap((text) => text.split('\n').filter((line) => line.trim() !== ''));
  const { ownerUrl, stop } = await reach(readConfig(process.env));
  const client = new Client({ connectionString: ownerUrl });
  try {
    await client.connect();
    const report = await verifyLog(client, { older, ...(keys.length > 0 ? { verifierKeys: keys } : {}) });
    process.stdout.write(`${reportLines(report).join('\n')}\n`);
    return report.faults.length === 0 ? 0 : 1;
  } finally {
    await client.end();
    await stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    process.exit(2);
  },
);
