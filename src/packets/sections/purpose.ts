import type { Block } from '../document/document.model';
import type { Manifest } from '../manifest.model';
import type { Printed } from './words';

/** Section 3: what a packet supports, and what it does not say. The first paragraph is the programme's fixed wording. */
export function purpose({ manifest }: Printed): Block[] {
  const { registrant, catalogue } = manifest;
  return [
    { kind: 'heading', level: 1, number: '3', text: 'Purpose and limits' },
    { kind: 'callout', tone: 'note', title: 'What this packet is', paragraphs: [limits(manifest)] },
    { kind: 'heading', level: 2, number: '3.1', text: 'Two parts, kept apart' },
    {
      kind: 'list',
      items: [
        `Part I, ICFR support: requirements whose evidence may support ${registrant.name}'s evaluation of internal control over financial reporting, for services that it decided are relevant to financial reporting.`,
        'Part II, continuity oversight: everything else - plans, exercises, people, records and disclosure support. It rests on policy, contract and sector rules. A result in one part says nothing about the other.',
      ],
    },
    { kind: 'heading', level: 2, number: '3.2', text: 'What this packet does not say' },
    { kind: 'list', items: notSaid(manifest) },
    { kind: 'heading', level: 2, number: '3.3', text: 'About the programme' },
    { kind: 'paragraph', text: catalogue.disclaimer },
    { kind: 'paragraph', text: `${ABOUT} Sources were last checked on ${catalogue.sourcesCheckedOn}.` },
  ];
}

/** Fixed wording: legal-basis.md 2.6, "Packet limits". */
export function limits({ registrant, period, packet }: Manifest): string {
  return `This packet records what the vendor provided and what ${registrant.name} reviewed for ${period.code} as of ${packet.asOf}. Part I supports management's evaluation of controls at a service organisation. Part II reports continuity oversight, which is outside internal control over financial reporting. It is not an opinion, certification or assurance report, and no statement in it should be read as one.`;
}

const ABOUT =
  "The Sarbanes-Oxley Act does not mention business continuity. It makes management answer for internal control over financial reporting, including work done by service organisations, and for timely disclosure. This programme gathers vendor continuity evidence for those purposes and for the company's own resilience policy. Each item shows which of these it serves.";

function notSaid({ vendor, vendors = [], programme }: Manifest): string[] {
  const several = programme !== undefined || vendors.length > 1;
  const whose = several ? 'the vendors' : 'the vendor';
  return [
    'It gives no opinion on internal control over financial reporting, and does not classify any gap as a deficiency. People with that duty do so elsewhere.',
    'It does not claim that a law requires a continuity plan of a vendor; each requirement shows on whom it is binding and why it is asked.',
    `It does not vouch for ${several ? 'any of the vendors that it speaks of' : vendor.name}. Statements and answers of ${whose} are ${several ? 'their' : "the vendor's"} own, quoted as given.`,
    'An attestation in this packet is a statement by an officer of a vendor, not an engagement or report of a public accountant.',
    'Nothing that happened after the data cut-off is in it.',
  ];
}
