import type { Block, Inline, TextRun } from '../document/document.model';
import { plural, type Printed } from './words';

const mono = (text: string): TextRun => ({ text, mono: true });

const PROVES =
  'What this proves: the files are the ones that the portal had when the packet was built, and the packet is the one that was approved. What it does not prove: that what the files say is true. This file carries no electronic signature.';

/** How to verify digests offline with ordinary tools (part of section 18). */
export function verification(printed: Printed): Block[] {
  return [
    { kind: 'list', ordered: true, items: steps(printed) },
    { kind: 'paragraph', text: PROVES },
  ];
}

function steps({ manifest, manifestSha256 }: Printed): Inline[] {
  const attached = manifest.exhibits.filter((one) => one.attachedAs !== null).length;
  const shows = ` shows ${plural(attached + 1, 'file')}: the manifest and ${plural(attached, 'exhibit')}.`;
  return [
    [{ text: 'List the attached files: ' }, mono('pdfdetach -list packet.pdf'), { text: shows }],
    [
      { text: 'Take them out: ' },
      mono('pdfdetach -saveall -o files packet.pdf'),
      { text: ' (Poppler), or save them from the attachments panel of a PDF reader.' },
    ],
    [
      { text: 'Compute their digests: ' },
      mono('sha256sum files/*'),
      { text: '; on Windows ' },
      mono('certutil -hashfile FILE SHA256'),
      { text: '.' },
    ],
    [
      { text: 'The digest of ' },
      mono('manifest.json'),
      { text: ' must be ' },
      mono(manifestSha256),
      {
        text: ', as on the cover. The digest of every exhibit must be the one in section 15.2, and in the manifest under "exhibits".',
      },
    ],
    'The portal keeps the digests of the manifest and of this PDF in its audit trail ("packet.issued"); ask the registrant to show that event.',
  ];
}
