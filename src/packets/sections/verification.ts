import type { Block, Inline, TextRun } from '../document/document.model';
import { plural, type Printed } from './words';

const mono = (text: string): TextRun => ({ text, mono: true });

const PROVES =
  'What this shows by itself: everything in this file agrees, down to the proofs. That the portal issued it is shown by something that you know from elsewhere: the verifier key of its log (--key; the portal shows it on the page of the audit trail), its certificate (--certificate; on the page of the packet, and in the trail as "signing-certificate.introduced"), or a packet or checkpoint from before (--older). Ask the people of the registrant by a way that you knew before. What it does not show: that what the files say is true, or who is behind a certificate that the portal made itself. A Final carries an electronic signature of the portal (PAdES): no byte was changed since. A draft is not signed.';

/** How to verify digests offline with ordinary tools (part of section 18). */
export function verification(printed: Printed): Block[] {
  return [
    { kind: 'list', ordered: true, items: steps(printed) },
    { kind: 'paragraph', text: PROVES },
  ];
}

const COMPUTE: Inline = [
  { text: 'Compute their digests: ' },
  mono('sha256sum files/*'),
  { text: '; on Windows ' },
  mono('certutil -hashfile FILE SHA256'),
  { text: '.' },
];

const SIGNATURE: Inline = [
  { text: 'Check the signature of a Final: ' },
  mono('pdfsig packet.pdf'),
  {
    text: ' (Poppler) says "Signature is Valid" and "Total document signed", or look into the panel of signatures of a PDF reader.',
  },
];

const AT_ONCE: Inline = [
  { text: 'All of it at once, with the proofs that lead to the audit trail: ' },
  mono('node holdfast-verify.cjs packet.pdf'),
  { text: ', or open ' },
  mono('holdfast-verify.html'),
  {
    text: ' from disk in a browser and drop this file on it. Both lie in the binder of this packet and can be had from the portal; neither needs a network.',
  },
];

/** What each file beside manifest and exhibits is for. */
const PURPOSES: Record<string, string> = {
  'proofs.json': 'proofs that the events behind this packet stand in the audit trail',
  'checkpoint.txt': 'the signed head of the audit trail that they lead to',
  'oscal-assessment-results.json': 'the results of section 4 as OSCAL 1.2 assessment results',
  'oscal-poam.json': 'the findings and actions of section 9 as an OSCAL 1.2 plan of action and milestones',
  'oscal-catalog.json': 'the catalogue of requirements as an OSCAL 1.2 catalog',
};

function shown({ manifest, companions = [] }: Printed): string {
  const attached = manifest.exhibits.filter((one) => one.attachedAs !== null).length;
  const others = companions.map((name) => `${name} (${PURPOSES[name] ?? 'made for this packet'})`);
  const count = plural(attached + 1 + others.length, 'file');
  return ` shows ${count}: ${['the manifest', ...others].join(', ')} and ${plural(attached, 'exhibit')}.`;
}

function steps(printed: Printed): Inline[] {
  return [
    [{ text: 'List the attached files: ' }, mono('pdfdetach -list packet.pdf'), { text: shown(printed) }],
    [
      { text: 'Take them out: ' },
      mono('pdfdetach -saveall -o files packet.pdf'),
      { text: ' (Poppler), or save them from the attachments panel of a PDF reader.' },
    ],
    COMPUTE,
    [
      { text: 'The digest of ' },
      mono('manifest.json'),
      { text: ' must be ' },
      mono(printed.manifestSha256),
      {
        text: ', as on the cover. The digest of every exhibit must be the one in section 15.2, and in the manifest under "exhibits".',
      },
    ],
    SIGNATURE,
    AT_ONCE,
    'The portal keeps the digests of the manifest and of this PDF in its audit trail ("packet.issued"). The binder of this packet proves that event; this file was closed before it.',
  ];
}
