import { hex, join, same, type Bytes } from './bytes';
import { at, DerError, derOf, oid, partsOf, text, time, type Der } from './der';
import { sha256Hex } from './sha256';

export interface Certificate {
  raw: Der;
  serial: Uint8Array;
  issuer: Der;
  /** The common name of its holder, or the whole name where it has none. */
  holder: string;
  issuedBy: string;
  isSelfIssued: boolean;
  /** ISO instants to the second, UTC. */
  from: string;
  until: string;
  /** Lower-case hex SHA-256 of the certificate. */
  sha256: string;
  publicKey: Der;
  /** Names of holder and issuer as they are encoded, in hex. */
  subjectName: string;
  issuerName: string;
  /** Whether it may issue certificates (basicConstraints, RFC 5280 4.2.1.9). */
  mayIssue: boolean;
  /** Whether it is one for time stamps (extendedKeyUsage, RFC 3161 2.3). */
  mayStamp: boolean;
  /** What its issuer signed, and how. */
  signed: Signed;
}

export function readCertificate(raw: Der): Certificate {
  const fields = partsOf(at(raw, 0));
  // The version stands first, where it is not 1.
  const [serial, , issuer, validity, subject, publicKey] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields;
  if (!serial || !issuer || !validity || !subject || !publicKey) throw new DerError('a certificate without its fields');
  return {
    ...{ raw, serial: serial.content, issuer, publicKey },
    ...{ holder: nameOf(subject), issuedBy: nameOf(issuer), isSelfIssued: same(issuer.raw, subject.raw) },
    ...{ from: time(at(validity, 0)), until: time(at(validity, 1)), sha256: sha256Hex(raw.raw) },
    ...{ subjectName: hex(subject.raw), issuerName: hex(issuer.raw), ...mayOf(fields) },
    signed: {
      data: at(raw, 0).raw,
      signature: at(raw, 2).content.subarray(1),
      algorithm: at(raw, 1),
      digest: at(raw, 1),
    },
  };
}

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_PURPOSES = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

function mayOf(fields: readonly Der[]): { mayIssue: boolean; mayStamp: boolean } {
  const extensions = fields.find(({ tag }) => tag === 0xa3);
  const values = new Map(
    (extensions ? partsOf(at(extensions, 0)) : []).map((one) => [oid(at(one, 0)), partsOf(one).at(-1)?.content]),
  );
  const within = (name: string): Der[] => {
    const value = values.get(name);
    return value ? partsOf(derOf(value)) : [];
  };
  const [isAuthority] = within(BASIC_CONSTRAINTS);
  return {
    mayIssue: isAuthority?.tag === 0x01 && isAuthority.content[0] === 0xff,
    mayStamp: within(KEY_PURPOSES).some((one) => oid(one) === TIME_STAMPING),
  };
}

const COMMON_NAME = '2.5.4.3';

function nameOf(name: Der): string {
  const parts = partsOf(name).map((set) => ({ type: oid(at(set, 0, 0)), words: text(at(set, 0, 1)) }));
  return parts.find(({ type }) => type === COMMON_NAME)?.words ?? parts.map(({ words }) => words).join(', ');
}

const HASHES: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};
const CURVES: Record<string, { namedCurve: string; bytes: number }> = {
  '1.2.840.10045.3.1.7': { namedCurve: 'P-256', bytes: 32 },
  '1.3.132.0.34': { namedCurve: 'P-384', bytes: 48 },
  '1.3.132.0.35': { namedCurve: 'P-521', bytes: 66 },
};
const RSA = '1.2.840.113549.1.1.1';
const PSS = '1.2.840.113549.1.1.10';
const EC = '1.2.840.10045.2.1';

/** Name of a hash for the platform; null for one that is not sound any more, or not known. */
export const hashNamed = (algorithm: Der): string | null => HASHES[oid(at(algorithm, 0))] ?? null;

export interface Signed {
  data: Uint8Array;
  signature: Uint8Array;
  algorithm: Der;
  /** Algorithm of the digest, where the signature's own does not say. */
  digest: Der;
}

/** Whether a certificate's key made a signature. Throws `DerError` for an algorithm that is not known here. */
export async function verifies({ publicKey }: Certificate, signed: Signed): Promise<boolean> {
  const hash = hashNamed(signed.algorithm) ?? hashNamed(signed.digest);
  if (hash === null) throw new DerError('a hash that is not known here');
  if (!isPlain(signed.algorithm)) throw new DerError('an algorithm with settings that are not known here');
  const isPss = oid(at(signed.algorithm, 0)) === PSS;
  if (oid(at(publicKey, 0, 0)) === RSA) return check(publicKey, rsa(hash, isPss), signed);
  const { namedCurve, bytes } = curveOf(publicKey);
  const signature = plainPair(signed.signature, bytes);
  return check(publicKey, { name: 'ECDSA', hash, namedCurve }, { ...signed, signature });
}

const rsa = (hash: string, isPss: boolean) =>
  isPss ? { name: 'RSA-PSS', hash, saltLength: saltOf(hash) } : { name: 'RSASSA-PKCS1-v1_5', hash };

function curveOf(publicKey: Der): { namedCurve: string; bytes: number } {
  const curve = oid(at(publicKey, 0, 0)) === EC ? CURVES[oid(at(publicKey, 0, 1))] : undefined;
  if (!curve) throw new DerError('a kind of key that is not known here');
  return curve;
}

/** An algorithm without settings, or with an empty one; those of PSS are checked by the platform. */
function isPlain(algorithm: Der): boolean {
  const [name, settings] = partsOf(algorithm);
  if (!settings || !name || oid(name) === PSS) return true;
  return settings.tag === 0x05 && settings.content.length === 0;
}

const saltOf = (hash: string): number => Number(hash.slice(4)) / 8;

async function check(
  { raw }: Der,
  algorithm: { name: string; hash: string; namedCurve?: string; saltLength?: number },
  { data, signature }: Pick<Signed, 'data' | 'signature'>,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('spki', copy(raw), algorithm, false, ['verify']).catch(() => {
    throw new DerError('a public key that is none');
  });
  return crypto.subtle.verify(algorithm, key, copy(signature), copy(data));
}

export const copy = (bytes: Uint8Array): Bytes => join(bytes);

/** An ECDSA signature as two numbers side by side, as the platform takes it. */
function plainPair(signature: Uint8Array, bytes: number): Bytes {
  const sequence = { tag: 0x30, content: signature, raw: signature };
  const numbers = partsOf(at(sequence, 0)).map(({ content }) => {
    const plain = content[0] === 0 ? content.subarray(1) : content;
    if (plain.length > bytes) throw new DerError('a signature that is none');
    return join(new Uint8Array(bytes - plain.length), plain);
  });
  return join(...numbers);
}
