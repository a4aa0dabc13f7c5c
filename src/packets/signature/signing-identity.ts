import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../foundation/config';
import { certificateBody, certificateOf } from './certificate.rules';

/** The key that signs packets, with its certificate and those between it and its root. */
export interface SigningIdentity {
  readonly key: KeyObject;
  readonly keyType: 'rsa' | 'ec';
  /** The signer's own first. */
  readonly chain: readonly [X509Certificate, ...X509Certificate[]];
  /** Made by the portal: nobody but the portal vouches for it. */
  readonly selfMade: boolean;
}

type Settings = Pick<Config, 'dataDir' | 'publicUrl' | 'signature'>;

const YEARS = 10;
const REMARK = `# Secret. The key that signs issued packets, and its certificate, both made by the portal at its first packet.
# Keep a copy where you keep your other keys. To sign with a certificate of your own, see the README.
`;

export const ownFileOf = ({ dataDir }: Pick<Config, 'dataDir'>): string =>
  path.join(dataDir, 'keys', 'packet-signing.pem');

/** The certificate that the configuration gives, else the portal's own, made now if it is the first time. Throws with the file's name. */
export function openIdentity(settings: Settings, now: string): SigningIdentity {
  const { certificateFile, keyFile, passphrase } = settings.signature;
  if (certificateFile !== null)
    return { ...identityOf({ certificateFile, keyFile: keyFile ?? certificateFile, passphrase }), selfMade: false };
  const file = ownFileOf(settings);
  if (!existsSync(file)) writeOwn(file, settings, now);
  return { ...identityOf({ certificateFile: file, keyFile: file, passphrase: null }), selfMade: true };
}

interface Files {
  certificateFile: string;
  keyFile: string;
  passphrase: string | null;
}

function identityOf({ certificateFile, keyFile, passphrase }: Files): Omit<SigningIdentity, 'selfMade'> {
  const blocks = readFileSync(certificateFile, 'utf8').match(
    /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
  );
  const [own, ...others] = (blocks ?? []).map((block) => new X509Certificate(block));
  if (!own) throw new Error(`${certificateFile} holds no certificate (PEM).`);
  const key = createPrivateKey({ key: readFileSync(keyFile), ...(passphrase === null ? {} : { passphrase }) });
  const keyType = key.asymmetricKeyType;
  if (keyType !== 'rsa' && keyType !== 'ec')
    throw new Error(
      `${keyFile} holds a key of type ${String(keyType)}. Packets are signed with RSA or an elliptic curve (ECDSA).`,
    );
  if (!own.checkPrivateKey(key))
    throw new Error(`The key in ${keyFile} is not that of the first certificate in ${certificateFile}.`);
  return { key, keyType, chain: [own, ...others] };
}

/** Both in one file that appears whole or not at all, readable by its owner only; of two instances that make one, the first one's stays. */
function writeOwn(file: string, { publicUrl }: Settings, now: string): void {
  const made = selfMade(new URL(publicUrl).hostname, now);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${REMARK}${made.certificate}${made.key}`, { mode: 0o600, flush: true });
  try {
    if (!existsSync(file)) linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}

/** A key on P-256 and a certificate for it, both as PEM, good from an hour before `now`. */
export function selfMade(host: string, now: string): { key: string; certificate: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const body = certificateBody({
    ...{ commonName: `Holdfast portal ${host}`, organisation: 'Self-made certificate of this portal' },
    ...{ serialNumber: Buffer.concat([Buffer.from([0x40]), randomBytes(15)]), publicKey: spki },
    keyIdentifier: createHash('sha256').update(spki).digest().subarray(0, 20),
    notBefore: new Date(Date.parse(now) - 3_600_000).toISOString(),
    notAfter: `${Number(now.slice(0, 4)) + YEARS}-12-31T23:59:59.000Z`,
  });
  const der = certificateOf(body, sign('sha256', body, privateKey));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: new X509Certificate(der).toString(),
  };
}
