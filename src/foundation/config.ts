import path from 'node:path';
import { ConfigReader, type Env } from './config-reader';

export { ConfigError } from './config-reader';

/** Everything the portal can be told by its environment. Paths are absolute, sizes in bytes, times in minutes. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** Null: the portal starts its own PostgreSQL under the data folder. */
  databaseUrl: string | null;
  databaseOwnerUrl: string | null;
  publicUrl: string;
  /** True where browsers reach the portal over https (from PUBLIC_URL). */
  https: boolean;
  trustProxy: boolean;
  uploadMaxBytes: number;
  packetAttachMaxBytes: number;
  sessionIdleMinutes: number;
  sessionAbsoluteMinutes: number;
  /** Null: no mail is sent; people are told in the portal only. */
  mail: { url: string; from: string; requireTls: boolean } | null;
  /** Keys that sign checkpoints of the audit trail: as text, or where the file is. Null: a file in the data folder. */
  trail: { keys: string | null; keyFile: string | null; keysLost: boolean };
  /** The certificate and key (PEM) that sign issued packets; null: self-made ones in the data folder. And who timestamps them. */
  signature: {
    certificateFile: string | null;
    keyFile: string | null;
    passphrase: string | null;
    tsaUrl: string | null;
    tsaRootsFile: string | null;
  };
  checkpoints: CheckpointPlaces;
  demo: boolean;
  logLevel: LogLevel;
}

/** Where signed heads of the audit trail are kept outside the database. */
export interface CheckpointPlaces {
  /** Null: a file in the data folder. */
  file: string | null;
  /** At most one goes to the file, and one to the bucket, in so many minutes. */
  minutes: number;
  bucket: { url: string; region: string; keyId: string; secret: string; retainDays: number } | null;
  /** Gets one a day. */
  mailTo: string | null;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
type LogLevel = (typeof LEVELS)[number];

/** Reads and validates the environment. Throws `ConfigError` with every mistake found. */
export function readConfig(env: Env): Config {
  const read = new ConfigReader(env);
  const port = read.integer('PORT', 3000, { min: 0, max: 65_535 });
  const host = read.text('HOST', '127.0.0.1');
  const publicUrl = read.url('PUBLIC_URL', `http://${host.includes(':') ? `[${host}]` : host}:${port}`, [
    'http:',
    'https:',
  ]);
  const databases = databaseUrls(read);
  const config: Config = {
    ...{ port, host },
    dataDir: path.resolve(read.text('HOLDFAST_DATA_DIR', './data')),
    ...databases,
    publicUrl: publicUrl.replace(/\/$/, ''),
    https: publicUrl.startsWith('https:'),
    trustProxy: read.yesNo('HOLDFAST_TRUST_PROXY', false),
    uploadMaxBytes: read.integer('HOLDFAST_UPLOAD_MAX_MB', 2048, { min: 1, max: 1_048_576 }) * 1_048_576,
    packetAttachMaxBytes: read.integer('HOLDFAST_PACKET_ATTACH_MAX_MB', 200, { min: 0, max: 4096 }) * 1_048_576,
    sessionIdleMinutes: read.integer('HOLDFAST_SESSION_IDLE_MINUTES', 60, { min: 1, max: 1440 }),
    sessionAbsoluteMinutes: read.integer('HOLDFAST_SESSION_ABSOLUTE_MINUTES', 720, { min: 5, max: 10_080 }),
    mail: mailServer(read),
    trail: trailKeys(read),
    signature: signatureOf(read),
    checkpoints: checkpointPlaces(read),
    demo: read.yesNo('HOLDFAST_DEMO', databases.databaseUrl === null),
    logLevel: read.oneOf('HOLDFAST_LOG_LEVEL', LEVELS, 'warn'),
  };
  read.finish();
  return config;
}

function databaseUrls(read: ConfigReader): Pick<Config, 'databaseUrl' | 'databaseOwnerUrl'> {
  const protocols = ['postgres:', 'postgresql:'];
  const databaseUrl = read.url('DATABASE_URL', '', protocols) || null;
  const databaseOwnerUrl = read.url('DATABASE_OWNER_URL', '', protocols) || null;
  if ((databaseUrl === null) !== (databaseOwnerUrl === null))
    read.mistake(
      'DATABASE_URL and DATABASE_OWNER_URL go together: the portal migrates as the owner and runs as the other.',
    );
  return { databaseUrl, databaseOwnerUrl };
}

function trailKeys(read: ConfigReader): Config['trail'] {
  return {
    keys: read.text('HOLDFAST_TRAIL_KEYS', '') || null,
    keyFile: read.text('HOLDFAST_TRAIL_KEY_FILE', '') || null,
    keysLost: read.yesNo('HOLDFAST_TRAIL_KEYS_LOST', false),
  };
}

function signatureOf(read: ConfigReader): Config['signature'] {
  const file = (name: string) => read.text(name, '') || null;
  const certificateFile = file('HOLDFAST_SIGNING_CERT_FILE');
  const keyFile = file('HOLDFAST_SIGNING_KEY_FILE');
  const tsaUrl = read.url('HOLDFAST_TSA_URL', '', ['http:', 'https:']) || null;
  const tsaRootsFile = file('HOLDFAST_TSA_CA_FILE');
  if (keyFile !== null && certificateFile === null)
    read.mistake(
      'HOLDFAST_SIGNING_KEY_FILE is set, but HOLDFAST_SIGNING_CERT_FILE is not: a key signs with its certificate.',
    );
  if (tsaRootsFile !== null && tsaUrl === null)
    read.mistake('HOLDFAST_TSA_CA_FILE is set, but HOLDFAST_TSA_URL is not: say which authority gives the timestamps.');
  return { certificateFile, keyFile, passphrase: file('HOLDFAST_SIGNING_KEY_PASSPHRASE'), tsaUrl, tsaRootsFile };
}

function checkpointPlaces(read: ConfigReader): CheckpointPlaces {
  const file = read.text('HOLDFAST_CHECKPOINT_FILE', '');
  const mailTo = read.text('HOLDFAST_CHECKPOINT_MAIL_TO', '') || null;
  if (mailTo !== null && !/^[^<>\s@,;]+@[^<>\s@,;]+$/.test(mailTo))
    read.mistake('HOLDFAST_CHECKPOINT_MAIL_TO must be one mail address.');
  if (mailTo !== null && read.text('SMTP_URL', '') === '')
    read.mistake('HOLDFAST_CHECKPOINT_MAIL_TO is set, but SMTP_URL is not: say which server takes the mail.');
  return {
    file: file === '' ? null : path.resolve(file),
    minutes: read.integer('HOLDFAST_CHECKPOINT_MINUTES', 5, { min: 1, max: 1440 }),
    bucket: checkpointBucket(read),
    mailTo,
  };
}

function checkpointBucket(read: ConfigReader): CheckpointPlaces['bucket'] {
  const url = read.url('HOLDFAST_CHECKPOINT_BUCKET', '', ['http:', 'https:']);
  if (url === '') return null;
  const keyId = read.text('HOLDFAST_CHECKPOINT_BUCKET_KEY_ID', '');
  const secret = read.text('HOLDFAST_CHECKPOINT_BUCKET_SECRET', '');
  if (keyId === '' || secret === '')
    read.mistake(
      'HOLDFAST_CHECKPOINT_BUCKET goes together with HOLDFAST_CHECKPOINT_BUCKET_KEY_ID and HOLDFAST_CHECKPOINT_BUCKET_SECRET.',
    );
  const retainDays = read.integer('HOLDFAST_CHECKPOINT_BUCKET_DAYS', 2557, { min: 1, max: 36_525 });
  const region = read.text('HOLDFAST_CHECKPOINT_BUCKET_REGION', 'us-east-1');
  return { url: url.replace(/\/$/, ''), region, keyId, secret, retainDays };
}

function mailServer(read: ConfigReader): Config['mail'] {
  const url = read.url('SMTP_URL', '', ['smtp:', 'smtps:']);
  const from = read.text('SMTP_FROM', '');
  if (url === '' && from === '') return null;
  if (url === '') read.mistake('SMTP_FROM is set, but SMTP_URL is not: say which server takes the mail.');
  else if (!/^[^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>$|^[^<>\s@]+@[^<>\s@]+$/.test(from))
    read.mistake('SMTP_FROM must be the address that mail comes from, such as Holdfast <holdfast@bank.example>.');
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(host);
  return { url, from, requireTls: read.yesNo('SMTP_REQUIRE_TLS', !loopback) };
}
