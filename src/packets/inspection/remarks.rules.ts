import { sizeInWords } from '../exhibits.rules';
import type { PdfMark } from './pdf-marks.rules';
import type { ZipDirectory } from './zip-directory.rules';

/** What looking at a file's bytes found, without unpacking or running anything. */
export interface FileSigns {
  readonly bytes: number;
  /** Kinds of file that it begins and ends as. */
  readonly kinds: readonly string[];
  readonly pdf: { readonly marks: readonly PdfMark[]; readonly isWhole: boolean } | null;
  /** `unreadable` where the list of the archive is damaged or too long to look through. */
  readonly zip: ZipDirectory | 'unreadable' | null;
  /** Whether only a part was looked at. */
  readonly isPart: boolean;
}

/** An archive that grows more than this is called a bomb by most who unpack one. */
const MUCH = 100;

const OF_PDF: Record<PdfMark, string> = {
  encrypted: 'Encrypted: it opens only with its password, and what it says could not be looked at.',
  scripts: 'Carries scripts: open it where they cannot run.',
  launches: 'Carries actions that start programs or send data: open it where they cannot run.',
  files: 'Carries files of its own inside.',
  media: 'Carries media that a reader may play.',
};

const BROKEN =
  'Not whole as a PDF: the table of its parts is missing or not where its end says. Readers may refuse it, or mend it each in its own way.';

/** What somebody who opens an original has to know about its form, in sentences; none where nothing stands out. */
export function remarksOn(signs: FileSigns): string[] {
  return [
    ...(signs.kinds.length > 1
      ? [`Reads as more than one kind of file (${signs.kinds.join(', ')}): programs may show different things.`]
      : []),
    ...(signs.pdf ? onPdf(signs.pdf) : []),
    ...(signs.zip ? onZip(signs.zip, signs.bytes) : []),
    ...(signs.isPart ? ['Only its beginning and its end were looked at.'] : []),
  ];
}

const onPdf = ({ marks, isWhole }: NonNullable<FileSigns['pdf']>): string[] => [
  ...marks.map((mark) => OF_PDF[mark]),
  ...(isWhole ? [] : [BROKEN]),
];

function onZip(zip: ZipDirectory | 'unreadable', bytes: number): string[] {
  if (zip === 'unreadable') return ['An archive whose list of files is damaged or too long to look through.'];
  const times = Math.round(zip.unpackedBytes / Math.max(1, bytes));
  const growth = `An archive that unpacks to ${sizeInWords(zip.unpackedBytes)}, ${times.toLocaleString('en-GB')} times its own size: unpack it only under a limit.`;
  const told: [boolean, string][] = [
    [times > MUCH, growth],
    [zip.isEncrypted, 'An archive under a password: what is in it could not be looked at.'],
    [zip.archives > 0, `Holds ${zip.archives} more archive${zip.archives === 1 ? '' : 's'} inside.`],
    [zip.hasMacros, 'Holds macros: open it where they cannot run.'],
    [zip.leadsOut, 'Names inside lead out of the folder that it is unpacked into.'],
  ];
  return told.filter(([is]) => is).map(([, words]) => words);
}
