import type { Block } from '../document/document.model';
import { columns } from './columns';
import { verification } from './verification';
import { when, type Printed } from './words';

const ROLES: [string, string, string][] = [
  [
    'Vendor contributor',
    'Enters data, uploads, drafts plans and exercises, prepares answers',
    'Sign; see other vendors',
  ],
  ['Vendor attestor', 'Approves plans; signs, declines or withdraws for the own company', 'Prepare what they sign'],
  ['Relationship owner', 'Keeps inventory and objectives', 'Approve results or packets'],
  [
    'Compliance officer',
    'Reviews, asks, concludes, opens findings, prepares packets',
    'Approve own work; change what the vendor supplied',
  ],
  ['Second-line approver', 'Approves reviews, scope changes, exceptions and packets', 'Prepare what they approve'],
  [
    'SOX office',
    'Evaluates independent reports, maps and tests user-entity controls, keeps requests of the auditor and retention',
    'Approve own evaluations; change what the vendor supplied',
  ],
  ['Executive', 'Reads dashboards; approves exceptions that need it', 'Change records'],
  ['External auditor', 'Reads and downloads what was granted', 'Create, change or approve anything'],
  ['Administrator', 'Manages people and settings', 'Hold a business role; touch evidence, attestations or the trail'],
];

const RULES = [
  'SD-1: who prepared an attestation may not sign it.',
  "SD-2: the signer's authority is verified by the registrant and unexpired on the day of signing.",
  'SD-3: nobody reviews a submission of the own organisation.',
  'SD-4: reviewer and approver of the same object differ.',
  'SD-5: who asks for an exception neither assesses nor approves it; the second line approves.',
  'SD-6: a finding is closed by someone other than its owner.',
  'SD-7: administrators hold no business role; nobody grants a role to themselves.',
  'SD-8: external auditors have no authoring or approving right.',
  'SD-9: nobody acts in the name of somebody else; the portal has no way to.',
  'SD-10: who prepares a packet may not approve it.',
  'SD-11: who edits the catalogue does not publish it.',
  'SD-12: lowering a tier, or ending relevance to financial reporting, needs the second line.',
  'SD-13: a legal hold is released, and a record disposed of, by people of different functions.',
  'SD-14: a locked period is reopened by two people, and neither asked for it.',
  'SD-15: the evaluator of an exercise owns no system that is tested.',
];

const RESULTS: [string, string][] = [
  ['Met', 'The required evidence was accepted and the reviewer concluded that the requirement is met.'],
  ['Met with exceptions', 'Met, with test exceptions that are listed.'],
  ['Not met', 'Reviewed, and not met.'],
  ['Not met - approved exception', 'Not met; a time-limited departure was approved. Never printed as met.'],
  ['Not tested', 'Nothing was concluded; the reason is printed.'],
  ['Under review', 'Submitted, and not concluded at the cut-off.'],
  ['Not applicable', 'Does not apply; the reason is printed.'],
];

const TERMS: [string, string][] = [
  ['Attestation', "An officer's signed statement for the vendor; not an engagement of a public accountant."],
  ['Clock basis', 'The moment from which achieved recovery time is counted: disruption, detection or declaration.'],
  ['Exercise and test', 'An exercise lets people and processes practise; a test measures against an objective.'],
  ['Exhibit', 'A file received by the portal, listed in section 15 under its number.'],
  ['Finding', 'A recorded gap with severity, owner and due date.'],
  ['ICFR', 'Internal control over financial reporting.'],
  ['Obligation', 'One due instance of a requirement for a service or the vendor.'],
  ['Step disposition', 'What is decided for a plan step after an exercise: keep, change, remove or add.'],
  ['Tier', 'T1 critical, T2 important, T3 standard.'],
];

/** Section 18: what a stranger needs to read and to verify this file without the portal. */
export function appendix(printed: Printed): Block[] {
  const { catalogue } = printed.manifest;
  return [
    { kind: 'heading', level: 1, number: '18', text: "Reader's appendix" },
    { kind: 'heading', level: 2, number: '18.1', text: 'How to verify this packet offline' },
    ...verification(printed),
    { kind: 'heading', level: 2, number: '18.2', text: 'Roles and separation of duties in force' },
    {
      kind: 'table',
      columns: columns('Role* 22 | May 46 | May not 38'),
      rows: ROLES.map((cells) => ({ cells })),
    },
    { kind: 'list', items: RULES },
    { kind: 'heading', level: 2, number: '18.3', text: 'Words for results' },
    pairs('Result', RESULTS),
    { kind: 'heading', level: 2, number: '18.4', text: 'Glossary' },
    pairs('Term', TERMS),
    { kind: 'heading', level: 2, number: '18.5', text: 'Legal basis notes' },
    {
      kind: 'list',
      items: [
        `Each requirement in section 5 shows its force (on whom it is binding), its lane and its basis, as published in ${catalogue.code} ${catalogue.version} on ${when(catalogue.publishedAt)}. Sources were checked on ${catalogue.sourcesCheckedOn}. These notes are not legal advice.`,
        '"Direct", "supporting" and "indirect" say how closely an item serves the cited provision; the provision binds the one named by the force, which is seldom the vendor.',
        'No rule under the Sarbanes-Oxley Act sets a retention period for these files or asks for write-once storage; both are policy and design choices.',
        'Crosswalks to other frameworks stand in the catalogue and are not printed here.',
      ],
    },
  ];
}

function pairs(title: string, rows: [string, string][]): Block {
  return {
    kind: 'table',
    columns: columns(`${title}* 28 | Meaning 72`),
    rows: rows.map((cells) => ({ cells })),
  };
}
