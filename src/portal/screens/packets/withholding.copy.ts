import { copyFor } from '../../i18n';

export const useWithholdingCopy = copyFor('withholding', {
  title: 'Sections of plans that are kept back',
  help: 'The packet then prints that the section is withheld, your reason and a commitment to its text. Whoever is shown the text later can prove that it is the same. The file of that plan stays in the portal, too.',
  first: 'Choose first what the packet is about; then its plans can be chosen here.',
  none: 'This vendor has no plan version that a packet would print.',
  version: 'Plan version {{number}}',
  section: 'Section {{number}}',
  steps: 'Steps: instructions, owners, systems',
  coverage: 'Disruption coverage: processes and solutions',
  reason: 'Reason {{number}}',
  reasonHint: 'Printed in the packet, and told to everybody who opens its page.',
  add: 'Keep a section back',
  remove: 'Remove',
  removeLabel: 'Remove section {{number}}',
  cardTitle: 'Kept back',
  cardLede:
    'The text of these sections is not in the packet. It commits to each by a digest of the salted text, so that a text shown later is proved to be the same.',
  plan: 'Plan',
  what: 'Section',
  'what.steps': 'Steps',
  'what.coverage': 'Disruption coverage',
  why: 'Why',
  by: 'Kept back',
  commitment: 'Commitment (SHA-256)',
  opening: 'What opens it',
  open: 'Download what opens it',
  openHelp:
    'Downloading is entered in the audit trail. Hand the file over with the packet: the verifier takes it with --opening, or as an opened section on its page, and says whether it is the text that was kept back.',
});
