import type { Block, Inline } from '../document/document.model';
import { sizeInWords } from '../exhibits.rules';
import type { ExhibitFacts } from '../manifest.model';
import { bold, link, type Printed } from './words';

const ABOUT =
  'Open them from the attachments panel of a PDF reader, or take them out as described in section 18. They are attached in the order of their numbers as long as they fit. The files are as they were received, byte for byte: the portal has looked at their form, not judged them safe to open, and shows none of their pages here.';

/** Section 19. The files are attached to this PDF, unchanged. */
export function exhibitsSection({ manifest }: Printed): Block[] {
  const { exhibits } = manifest;
  const attached = exhibits.filter((one) => one.attachedAs !== null);
  const left = exhibits.filter((one) => one.attachedAs === null);
  const bytes = attached.reduce((sum, one) => sum + one.bytes, 0);
  const count = `${attached.length} of ${exhibits.length} originals (${sizeInWords(bytes)}) are attached to this PDF, unchanged. `;
  return [
    { kind: 'heading', level: 1, number: '19', text: 'Exhibits' },
    { kind: 'paragraph', text: [bold(count), { text: ABOUT }] },
    { kind: 'list', items: left.length === 0 ? ['Every exhibit is attached.'] : left.map(notAttached) },
    ...careful(exhibits),
  ];
}

/** What stands out in the form of a file, in words. */
function careful(exhibits: readonly ExhibitFacts[]): Block[] {
  const told = exhibits.filter(({ remarks }) => (remarks ?? []).length > 0);
  if (told.length === 0) return [];
  return [
    { kind: 'paragraph', text: [bold('Before opening: '), { text: 'the form of these files stands out.' }] },
    { kind: 'list', items: told.map((one) => [link(one.number), { text: ` ${(one.remarks ?? []).join(' ')}` }]) },
  ];
}

function notAttached(one: ExhibitFacts): Inline {
  const words = ` ${one.title}: not attached. ${one.notAttachedReason ?? ''} The portal keeps it under its digest.`;
  return [link(one.number), { text: words }];
}
