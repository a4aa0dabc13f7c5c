import type { Certificate } from './certificate';
import type { Pdf } from './pdf';
import { signatureOf, type PdfSignature } from './pdf-signature';
import type { Proofs } from './proofs';
import type { Report } from './report';
import { leadsTo, type Trusted } from './trusted';

const INTRODUCED = 'signing-certificate.introduced';

export interface SignatureTrust {
  /** Certificates of the portal, or of whoever issued its certificate. */
  certificates: readonly Trusted[];
  /** Time-stamp authorities, or whoever issued their certificates. */
  authorities: readonly Trusted[];
  /** Whether the key of the trail is known from elsewhere: what the trail says of a certificate is then proved. */
  isLogKnown: boolean;
}

/** Whose signature stands over all of a PDF. */
export interface Signer {
  certificate: Certificate;
  /** By the person who verifies, and in which way. */
  isTrusted: boolean;
  how: string;
  /** By the trail, as one of the portal's. */
  isIntroduced: boolean;
}

/** Verifies the signature of the PDF, and whose certificate it is. Null where no signature holds. */
export async function checkSignature(
  pdf: Pdf,
  known: { proofs: Proofs | null; trust: SignatureTrust },
  report: Report,
): Promise<Signer | null> {
  const introduced = certificatesIn(known.proofs);
  const signature = await signatureOf(pdf);
  if (signature === null) tellUnsigned(introduced.length > 0 && isApproved(known.proofs), report);
  else if (signature.fault !== null || !signature.by)
    report.wrong('Signature', `The PDF is not as it was signed: ${signature.fault ?? 'its signer is not known'}.`);
  else {
    const { by } = signature;
    report.proved('Signature', `All of the PDF is as ${by.holder} signed it; certificate ${by.sha256}, ${dates(by)}.`);
    checkDates(by, signature, report);
    const signer = await checkSigner(signature, by, { introduced, trust: known.trust, report });
    await stamped(signature, known.trust, report);
    return signer;
  }
  return null;
}

const dates = ({ isSelfIssued, issuedBy, from, until }: Certificate): string =>
  `${isSelfIssued ? 'made by its holder, for whom nobody else vouches' : `issued by ${issuedBy}`}, good from ${from} until ${until}`;

function tellUnsigned(wasIssued: boolean, report: Report): void {
  if (wasIssued)
    report.wrong('Signature', 'The PDF carries no signature, though it is an issued packet: it was taken away.');
  else
    report.open(
      'Signature',
      'The PDF carries no signature. Its pages are proved only by the binder of the issued packet.',
    );
}

function certificatesIn(proofs: Proofs | null): string[] {
  return [...(proofs?.events.values() ?? [])]
    .filter(({ facts }) => facts.at('deed').text === INTRODUCED)
    .map(({ facts }) => facts.at('particulars', 'certificateSha256').text);
}

const isApproved = (proofs: Proofs | null): boolean =>
  [...(proofs?.events.values() ?? [])].some(({ facts }) => facts.at('deed').text === 'packet.approved');

/** No time that is told may lie outside the certificate's own. */
function checkDates({ from, until }: Certificate, { claimedAt, timeStamp }: PdfSignature, report: Report): void {
  for (const at of [claimedAt, timeStamp?.at ?? ''])
    if (at !== '' && (at < from || at > until)) {
      report.wrong('Signature', `The PDF was signed at ${at}, when its certificate was not good.`);
      return;
    }
}

interface Asked {
  introduced: readonly string[];
  trust: SignatureTrust;
  report: Report;
}

async function checkSigner({ known }: PdfSignature, certificate: Certificate, asked: Asked): Promise<Signer> {
  const { introduced, trust, report } = asked;
  const isTrusted = await leadsTo(certificate, { trusted: trust.certificates, between: known });
  const isNamed = trust.certificates.some(({ sha256 }) => sha256 === certificate.sha256);
  const how = isNamed ? 'by the certificate that you named' : 'by a certificate that one which you named has issued';
  if (isTrusted) report.proved('Signature', `The PDF is signed ${how}.`);
  else if (trust.certificates.length > 0)
    report.wrong('Signature', 'The PDF is signed with another certificate than the one that you named.');
  const isIntroduced = introduced.includes(certificate.sha256);
  if (!isIntroduced && introduced.length > 0)
    report.wrong(
      'Signature',
      'The PDF is signed with a certificate that the trail does not name: somebody else signed it.',
    );
  else if (isIntroduced) tellIntroduced(trust, report);
  else if (!isTrusted)
    report.open(
      'Signature',
      'Whose certificate this is cannot be told from the packet alone: compare its digest with the portal’s.',
    );
  return { certificate, isTrusted, how, isIntroduced };
}

function tellIntroduced({ isLogKnown }: SignatureTrust, report: Report): void {
  if (isLogKnown) report.proved('Signature', 'The trail names this certificate as one of the portal’s.');
  else
    report.open(
      'Signature',
      'That the certificate is the portal’s: a trail names it so, and the key of that trail came with the packet.',
    );
}

async function stamped({ timeStamp, claimedAt }: PdfSignature, trust: SignatureTrust, report: Report): Promise<void> {
  if (!timeStamp) {
    const when = claimedAt === '' ? '' : ` (${claimedAt})`;
    report.open('Signature', `When it was signed is told by the portal’s own clock only${when}.`);
    return;
  }
  const { at, by, known, fault } = timeStamp;
  const who = `the time-stamp authority ${by.holder} (certificate ${by.sha256}, ${dates(by)})`;
  const isTrusted = await leadsTo(by, { trusted: trust.authorities, between: known });
  if (fault !== null) report.wrong('Signature', `The time stamp does not hold: ${fault}.`);
  else if (isTrusted) report.proved('Signature', `It existed at ${at}: ${who}, which you named, says so.`);
  else if (trust.authorities.length > 0)
    report.wrong('Signature', `Its time stamp is by ${who}, and not by the one that you named.`);
  else report.open('Signature', `That it existed at ${at}: ${who} says so, and nothing here tells who that is.`);
}
