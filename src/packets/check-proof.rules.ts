import { sha256Hex } from '../foundation/ids';
import { nameOf, verdict } from './check-people.rules';
import type { CheckResult, ExhibitFacts, Manifest } from './manifest.model';
import type { AttestationFacts, SignatureFacts } from './snapshot-review.model';

type Facts = Omit<Manifest, 'checks' | 'populations'>;

/** Check 4. Files that nothing stands on are listed, but need not be whole in what is known of them. */
export function checkExhibits(facts: Facts): CheckResult {
  const failing = facts.exhibits.filter((one) => one.reliedUpon).flatMap(faultsOf);
  const count = (verdict: ExhibitFacts['vault']) => facts.exhibits.filter(({ vault }) => vault === verdict).length;
  const disposed = count('disposed');
  const note = [
    `${count('verified')} of ${facts.exhibits.length} stored files were read again and have their digest.`,
    ...(disposed > 0 ? [`${disposed} disposed of after their retention, each with its tombstone.`] : []),
  ].join(' ');
  const words =
    'Every exhibit has source, date made, period, time received and digest; the stored bytes have that digest';
  return verdict('exhibits', words, { failing, note });
}

function faultsOf(exhibit: ExhibitFacts): string[] {
  const { number, itemRef, vault, sourceParty, madeOn, receivedAt, sha256 } = exhibit;
  const missing = Object.entries({
    source: sourceParty,
    'date made': madeOn,
    'time received': receivedAt,
    digest: sha256,
  })
    .filter(([, value]) => value.trim() === '')
    .map(([what]) => `${number} (${itemRef}): no ${what}.`);
  if (vault === 'missing') missing.push(`${number} (${itemRef}): the stored file is missing.`);
  if (vault === 'damaged') missing.push(`${number} (${itemRef}): the stored bytes no longer have the recorded digest.`);
  return missing;
}

/** Check 5. */
export function checkPeriods(facts: Facts): CheckResult {
  const failing = facts.exhibits
    .filter((exhibit) => exhibit.outOfPeriod)
    .flatMap((exhibit) =>
      exhibit.uses
        .filter((use) => use.state === 'accepted' && !hasPeriodReason(use.obligationId, facts))
        .map(
          (use) =>
            `${exhibit.number} (${exhibit.itemRef}) lies outside the period and was accepted for ${nameOf(use.obligationId, facts)} without a reviewer's reason.`,
        ),
    );
  const named = facts.exhibits.filter((one) => one.outOfPeriod && one.reliedUpon && one.uses.length === 0);
  const note =
    named.length === 0
      ? ''
      : `Outside the period, put forward for no requirement of it, and named by a record that is printed here: ${named.map(({ number }) => number).join(', ')}.`;
  return verdict('periods', "Exhibits from outside the period carry a reviewer's reason", { failing, note });
}

function hasPeriodReason(obligationId: string, { submissions }: Facts): boolean {
  return submissions
    .flatMap((one) => one.review?.conclusions ?? [])
    .some((one) => one.obligationId === obligationId && one.outOfPeriodReason.trim() !== '');
}

/** Check 6. The text is printed from the same manifest whose digest is compared here. */
export function checkAttestations(facts: Facts): CheckResult {
  const used = facts.attestations.filter((one) => ['signed', 'accepted'].includes(one.state));
  const failing = used.flatMap((one) => attestationFaults(one, facts));
  const note =
    used.length === 0 ? 'No signed attestation is used in this packet; section 11 says what there is instead.' : '';
  const words =
    'Every attestation used covers the period, is signed by a verified officer and is printed word for word';
  return verdict('attestations', words, { failing, note });
}

function attestationFaults(attestation: AttestationFacts, { period, packet }: Facts): string[] {
  const { ref, signature, periodFrom, periodTo } = attestation;
  if (signature === null) return [`${ref}: no signature is stored.`];
  const faults = authorityFaults(ref, signature);
  if (periodFrom > period.startsOn || periodTo < (packet.asOf < period.endsOn ? packet.asOf : period.endsOn))
    faults.push(`${ref} covers ${periodFrom} to ${periodTo}, which is not the whole period.`);
  if (sha256Hex(signature.shownText) !== signature.shownSha256)
    faults.push(`${ref}: the stored text does not have the digest that was signed.`);
  return faults;
}

function authorityFaults(ref: string, { authority, signedAt, signerName }: SignatureFacts): string[] {
  const signedOn = signedAt.slice(0, 10);
  const faults: string[] = [];
  if (authority.verifiedOn > signedOn)
    faults.push(`${ref}: the authority of ${signerName} was verified after signing.`);
  if (authority.expiresOn < signedOn) faults.push(`${ref}: the verified authority of ${signerName} had expired.`);
  if (authority.revokedAt !== null && authority.revokedAt < signedAt)
    faults.push(`${ref}: the authority of ${signerName} had been revoked.`);
  return faults;
}
