import { OID, type SignerName } from './cms.rules';
import { der, DerError, joined, oidOf, partAt, partsOf, readFirst, sameBytes, TAG, type Der } from './der.rules';

// The verifier has a reader of its own on purpose: it must not share the code that signs.

/** A CMS message with one signer, taken apart (RFC 5652). Nothing is verified yet. */
export interface SignedMessage {
  /** What is signed, where the message carries it; null when it is detached. */
  readonly content: { readonly type: string; readonly bytes: Uint8Array | null };
  readonly certificates: readonly Uint8Array[];
  /** Issuer and serial number of the signer's certificate, as encoded there. */
  readonly signer: SignerName;
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
  /** The bytes under the signature. */
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  /** Values of the signed attributes, and of those added after signing, by name. */
  readonly signed: ReadonlyMap<string, Uint8Array>;
  readonly unsigned: ReadonlyMap<string, Uint8Array>;
}

/** Takes a message apart; bytes after it are left alone. Throws `DerError` on anything that is not one. */
export function readSignedMessage(bytes: Uint8Array): SignedMessage {
  const outer = partsOf(readFirst(bytes));
  if (oidOf(partAt(outer, 0, TAG.oid)) !== OID.signedData) throw new DerError('no signed data');
  const parts = partsOf(partAt(partsOf(partAt(outer, 1, 0xa0)), 0, TAG.sequence));
  const content = partsOf(partAt(parts, 2, TAG.sequence));
  const infos = partsOf(parts.at(-1) ?? partAt([], 0));
  if (infos.length !== 1) throw new DerError(`${infos.length} signers`);
  return {
    content: { type: oidOf(partAt(content, 0, TAG.oid)), bytes: carried(content[1]) },
    certificates: parts
      .filter((part) => part.tag === 0xa0)
      .flatMap(partsOf)
      .map((part) => part.whole),
    ...readSigner(partsOf(partAt(infos, 0, TAG.sequence))),
  };
}

function carried(wrapped: Der | undefined): Uint8Array | null {
  return wrapped ? partAt(partsOf(wrapped), 0, TAG.octets).body : null;
}

function readSigner(parts: readonly Der[]): Omit<SignedMessage, 'content' | 'certificates'> {
  const [issuer, serialNumber] = partsOf(partAt(parts, 1, TAG.sequence));
  if (!issuer || !serialNumber) throw new DerError('no name of the signer');
  const attributes = partAt(parts, 3, 0xa0);
  const later = parts[6];
  return {
    signer: { issuer: issuer.whole, serialNumber: serialNumber.whole },
    digestAlgorithm: algorithmOf(partAt(parts, 2, TAG.sequence)),
    signatureAlgorithm: algorithmOf(partAt(parts, 4, TAG.sequence)),
    signedBytes: der(TAG.set, attributes.body),
    signature: partAt(parts, 5, TAG.octets).body,
    signed: valuesOf(attributes),
    unsigned: later ? valuesOf(later) : new Map(),
  };
}

const algorithmOf = (part: Der): string => oidOf(partAt(partsOf(part), 0, TAG.oid));

function valuesOf(attributes: Der): Map<string, Uint8Array> {
  const values = new Map<string, Uint8Array>();
  for (const one of partsOf(attributes)) {
    const [name, value] = partsOf(one);
    if (!name || !value) throw new DerError('an attribute without a value');
    values.set(oidOf(name), partAt(partsOf(value), 0).whole);
  }
  return values;
}

/** The bytes that an OCTET STRING attribute holds, or null where the message has none of that name. */
export function octetsIn(values: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array | null {
  const value = values.get(name);
  return value === undefined ? null : readFirst(value).body;
}

/** How a certificate is named by whoever signs with it (RFC 5280 4.1). */
export function nameOfCertificate(certificate: Uint8Array): SignerName {
  const fields = partsOf(partAt(partsOf(readFirst(certificate)), 0, TAG.sequence));
  const from = fields[0]?.tag === 0xa0 ? 1 : 0;
  return {
    serialNumber: partAt(fields, from, TAG.integer).whole,
    issuer: partAt(fields, from + 2, TAG.sequence).whole,
  };
}

/** The certificate, of those that came with a message, that its signer names. */
export function certificateOfSigner({ certificates, signer }: SignedMessage): Uint8Array | null {
  const key = (name: SignerName) => joined([name.issuer, name.serialNumber]);
  return certificates.find((one) => sameBytes(key(nameOfCertificate(one)), key(signer))) ?? null;
}

/** Digest of the signer's certificate as the signature itself states it (ESSCertIDv2 with SHA-256, RFC 5035); null when absent. */
export function statedCertificateDigest({ signed }: SignedMessage): Uint8Array | null {
  const value = signed.get(OID.signingCertificateV2);
  if (value === undefined) return null;
  const first = partAt(partsOf(partAt(partsOf(readFirst(value)), 0)), 0);
  const [digest] = partsOf(first);
  return digest?.tag === TAG.octets ? digest.body : null;
}

export interface TimestampInfo {
  readonly digestAlgorithm: string;
  readonly digest: Uint8Array;
  /** UTC ISO instant. */
  readonly at: string;
  /** The encoded number that the question carried; null when it is not repeated. */
  readonly nonce: Uint8Array | null;
}

/** What a timestamp says (RFC 3161 2.4.2, TSTInfo). */
export function readTimestampInfo(content: Uint8Array): TimestampInfo {
  const parts = partsOf(readFirst(content));
  const [algorithm, digest] = partsOf(partAt(parts, 2, TAG.sequence));
  if (!algorithm || !digest) throw new DerError('a timestamp over nothing');
  return {
    digestAlgorithm: algorithmOf(algorithm),
    digest: digest.body,
    at: isoOf(partAt(parts, 4, TAG.time)),
    nonce: parts.slice(5).find((part) => part.tag === TAG.integer)?.whole ?? null,
  };
}

/** `20261122101500.5Z` as an ISO instant. */
function isoOf({ body }: Der): string {
  const text = String.fromCharCode(...body);
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d+))?Z$/.exec(text);
  if (!found) throw new DerError(`a time written as ${text}`);
  const [, year, month, day, hour, minute, second, fraction = ''] = found as unknown as string[];
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}
