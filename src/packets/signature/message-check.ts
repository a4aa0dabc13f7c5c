import { createHash, verify, X509Certificate } from 'node:crypto';
import { certificateOfSigner, octetsIn, type SignedMessage } from './cms-reading.rules';
import { OID } from './cms.rules';
import { sameBytes } from './der.rules';

const DIGESTS: Record<string, string> = {
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/**
 * The certificate under whose key a message is signed, after checking that it is: the digest of the content stands among the signed
 * attributes, and the signature over them is that certificate's. Throws with what does not hold. Nothing is said about who vouches for it.
 */
export function signerOf(
  message: SignedMessage,
  content: Uint8Array | { readonly digest: Uint8Array },
): X509Certificate {
  const hash = DIGESTS[message.digestAlgorithm];
  if (hash === undefined)
    throw new Error(`It is signed over a digest of an unknown kind (${message.digestAlgorithm}).`);
  const digest = 'digest' in content ? content.digest : createHash(hash).update(content).digest();
  const stated = octetsIn(message.signed, OID.messageDigest);
  if (stated === null || !sameBytes(stated, digest)) throw new Error('It was made for other bytes.');
  const der = certificateOfSigner(message);
  if (der === null) throw new Error('The certificate of its signer is not in it.');
  const certificate = new X509Certificate(der);
  if (!verify(hash, message.signedBytes, certificate.publicKey, message.signature))
    throw new Error('It was not signed with the key of its certificate.');
  return certificate;
}

/** Whether a certificate leads to one of the roots over others that came with it. */
export function leadsTo(
  certificate: X509Certificate,
  { roots, between }: { roots: readonly X509Certificate[]; between: readonly X509Certificate[] },
): boolean {
  let at = certificate;
  for (let depth = 0; depth < 8; depth++) {
    const now = at;
    if (roots.some((root) => root.fingerprint256 === now.fingerprint256 || issued(root, now))) return true;
    const next = between.find((one) => one.fingerprint256 !== now.fingerprint256 && issued(one, now));
    if (!next) return false;
    at = next;
  }
  return false;
}

function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}
