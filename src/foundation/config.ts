import path from 'node:path';

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
  demo: boolean;
  logLevel: LogLevel;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
type LogLevel = (typeof LEVELS)[number];
type Env = Record<string, string | undefined>;

/** One message per mistake, so that a person can mend all of them at once. */
export class ConfigError extends Error {
  constructor(readonly mistakes: string[]) {
    super(mistakes.join('\n'));
  }
}

/** Reads and validates the environment. Throws `ConfigError` with every mistake found. */
export function readConfig(env: Env): Config {
  const read = new Reader(env);
  const port = read.integer('PORT', 3000, { min: 0, max: 65_535 });
  const host = read.text('HOST', '127.0.0.1');
  const publicUrl = read.url('PUBLIC_URL', `http://${host.includes(':') ? `[${host}]` : host}:${port}`, [
    'http:',
    'https:',
  ]);
  const databases = databaseUrls(read);
  const config: Config = {
    port,
    host,
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
    demo: read.yesNo('HOLDFAST_DEMO', databases.databaseUrl === null),
    logLevel: read.oneOf('HOLDFAST_LOG_LEVEL', LEVELS, 'warn'),
  };
  read.finish();
  return config;
}

function databaseUrls(read: Reader): Pick<Config, 'databaseUrl' | 'databaseOwnerUrl'> {
  const protocols = ['postgres:', 'postgresql:'];
  const databaseUrl = read.url('DATABASE_URL', '', protocols) || null;
  const databaseOwnerUrl = read.url('DATABASE_OWNER_URL', '', protocols) || null;
  if ((databaseUrl === null) !== (databaseOwnerUrl === null))
    read.mistake(
      'DATABASE_URL and DATABASE_OWNER_URL go together: the portal migrates as the owner and runs as the other.',
    );
  return { databaseUrl, databaseOwnerUrl };
}

function trailKeys(read: Reader): Config['trail'] {
  return {
    keys: read.text('HOLDFAST_TRAIL_KEYS', '') || null,
    keyFile: read.text('HOLDFAST_TRAIL_KEY_FILE', '') || null,
    keysLost: read.yesNo('HOLDFAST_TRAIL_KEYS_LOST', false),
  };
}

function signatureOf(read: Reader): Config['signature'] {
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

function mailServer(read: Reader): Config['mail'] {
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

class Reader {
  private readonly mistakes: string[] = [];

  constructor(private readonly env: Env) {}

  mistake(message: string): void {
    this.mistakes.push(message);
  }

  finish(): void {
    if (this.mistakes.length > 0) throw new ConfigError(this.mistakes);
  }

  text(name: string, fallback: string): string {
    const value = this.env[name]?.trim();
    return value === undefined || value === '' ? fallback : value;
  }

  integer(name: string, fallback: number, range: { min: number; max: number }): number {
    const text = this.text(name, String(fallback));
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= range.min && value <= range.max) return value;
    this.mistake(`${name} is "${text}", but must be a whole number from ${range.min} to ${range.max}.`);
    return fallback;
  }

  yesNo(name: string, fallback: boolean): boolean {
    const text = this.text(name, fallback ? 'yes' : 'no').toLowerCase();
    if (['yes', 'true', '1'].includes(text)) return true;
    if (!['no', 'false', '0'].includes(text)) this.mistake(`${name} is "${text}", but must be yes or no.`);
    return false;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const text = this.text(name, fallback);
    const value = allowed.find((a) => a === text);
    if (value === undefined) this.mistake(`${name} is "${text}", but must be one of ${allowed.join(', ')}.`);
    return value ?? fallback;
  }

  url(name: string, fallback: string, protocols: string[]): string {
    const text = this.text(name, fallback);
    if (text === '') return text;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url && protocols.includes(url.protocol)) return text;
    this.mistake(`${name} is not an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
    return fallback;
  }
}
