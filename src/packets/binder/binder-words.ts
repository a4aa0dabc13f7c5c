import type { Manifest } from '../manifest.model';
import type { Packet } from '../packet.entity';
import { KIND_NAMES } from '../packet-kinds.rules';

/** What `bag-info.txt` says, in BagIt's own labels where there are any. */
export function labelsOf(packet: Packet, manifest: Manifest, leftOut: readonly string[]): Record<string, string> {
  const { registrant, period, portalVersion } = manifest;
  const at = packet.issuedAt ?? packet.assembledAt ?? packet.requestedAt;
  return {
    'Source-Organization': registrant.name,
    'External-Identifier': `${packet.ref} ${packet.id}`,
    'External-Description': `Continuity, ${kindAndSubject(manifest)}, for ${period.code}, as of ${manifest.packet.asOf}`,
    'Bagging-Date': at.slice(0, 10),
    'Bag-Software-Agent': `Holdfast ${portalVersion}`,
    'Holdfast-Packet-State': packet.state,
    'Holdfast-Manifest-SHA256': packet.manifestSha256 ?? '',
    ...(leftOut.length > 0 ? { 'Holdfast-Left-Out': leftOut.join('; ') } : {}),
  };
}

const kindAndSubject = ({ packet, vendor }: Manifest): string =>
  `${KIND_NAMES[packet.kind]} on ${packet.subject?.title ?? vendor.name}`;

/** For people who open the binder without knowing what it is. */
export function readMe(packet: Packet, manifest: Manifest, leftOut: readonly string[]): string {
  const { registrant, period } = manifest;
  return `${packet.ref}: continuity, ${kindAndSubject(manifest)}, for ${period.code}, from ${registrant.name}

data/packet.pdf        what to read; begin here
data/manifest.json     everything that the packet says, as canonical JSON; its SHA-256 is the packet's identity
data/exhibits/         the exhibits as they were received, under their numbers. Nobody judged them safe to open.
data/proofs.json       events of the portal's audit trail, with proofs that they stand in it
data/checkpoint.txt    the signed head of the trail that the proofs lead to
data/issue-proof.json  the same for the issue of this packet
${leftOutWords(leftOut)}
TO VERIFY, without a network and without the portal:
  in a browser   open holdfast-verify.html and drop this folder, the ZIP or the PDF on it
  with Node      node holdfast-verify.cjs .
  other tools    sha256sum -c manifest-sha256.txt        (any BagIt tool reads this folder, too)

Identity of this packet (SHA-256 of data/manifest.json):
  ${packet.manifestSha256 ?? ''}

That shows that everything here agrees. Whether the portal issued it is shown only by something that you know from
elsewhere: the verifier key of its log (--key), its certificate (--certificate), or a packet or checkpoint that you have
had for longer (--older). Ask the people of ${registrant.name} by a way that you knew before: the portal shows the key on
the page of its audit trail under "Keys of the log", and the certificate on the packet's page under "Signature".

Whoever changed this folder could have changed the verifier in it as well. If that matters, take the verifier from
somewhere you trust: the registrant's portal, or a binder that you have had for longer.
`;
}

function leftOutWords(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `
NOT HERE ANY MORE, though the packet lists it (data/disposals-proof.json holds the events that prove it):
${lines.map((line) => `  ${line}\n`).join('')}`;
}
