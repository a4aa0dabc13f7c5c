import { der, inOrder, nothing, octets, oid, sequence, setOf, smallInteger, TAG, yes } from './der.rules';

/** Names of things in CMS (RFC 5652), certificates (RFC 5280) and timestamps (RFC 3161). */
export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
} as const;

/** How a certificate is named by whoever signs with it, each part as encoded in the certificate. */
export interface SignerName {
  readonly issuer: Uint8Array;
  readonly serialNumber: Uint8Array;
}

export interface DetachedSignature {
  readonly signer: SignerName;
  /** Certificates that travel with it, the signer's own among them. */
  readonly certificates: readonly Uint8Array[];
  /** What was signed: see `signedAttributes`. */
  readonly attributes: readonly Uint8Array[];
  readonly keyType: 'rsa' | 'ec';
  readonly signature: Uint8Array;
  /** An RFC 3161 token over `signature`, or null. */
  readonly timestamp: Uint8Array | null;
}

export const sha256Algorithm = (): Uint8Array => sequence(oid(OID.sha256));

/**
 * The attributes that a PAdES baseline signature signs (ETSI EN 319 142-1, level B-B): kind of content, digest of the content and
 * digest of the signer's own certificate, so that no other certificate with the same key can be put in its place.
 */
export function signedAttributes(digest: Uint8Array, certificateDigest: Uint8Array): Uint8Array[] {
  const certificate = sequence(sequence(sequence(octets(certificateDigest))));
  return inOrder([
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(digest)),
    attribute(OID.signingCertificateV2, certificate),
  ]);
}

/** The bytes under the signature: the attributes as a SET, whatever tag they carry in the message (RFC 5652 5.4). */
export const attributesToSign = (attributes: readonly Uint8Array[]): Uint8Array => der(TAG.set, ...attributes);

/** The signature as a CMS message without its content. */
export function detachedSignature(made: DetachedSignature): Uint8Array {
  const certificates = der(0xa0, ...inOrder(made.certificates));
  const content = sequence(oid(OID.data));
  const signed = sequence(smallInteger(1), setOf(sha256Algorithm()), content, certificates, setOf(signerInfo(made)));
  return sequence(oid(OID.signedData), der(0xa0, signed));
}

function signerInfo({ signer, attributes, keyType, signature, timestamp }: DetachedSignature): Uint8Array {
  const name = sequence(signer.issuer, signer.serialNumber);
  const later = timestamp === null ? [] : [der(0xa1, attribute(OID.timestampToken, timestamp))];
  return sequence(
    smallInteger(1),
    name,
    sha256Algorithm(),
    der(0xa0, ...attributes),
    signatureAlgorithm(keyType),
    octets(signature),
    ...later,
  );
}

/** How a key of that type signs here, always over SHA-256. */
export function signatureAlgorithm(keyType: 'rsa' | 'ec'): Uint8Array {
  return keyType === 'rsa' ? sequence(oid(OID.rsa), nothing()) : sequence(oid(OID.ecdsaSha256));
}

function attribute(name: string, value: Uint8Array): Uint8Array {
  return sequence(oid(name), setOf(value));
}

/** What a timestamp authority is asked (RFC 3161 2.4.1): to sign this SHA-256 digest, with its certificate in the answer. */
export function timestampQuery(digest: Uint8Array, nonce: Uint8Array): Uint8Array {
  return sequence(smallInteger(1), sequence(sha256Algorithm(), octets(digest)), nonce, yes());
}
