import { join, same } from './bytes';
import { copy, hashNamed, readCertificate, verifies, type Certificate } from './certificate';
import { at, DerError, derOf, oid, partsOf, time, type Der } from './der';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47';
/** As older time-stamp authorities name theirs (RFC 2634 5.4). */
const SIGNING_CERTIFICATE_V1 = '1.2.840.113549.1.9.16.2.12';
const TIME_STAMP = '1.2.840.113549.1.9.16.2.14';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/** What a CMS signature (RFC 5652) with one signer says. */
export interface SignedMessage {
  certificate: Certificate;
  /** Every certificate that came with it. */
  known: readonly Certificate[];
  /** The digest of the content that the signer signed. */
  digest: Uint8Array;
  hash: string;
  contentType: string;
  /** What it carries itself; empty for one that stands beside its content. */
  content: Uint8Array;
  /** Null when all of it holds; else what does not, in words. */
  fault: string | null;
  /** A time-stamp token over the signature. */
  timeStamp: Der | null;
  signature: Uint8Array;
}

/** Takes a CMS signature apart and verifies it against its own certificate. Throws `DerError` for anything else. */
export async function readSigned(bytes: Uint8Array): Promise<SignedMessage> {
  const whole = derOf(bytes);
  if (oid(at(whole, 0)) !== SIGNED_DATA) throw new DerError('no signed data');
  const fields = partsOf(at(whole, 1, 0));
  const digests = at(whole, 1, 0, 1);
  const [content, signers] = [fields[2], fields.at(-1)];
  const certificates = fields.find(({ tag }) => tag === 0xa0);
  if (!content || !signers || !certificates) throw new DerError('signed data without a certificate');
  if (partsOf(signers).length !== 1) throw new DerError('more than one signer');
  const known = partsOf(certificates).map(readCertificate);
  const signer = at(signers, 0);
  // Not under the signature: it may say nothing else than what is.
  if (
    !same(digests.content, at(signer, 2).raw) ||
    [at(whole, 1, 0, 0), at(signer, 0)].some(({ content: version }) => !isOld(version))
  )
    throw new DerError('fields that a signature does not cover were changed');
  return readSigner(signer, { known, contentType: oid(at(content, 0)), content: contentOf(content) });
}

/** Versions 1 and 3 of signed data and signers (RFC 5652 5.1, 5.3). */
const isOld = (version: Uint8Array): boolean => version.length === 1 && (version[0] === 1 || version[0] === 3);

const contentOf = (info: Der): Uint8Array => (partsOf(info).length > 1 ? at(info, 1, 0).content : new Uint8Array());

interface Around {
  known: Certificate[];
  contentType: string;
  content: Uint8Array;
}

async function readSigner(signer: Der, { known, contentType, content }: Around): Promise<SignedMessage> {
  const [sid, digestAlgorithm, signedAttributes] = [at(signer, 1), at(signer, 2), at(signer, 3)];
  if (signedAttributes.tag !== 0xa0) throw new DerError('a signer without signed attributes');
  const [algorithm, { content: signature }, unsigned] = [at(signer, 4), at(signer, 5), partsOf(signer)[6]];
  const certificate = holderOf(sid, known);
  const attributes = attributesOf(signedAttributes);
  // What is signed is the set, not the field that it stands in (RFC 5652 5.4).
  const data = join(Uint8Array.of(0x31), signedAttributes.raw.subarray(1));
  const isSigned = await verifies(certificate, { data, signature, algorithm, digest: digestAlgorithm });
  return {
    ...{ certificate, known, contentType, content, signature },
    digest: attributes.get(MESSAGE_DIGEST)?.content ?? new Uint8Array(),
    fault: isSigned ? await faultOf(attributes, { certificate, contentType }) : NOT_SIGNED,
    hash: hashNamed(digestAlgorithm) ?? '',
    timeStamp: unsigned ? (attributesOf(unsigned).get(TIME_STAMP) ?? null) : null,
  };
}

const NOT_SIGNED = 'the signature was not made by its certificate’s key over these attributes';

function holderOf(sid: Der, known: readonly Certificate[]): Certificate {
  const [issuer, serial] = [at(sid, 0), at(sid, 1)];
  const found = known.find((one) => same(one.issuer.raw, issuer.raw) && same(one.serial, serial.content));
  if (!found) throw new DerError('the signer’s certificate is missing');
  return found;
}

const attributesOf = (set: Der): Map<string, Der> =>
  new Map(partsOf(set).map((attribute) => [oid(at(attribute, 0)), at(attribute, 1, 0)]));

async function faultOf(
  attributes: Map<string, Der>,
  own: { certificate: Certificate; contentType: string },
): Promise<string | null> {
  const type = attributes.get(CONTENT_TYPE);
  if (!type || oid(type) !== own.contentType) return 'the signature speaks of another kind of content';
  const named = certificateNamed(attributes, own.contentType);
  if (!named) return 'the signature does not name its certificate';
  const { hash, digest } = named;
  if (hash === null) return 'the signature names its certificate in a way that is not known here';
  const actual = await digestWith(hash, own.certificate.raw.raw);
  return same(actual, digest) ? null : 'the signature names another certificate than it carries';
}

/** By an ESSCertIDv2 (RFC 5035), whose algorithm stands first where it is not SHA-256; in a time stamp also by one without algorithm, over SHA-1. */
function certificateNamed(
  attributes: Map<string, Der>,
  contentType: string,
): { hash: string | null; digest: Uint8Array } | null {
  const [now, old] = [attributes.get(SIGNING_CERTIFICATE), attributes.get(SIGNING_CERTIFICATE_V1)];
  if (now) {
    const first = at(now, 0, 0, 0);
    if (first.tag === 0x04) return { hash: 'SHA-256', digest: first.content };
    return { hash: hashNamed(first), digest: at(now, 0, 0, 1).content };
  }
  return old && contentType === TST_INFO ? { hash: 'SHA-1', digest: at(old, 0, 0, 0).content } : null;
}

const digestWith = async (hash: string, bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest(hash, copy(bytes)));

export interface TimeStamp {
  /** ISO instant to the second, UTC. */
  at: string;
  by: Certificate;
  /** Every certificate that came with it. */
  known: readonly Certificate[];
  fault: string | null;
}

/** A time-stamp token (RFC 3161) over a signature. Throws `DerError` for anything else. */
export async function readTimeStamp(token: Der, signature: Uint8Array): Promise<TimeStamp> {
  const signed = await readSigned(token.raw);
  if (signed.contentType !== TST_INFO) throw new DerError('no time stamp');
  const info = derOf(signed.content);
  const stated = time(at(info, 4));
  const fault = signed.fault ?? (await faultOfStamp(signed, { imprint: at(info, 2), signature, stated }));
  return { at: stated, by: signed.certificate, known: signed.known, fault };
}

async function faultOfStamp(
  { hash, digest, content, certificate }: SignedMessage,
  over: { imprint: Der; signature: Uint8Array; stated: string },
): Promise<string | null> {
  const named = hashNamed(at(over.imprint, 0));
  if (hash === '' || named === null) return 'it uses a hash that is not known here';
  if (!same(await digestWith(hash, content), digest)) return 'it was changed';
  const isOverIt = same(await digestWith(named, over.signature), at(over.imprint, 1).content);
  if (!isOverIt) return 'it belongs to another signature';
  if (!certificate.mayStamp) return 'its certificate is not one for time stamps';
  const isGood = certificate.from <= over.stated && over.stated <= certificate.until;
  return isGood ? null : `its certificate was not good at ${over.stated}`;
}
