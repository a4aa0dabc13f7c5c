import type { Refusal } from '../foundation/refusal';
import { typeOfName, UNKNOWN_TYPE } from './claimed-type.rules';
import type { TypeVerdict } from './evidence.words';

/** Programs. None of them is evidence of anything; a log or a screenshot of one is. */
const EXECUTABLE = [
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-sharedlib',
  'application/java-vm',
  'application/java-archive',
  'application/wasm',
  'application/x-ms-shortcut',
  'application/x-apple-alias',
  'application/x-nintendo-nes-rom',
  'application/vnd.android.package-archive',
  'application/x-ms-installer',
];

/** Content that a browser or a shell would run. Taken under its own name, never under that of a document. */
const ACTIVE = ['text/html', 'application/xhtml+xml', 'image/svg+xml', 'text/x-shellscript', 'text/x-php'];

const ALIASES: Record<string, string> = {
  'application/x-zip-compressed': 'application/zip',
  'application/x-pdf': 'application/pdf',
  'application/x-yaml': 'application/yaml',
  'text/yaml': 'application/yaml',
  'text/xml': 'application/xml',
  'text/rtf': 'application/rtf',
  'image/jpg': 'image/jpeg',
  'application/csv': 'text/csv',
  'application/x-sh': 'text/x-shellscript',
  'application/x-php': 'text/x-php',
};

/** Formats that share one container, which is all that the bytes give away. */
const CONTAINERS: Record<string, RegExp> = {
  'application/x-cfb': /^application\/(msword|vnd\.ms-(excel|powerpoint|outlook|project|visio)|vnd\.visio)$/,
};

const plain = (type: string): string => ALIASES[type] ?? type;

function isText(type: string): boolean {
  return (
    (type.startsWith('text/') && !ACTIVE.includes(type)) ||
    ['application/json', 'application/yaml', 'application/x-ndjson', 'message/rfc822', 'application/sql'].includes(type)
  );
}

/** What the bytes are, against what the sender says. `unknown` where one of the two says nothing. */
export function typeVerdict(claimedType: string, detectedType: string): TypeVerdict {
  const [claimed, detected] = [plain(claimedType), plain(detectedType)];
  if (claimed === UNKNOWN_TYPE) return 'unknown';
  if (claimed === detected) return 'match';
  if (detected === UNKNOWN_TYPE) return isText(claimed) ? 'mismatch' : 'unknown';
  return agree(claimed, detected) ? 'match' : 'mismatch';
}

/** Texts cannot be told from each other by their bytes, nor can formats that share a container. */
function agree(claimed: string, detected: string): boolean {
  if (isText(claimed) && isText(detected)) return true;
  return CONTAINERS[detected]?.test(claimed) ?? false;
}

export interface ContentFacts {
  fileName: string;
  claimedType: string;
  detectedType: string;
}

/** Refuses programs, and active content that calls itself something else in its type or its name. */
export function refusalOfContent(facts: ContentFacts): Refusal<'executable' | 'disguised'> | null {
  const detected = plain(facts.detectedType);
  if (EXECUTABLE.includes(detected))
    return {
      code: 'executable',
      reason: `The content of this file is a program (${detected}). Programs are not taken as evidence.`,
    };
  if (!ACTIVE.includes(detected)) return null;
  const claims = [plain(facts.claimedType), typeOfName(facts.fileName)].filter((type) => type !== UNKNOWN_TYPE);
  const other = claims.find((type) => type !== detected && !sameFamily(type, detected));
  if (other === undefined) return null;
  return {
    code: 'disguised',
    reason: `The file says that it is ${other}, but its content is ${detected}, which can run by itself. It was not taken.`,
  };
}

function sameFamily(one: string, other: string): boolean {
  if (other === 'text/x-shellscript') return /^(text|application)\/x-(python|perl|ruby|bash|csh|zsh|script)/.test(one);
  const families = [
    ['text/html', 'application/xhtml+xml'],
    ['application/xml', 'application/xhtml+xml', 'image/svg+xml'],
  ];
  return families.some((family) => family.includes(one) && family.includes(other));
}
