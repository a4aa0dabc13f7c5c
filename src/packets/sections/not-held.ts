import type { Block } from '../document/document.model';
import { columns } from './columns';
import { link, list, type Printed } from './words';

const REPORT_KINDS = ['EV-SOC1', 'EV-SOC2', 'EV-CERT', 'EV-BRG', 'EV-CUEC'];
const DISRUPTION_KINDS = ['EV-INC', 'EV-NTF'];

/** Section 13. The files are in the index; what a portal would know about them is not kept yet, and the packet says so. */
export function independentReports({ manifest }: Printed): Block[] {
  const files = manifest.exhibits.filter((one) => REPORT_KINDS.includes(one.kind));
  return [
    { kind: 'heading', level: 1, number: '13', text: 'Independent reports' },
    {
      kind: 'callout',
      tone: 'note',
      title: 'Not yet held',
      paragraphs: [
        'This portal keeps no register of independent reports. Missing here: for each report its type, standard, service auditor, period, opinion, services and locations in scope, subservice organisations and method, exceptions and their effect, gap days to the as-of date and how they are covered, and the map of user-entity controls with owner and test result.',
        'Whether continuity is inside the opinion of such a report has to be read in the report. Continuity plans are normally outside it.',
      ],
    },
    {
      kind: 'table',
      caption: 'Files of such kinds among the exhibits',
      columns: columns('Exhibit* 12 | Title 44 | Supplied by 26 | Period covered 26'),
      rows: files.map((one) => ({
        cells: [
          [link(one.number)],
          `${one.title} (${one.kind})`,
          one.sourceParty,
          one.periodFrom === null ? `made ${one.madeOn}` : `${one.periodFrom} to ${one.periodTo ?? ''}`,
        ],
      })),
      none: 'None was received.',
    },
  ];
}

/** Section 14. */
export function disruptions({ manifest }: Printed): Block[] {
  const files = manifest.exhibits.filter((one) => DISRUPTION_KINDS.includes(one.kind)).map((one) => one.number);
  const statement = manifest.attestations.find((one) => ['signed', 'accepted'].includes(one.state));
  return [
    { kind: 'heading', level: 1, number: '14', text: 'Disruptions and activations in the period' },
    {
      kind: 'callout',
      tone: 'note',
      title: 'Not yet held',
      paragraphs: [
        'This portal keeps no register of disruptions. Missing here: notices received with their time against the contract, impact, time in recovery mode, reconciliation, controls in recovery mode, referral to the disclosure committee, and links to after-action reports. An empty register would say nothing about whether there were disruptions.',
        statement
          ? `What there is: the officer's statement in ${statement.ref} (section 11), point (5), that every disruption that was agreed to be reported was reported.`
          : 'There is no signed statement of the vendor about disruptions either.',
        `Disruption reports and notification logs among the exhibits: ${list(files)}.`,
      ],
    },
  ];
}
