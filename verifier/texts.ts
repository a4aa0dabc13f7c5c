import { utf8 } from './bytes';
import type { Facts } from './canonical';
import type { Manifest } from './manifest';
import { planContent } from './plan-content';
import type { Proofs } from './proofs';
import type { Report } from './report';
import { sha256Hex } from './sha256';

/** Texts that were signed or approved are hashed anew, and set beside what the trail recorded then. */
export function checkTexts(manifest: Manifest, proofs: Proofs | null, report: Report): void {
  for (const one of manifest.facts.at('attestations').list) checkAttestation(one, proofs, report);
  for (const plan of manifest.facts.at('plans').list)
    for (const version of plan.at('versions').list) checkPlan({ plan, version, proofs }, report);
}

function checkAttestation(attestation: Facts, proofs: Proofs | null, report: Report): void {
  const [ref, signature] = [attestation.at('ref').text, attestation.at('signature')];
  if (!signature.isThere) return;
  const sha256 = sha256Hex(utf8(signature.at('shownText').text));
  const recorded = recordedDigest(proofs, {
    deed: 'attestation.signed',
    id: attestation.at('id').text,
    name: 'textSha256',
  });
  if (signature.at('shownSha256').text !== sha256)
    report.wrong('Texts', `${ref}: the printed statement does not have the digest that was signed.`);
  else if (recorded !== null && recorded !== sha256)
    report.wrong('Texts', `${ref}: the trail recorded another statement when it was signed.`);
  else if (recorded !== null)
    report.proved(
      'Texts',
      `${ref}: the statement is word for word the one that ${signature.at('signerName').text} signed.`,
    );
  else
    report.open(
      'Texts',
      `${ref}: the statement has the digest beside it, but no event about its signing is proved here.`,
    );
}

interface PlanVersion {
  plan: Facts;
  version: Facts;
  proofs: Proofs | null;
}

function checkPlan({ plan, version, proofs }: PlanVersion, report: Report): void {
  const stated = version.at('contentSha256').text;
  const ref = `${plan.at('ref').text} v${version.at('label').text}`;
  const text = planContent(plan, version);
  if (stated === '' || text === null) return;
  const sha256 = sha256Hex(utf8(text));
  const recorded = recordedDigest(proofs, {
    deed: 'plan-version.vendor-approved',
    id: version.at('id').text,
    name: 'contentSha256',
  });
  if (stated !== sha256)
    report.wrong('Texts', `${ref}: the printed plan does not have the digest that the vendor approved.`);
  else if (recorded !== null && recorded !== sha256)
    report.wrong('Texts', `${ref}: the trail recorded another plan when the vendor approved it.`);
  else if (recorded !== null) report.proved('Texts', `${ref}: steps and coverage are those that the vendor approved.`);
  else
    report.open('Texts', `${ref}: the plan has the digest beside it, but no event about its approval is proved here.`);
}

function recordedDigest(proofs: Proofs | null, of: { deed: string; id: string; name: string }): string | null {
  const found = [...(proofs?.events.values() ?? [])].filter(
    ({ facts }) => facts.at('deed').text === of.deed && facts.at('subject', 'id').text === of.id,
  );
  return found.at(-1)?.facts.at('particulars', of.name).text ?? null;
}
