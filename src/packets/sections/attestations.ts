import type { Block } from '../document/document.model';
import { columns } from './columns';
import { confirmations } from './confirmations';
import { nameOf } from '../check-people.rules';
import type { Manifest } from '../manifest.model';
import type { AttestationFacts, SignatureFacts } from '../snapshot-review.model';
import { anchor, exhibitOf, list, noneOf, orDash, when, words, type Printed } from './words';

/** Section 11: what an officer of the vendor signed, word for word. */
export function attestationsSection(printed: Printed): Block[] {
  const { manifest } = printed;
  const { attestations } = manifest;
  return [
    { kind: 'heading', level: 1, number: '11', text: "Vendor officer's attestations (not an audit)" },
    ...(attestations.length === 0
      ? [{ kind: 'paragraph' as const, text: noneOf(manifest, 'No attestation was asked for in this period.') }]
      : attestations.flatMap((one, index) => attestationBlocks(one, manifest, `11.${index + 1}`))),
    ...confirmations(printed, `11.${attestations.length + 1}`),
  ];
}

function attestationBlocks(one: AttestationFacts, manifest: Manifest, number: string): Block[] {
  return [
    { kind: 'heading', level: 2, number, text: `${one.ref} - ${words(one.kind)} attestation`, anchor: anchor(one.ref) },
    { kind: 'keyValues', items: facts(one, manifest) },
    ...(one.signature ? signed(one.signature, manifest) : [notSigned(one)]),
    {
      kind: 'table',
      caption: 'Answers per requirement',
      columns: columns('Requirement* 24 | Answer 24 | Explanation by the vendor 60'),
      rows: one.lines.map((line) => ({
        cells: [
          nameOf(line.obligationId, manifest),
          line.answer === null ? 'No answer' : words(line.answer),
          orDash(line.explanation),
        ],
      })),
      none: 'No requirement was put to the attestor.',
    },
  ];
}

function facts(one: AttestationFacts, { packet, attestations }: Manifest) {
  const late = one.signature ? one.signature.signedAt.slice(0, 10) > one.dueOn : one.dueOn < packet.asOf;
  const supersedes = attestations.find(({ id }) => id === one.supersedes)?.ref;
  return [
    { key: 'State', value: `${words(one.state)}${late ? ' - late' : ''}` },
    { key: 'Covers', value: `${one.periodFrom} to ${one.periodTo}` },
    { key: 'Due', value: one.dueOn },
    { key: 'Attestor named by the registrant', value: one.attestor },
    { key: 'Prepared by', value: orDash(one.preparedBy) },
    { key: 'Critical sub-outsourcers listed', value: list(one.subOutsourcers) },
    { key: 'Supersedes', value: supersedes ?? '-' },
    ...(one.waiver == null ? [] : [{ key: 'Leave to prepare what one signs (SD-1)', value: waiverWords(one.waiver) }]),
    {
      key: 'Decisions',
      value: list(
        one.decisions.map(
          (d) =>
            `${words(d.decision)} by ${d.decidedBy}, ${when(d.decidedAt)}${d.reason === '' ? '' : `: ${d.reason}`}`,
        ),
      ),
    },
  ];
}

function waiverWords({ reason, grantedBy, grantedAt, expiresOn }: NonNullable<AttestationFacts['waiver']>): string {
  return `${reason} Granted by ${grantedBy}, ${when(grantedAt)}, until ${expiresOn}.`;
}

function signed(signature: SignatureFacts, manifest: Manifest): Block[] {
  const { authority } = signature;
  return [
    {
      kind: 'callout',
      tone: 'statement',
      title: signature.qualified
        ? 'Qualified statement, exactly as shown and signed'
        : 'Statement, exactly as shown and signed',
      paragraphs: signature.shownText.split(/\n{2,}/),
      attribution: `${signature.signerName}, ${signature.signerTitle}, ${when(signature.signedAt)} (local time ${signature.localTime})`,
    },
    {
      kind: 'keyValues',
      items: [
        { key: 'SHA-256 of the text shown', value: [{ text: signature.shownSha256, mono: true }] },
        { key: 'Signature', value: signature.id },
        { key: 'Password confirmed again', value: when(signature.reauthenticatedAt) },
        { key: 'From', value: `${orDash(signature.address)}; ${orDash(signature.userAgent)}` },
        { key: 'Authority', value: `${authority.title}: ${authority.basis}` },
        {
          key: 'Authority verified',
          value: `${authority.verifiedBy}, ${authority.verifiedOn}, until ${authority.expiresOn}${authority.revokedAt === null ? '' : `; revoked ${when(authority.revokedAt)}`}`,
        },
        { key: 'Proof of authority', value: exhibitOf(authority.evidenceVersionId, manifest) },
      ],
    },
  ];
}

function notSigned(one: AttestationFacts): Block {
  return {
    kind: 'callout',
    tone: 'warning',
    title: 'Not signed',
    paragraphs: [
      `At the cut-off this attestation was ${words(one.state).toLowerCase()}; it was due on ${one.dueOn}. Nothing in this packet stands on it.`,
    ],
  };
}
