import type { Facts } from './canonical';
import type { Manifest } from './manifest';
import type { Carrier, Opened } from './opened';
import type { ProvedEvent, Proofs } from './proofs';
import type { Report } from './report';
import { digestOf } from './source';

interface Asked {
  manifest: Manifest;
  opened: Opened;
  report: Report;
}

/** Sets the PDF and what it carries beside what the trail recorded when it was issued. Answers whether it names these bytes. */
export async function checkIssue(proofs: Proofs, asked: Asked): Promise<boolean> {
  const { manifest, report } = asked;
  const packetId = manifest.facts.at('packet', 'id').text;
  const issued = [...proofs.events.values()].filter(isIssueOf(packetId));
  const [event] = issued;
  if (issued.length > 1) report.wrong('Audit trail', 'The trail says twice that this packet was issued.');
  if (!event) {
    report.wrong('Audit trail', 'issue-proof.json does not hold the issue of this packet.');
    return false;
  }
  const facts = event.facts.at('particulars');
  if (facts.at('manifestSha256').text !== manifest.sha256)
    report.wrong('Audit trail', 'The trail recorded another manifest when the packet was issued.');
  for (const carrier of asked.opened.carriers) await checkCompanions(facts, carrier, report);
  for (const one of proofs.events.values()) if (one.facts.at('subject', 'id').text === packetId) tellEnd(one, report);
  return checkPdf(facts, event, asked);
}

const isIssueOf =
  (packetId: string) =>
  ({ facts }: ProvedEvent): boolean =>
    facts.at('deed').text === 'packet.issued' && facts.at('subject', 'id').text === packetId;

/** What came after the issue, as far as the trail had come when the binder was made. */
function tellEnd({ facts }: ProvedEvent, report: Report): void {
  const [deed, at] = [facts.at('deed').text, facts.at('at').text];
  const { text: by } = facts.at('particulars', 'byRef');
  const { text: reason } = facts.at('particulars', 'reason');
  if (deed === 'packet.superseded') report.open('Audit trail', `That it still stands: ${by} superseded it at ${at}.`);
  if (deed === 'packet.withdrawn')
    report.open('Audit trail', `That it still stands: it was withdrawn at ${at}: ${reason}`);
}

async function checkPdf(facts: Facts, { facts: event }: ProvedEvent, { opened, report }: Asked): Promise<boolean> {
  if (!opened.pdf) return false;
  const same = (await digestOf(opened.pdf.source)) === facts.at('pdfSha256').text;
  if (same) report.proved('Audit trail', `The PDF is byte for byte the one that was issued at ${event.at('at').text}.`);
  else
    report.wrong(
      'Audit trail',
      'The PDF is not the one that the trail recorded when the packet was issued: it was changed.',
    );
  return same;
}

async function checkCompanions(facts: Facts, { name: place, companions }: Carrier, report: Report): Promise<void> {
  for (const one of facts.at('files').list) {
    const name = one.at('name').text;
    const file = companions.get(name);
    if (!file) report.wrong('Audit trail', `${name} is missing in ${place}.`);
    else if ((await digestOf(file)) !== one.at('sha256').text)
      report.wrong('Audit trail', `${name} in ${place} was changed since the packet was issued.`);
  }
}
