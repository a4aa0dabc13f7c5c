import { createHash, sign, type X509Certificate } from 'node:crypto';
import type { Config } from '../../foundation/config';
import type { SignatureRoom } from '../document/document.model';
import { nameOfCertificate, readSignedMessage } from './cms-reading.rules';
import { attributesToSign, detachedSignature, signedAttributes } from './cms.rules';
import { signerOf } from './message-check';
import { sealFile } from './seal-file';
import type { SigningIdentity } from './signing-identity';
import { timestampOver, type Timestamp } from './timestamp-authority';

/** What a signature turned out to be. */
export interface SignatureFacts {
  /** Levels of ETSI EN 319 142-1: B-T carries the timestamp of an authority, B-B does not. */
  readonly level: 'B-B' | 'B-T';
  readonly algorithm: string;
  /** UTC ISO instant by the portal's clock. */
  readonly signedAt: string;
  readonly timestampAt: string | null;
  readonly timestampAuthority: string | null;
}

interface Order {
  readonly identity: SigningIdentity;
  readonly at: string;
  readonly settings: Config['signature'];
}

/** Signs a printed packet in place, with a timestamp when an authority is configured. Throws a sentence, and the file is then no packet. */
export async function signPdf(file: string, room: SignatureRoom, order: Order): Promise<SignatureFacts> {
  const { identity, at, settings } = order;
  refuseOutOfDate(identity.chain[0], at);
  const got: { timestamp: Timestamp | null } = { timestamp: null };
  await sealFile(file, room, {
    at,
    sign: async (digest) => {
      const made = signatureOver(digest, identity);
      if (settings.tsaUrl !== null) got.timestamp = await timestampOver(made.signature, settings);
      return finished({ ...made, ...got, digest, identity });
    },
  });
  return factsOf(order, got.timestamp);
}

function signatureOver(digest: Buffer, { key, chain }: SigningIdentity) {
  const certificateDigest = createHash('sha256').update(chain[0].raw).digest();
  const attributes = signedAttributes(digest, certificateDigest);
  return { attributes, signature: sign('sha256', attributesToSign(attributes), key) };
}

interface Made {
  attributes: readonly Uint8Array[];
  signature: Uint8Array;
  digest: Buffer;
  identity: SigningIdentity;
  timestamp: Timestamp | null;
}

/** The message, read again with the eyes of whoever will verify it. */
function finished({ attributes, signature, digest, identity, timestamp }: Made): Uint8Array {
  const { chain, keyType } = identity;
  const message = detachedSignature({
    ...{ signer: nameOfCertificate(chain[0].raw), certificates: chain.map((one) => one.raw) },
    ...{ attributes, keyType, signature, timestamp: timestamp?.token ?? null },
  });
  signerOf(readSignedMessage(message), { digest });
  return message;
}

function factsOf({ identity, at }: Order, timestamp: Timestamp | null): SignatureFacts {
  return {
    level: timestamp === null ? 'B-B' : 'B-T',
    algorithm: identity.keyType === 'rsa' ? 'RSA with SHA-256' : 'ECDSA with SHA-256',
    signedAt: at,
    timestampAt: timestamp?.at ?? null,
    timestampAuthority: timestamp?.authority ?? null,
  };
}

function refuseOutOfDate(certificate: X509Certificate, at: string): void {
  const [from, until] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
  const now = Date.parse(at);
  if (now < from || now > until)
    throw new Error(
      `The certificate that signs packets is good from ${new Date(from).toISOString()} until ${new Date(until).toISOString()}, and it is ${at}. Give another one; the packet is then issued by itself.`,
    );
}
