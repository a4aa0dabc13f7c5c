import type { Proofs } from './proofs';
import type { Pdf } from './pdf';
import { signatureOf, type PdfSignature } from './pdf-signature';
import type { Report } from './report';

const INTRODUCED = 'signing-certificate.introduced';

export interface SignatureTrust {
  /** Lower-case hex SHA-256 of a certificate that the person who verifies trusts; null where none was named. */
  certificateSha256: string | null;
}

/** Verifies the signature of the PDF, and whose certificate it is. */
export async function checkSignature(
  pdf: Pdf,
  known: { proofs: Proofs | null; trust: SignatureTrust },
  report: Report,
): Promise<void> {
  const introduced = certificatesIn(known.proofs);
  const signature = await signatureOf(pdf);
  if (signature === null) {
    if (introduced.length > 0 && isApproved(known.proofs))
      report.wrong('Signature', 'The PDF carries no signature, though it is an issued packet: it was taken away.');
    else
      report.open(
        'Signature',
        'The PDF carries no signature. Its pages are proved only by the binder of the issued packet.',
      );
    return;
  }
  if (signature.fault !== null || !signature.by) {
    report.wrong('Signature', `The PDF is not as it was signed: ${signature.fault ?? 'its signer is not known'}.`);
    return;
  }
  report.proved(
    'Signature',
    `All of the PDF is as ${signature.by.holder} signed it; certificate ${signature.by.sha256}.`,
  );
  checkSigner(signature, { introduced, trust: known.trust }, report);
  stamped(signature, report);
}

function certificatesIn(proofs: Proofs | null): string[] {
  return [...(proofs?.events.values() ?? [])]
    .filter(({ facts }) => facts.at('deed').text === INTRODUCED)
    .map(({ facts }) => facts.at('particulars', 'certificateSha256').text);
}

const isApproved = (proofs: Proofs | null): boolean =>
  [...(proofs?.events.values() ?? [])].some(({ facts }) => facts.at('deed').text === 'packet.approved');

function checkSigner(
  { by }: PdfSignature,
  { introduced, trust }: { introduced: readonly string[]; trust: SignatureTrust },
  report: Report,
): void {
  const own = by?.sha256 ?? '';
  if (trust.certificateSha256 !== null && trust.certificateSha256 !== own)
    report.wrong('Signature', 'The PDF is signed with another certificate than the one that you named.');
  if (introduced.includes(own)) report.proved('Signature', 'The trail names this certificate as one of the portal’s.');
  else if (introduced.length > 0)
    report.wrong(
      'Signature',
      'The PDF is signed with a certificate that the trail does not name: somebody else signed it.',
    );
  else if (trust.certificateSha256 !== own)
    report.open(
      'Signature',
      'Whose certificate this is cannot be told from the packet alone: compare its digest with the portal’s.',
    );
}

function stamped({ timeStamp, claimedAt }: PdfSignature, report: Report): void {
  if (timeStamp)
    report.proved(
      'Signature',
      `It existed at ${timeStamp.at}, as the time-stamp authority ${timeStamp.by.holder} says; whether you trust that authority is yours to say.`,
    );
  else
    report.open(
      'Signature',
      `When it was signed is told by the portal’s own clock only${claimedAt === '' ? '' : ` (${claimedAt})`}.`,
    );
}
