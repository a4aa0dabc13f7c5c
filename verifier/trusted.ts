import { fromBase64 } from './bytes';
import { readCertificate, verifies, type Certificate } from './certificate';
import { derOf, DerError } from './der';

/** A certificate that the person who verifies trusts: by its digest, or itself. */
export interface Trusted {
  /** Lower-case hex SHA-256. */
  sha256: string;
  /** Null where only the digest was given: then nothing that it issued can be followed up to it. */
  certificate: Certificate | null;
}

const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** SHA-256 digests (hex, one a line, colons and spaces allowed) or certificates as PEM; null for anything else. */
export function trustedIn(text: string): Trusted[] | null {
  const lines = text.split('\n').map((line) => line.replaceAll(/[:\s]/g, '').toLowerCase());
  const digests = lines.filter((line) => line !== '');
  if (digests.length > 0 && digests.every((one) => /^[0-9a-f]{64}$/.test(one)))
    return digests.map((sha256) => ({ sha256, certificate: null }));
  try {
    const found = [...text.matchAll(BLOCK)].map(([, base64 = '']) => certificateIn(base64.replaceAll(/\s/g, '')));
    return found.length === 0 ? null : found.map((certificate) => ({ sha256: certificate.sha256, certificate }));
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

function certificateIn(base64: string): Certificate {
  const bytes = fromBase64(base64);
  if (!bytes) throw new DerError('a certificate that is none');
  return readCertificate(derOf(bytes));
}

const STEPS = 8;

/** Whether a certificate is one of the trusted, or was issued by one of them, over others that came with it. */
export async function leadsTo(
  certificate: Certificate,
  { trusted, between }: { trusted: readonly Trusted[]; between: readonly Certificate[] },
): Promise<boolean> {
  const above = [...trusted.flatMap((one) => one.certificate ?? []), ...between];
  let here: Certificate | null = certificate;
  for (let step = 0; here && step < STEPS; step += 1) {
    const { sha256 }: Certificate = here;
    if (trusted.some((one) => one.sha256 === sha256)) return true;
    here = await issuerOf(here, above);
  }
  return false;
}

async function issuerOf(certificate: Certificate, above: readonly Certificate[]): Promise<Certificate | null> {
  for (const one of above) if (await hasIssued(one, certificate)) return one;
  return null;
}

async function hasIssued(issuer: Certificate, { issuerName, signed, sha256 }: Certificate): Promise<boolean> {
  if (issuer.sha256 === sha256 || !issuer.mayIssue || issuer.subjectName !== issuerName) return false;
  return verifies(issuer, signed).catch((error: unknown) => {
    if (error instanceof DerError) return false;
    throw error;
  });
}
