import { signatureAlgorithm } from './cms.rules';
import { der, integer, octets, oid, sequence, setOf, smallInteger, TAG, yes } from './der.rules';

export interface CertificateFacts {
  readonly commonName: string;
  readonly organisation: string;
  /** Random, at most 20 bytes, the first one below 0x80 and not zero. */
  readonly serialNumber: Uint8Array;
  /** UTC ISO instants, to the second. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** SubjectPublicKeyInfo as encoded. */
  readonly publicKey: Uint8Array;
  /** A digest of the public key, 20 bytes: how others name it. */
  readonly keyIdentifier: Uint8Array;
}

/**
 * What a self-made certificate says (RFC 5280, version 3), ready to be signed by its own EC key: it may sign documents (digital signature,
 * non-repudiation) and no other certificates.
 */
export function certificateBody(facts: CertificateFacts): Uint8Array {
  const name = sequence(
    setOf(sequence(oid('2.5.4.10'), text(facts.organisation))),
    setOf(sequence(oid('2.5.4.3'), text(facts.commonName))),
  );
  return sequence(
    der(0xa0, smallInteger(2)),
    integer(facts.serialNumber),
    signatureAlgorithm('ec'),
    name,
    sequence(time(facts.notBefore), time(facts.notAfter)),
    name,
    facts.publicKey,
    der(0xa3, sequence(...extensions(facts.keyIdentifier))),
  );
}

/** The certificate: what it says, and the signature over it. */
export function certificateOf(body: Uint8Array, signature: Uint8Array): Uint8Array {
  return sequence(body, signatureAlgorithm('ec'), der(TAG.bits, Uint8Array.of(0), signature));
}

function extensions(keyIdentifier: Uint8Array): Uint8Array[] {
  const usage = der(TAG.bits, Uint8Array.of(6, 0xc0));
  return [
    sequence(oid('2.5.29.19'), yes(), octets(sequence())),
    sequence(oid('2.5.29.15'), yes(), octets(usage)),
    sequence(oid('2.5.29.14'), octets(octets(keyIdentifier))),
  ];
}

const text = (value: string): Uint8Array => der(TAG.utf8, new TextEncoder().encode(value));

/** Two digits of the year until 2049, four after (RFC 5280 4.1.2.5). */
function time(iso: string): Uint8Array {
  const digits = `${iso.replace(/\D/g, '').slice(0, 14)}Z`;
  const short = iso < '2050';
  return der(short ? TAG.utcTime : TAG.time, new TextEncoder().encode(short ? digits.slice(2) : digits));
}
