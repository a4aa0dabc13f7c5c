import { utf8 } from './bytes';
import { Facts, readCanonical } from './canonical';
import type { Manifest } from './manifest';
import type { Report } from './report';
import { sha256Hex } from './sha256';

const FORMAT = 'holdfast-withheld-section/1';

/** Whether what somebody shows is the text that the packet kept back: no other text has the digest in the manifest. */
export function checkOpenings({ facts }: Manifest, openings: readonly string[] | undefined, report: Report): void {
  const kept = facts.at('plans').list.flatMap((plan) =>
    plan.at('versions').list.flatMap((version) =>
      version.at('withheld').list.map((one) => ({
        name: `${plan.at('ref').text} v${version.at('label').text}, ${one.at('section').text}`,
        commitment: one.at('commitment').text,
      })),
    ),
  );
  const opened = new Set((openings ?? []).map((text) => openedBy(text, { facts, kept, report })));
  for (const { name, commitment } of kept)
    if (!opened.has(commitment)) report.open('Opened', `${name}: the text is withheld; the packet commits to it.`);
}

interface Kept {
  facts: Facts;
  kept: readonly { name: string; commitment: string }[];
  report: Report;
}

/** The commitment that a text opens; empty for none. */
function openedBy(text: string, { facts, kept, report }: Kept): string {
  const sha256 = sha256Hex(utf8(text));
  const found = kept.find(({ commitment }) => commitment === sha256);
  const opening = new Facts(readCanonical(text));
  const isOfPacket = opening.at('packetId').text === facts.at('packet', 'id').text;
  if (found && opening.at('format').text === FORMAT && isOfPacket) {
    report.proved('Opened', `${found.name}: the text that was opened is the one that the packet committed to.`);
    return sha256;
  }
  report.wrong(
    'Opened',
    'What was opened is not a text that this packet committed to: it was changed, or belongs to another packet.',
  );
  return '';
}
