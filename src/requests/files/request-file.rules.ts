import { claimedTypeOf } from '../../evidence/claimed-type.rules';
import { hasControls } from '../../evidence/sent-text.rules';
import type { Metadata } from '../../evidence/upload-facts.rules';
import { isUuid } from '../../foundation/ids';
import type { Refusal } from '../../foundation/refusal';
import { refusalToWorkOn, REQUEST_WORDS, type RequestRefusal, type RequestState } from '../request.rules';

/** What the sender says of a file for a request, before a byte of it is taken. */
export interface RequestFileFacts {
  requestId: string;
  fileName: string;
  claimedType: string;
  title: string;
  source: string;
  /** The digest that the sender computed, if it did: received bytes that differ are refused. */
  expectedSha256: string | null;
}

const MOST = { filename: 255, filetype: 255, requestId: 40, title: 200, source: 200, sha256: 64 } as const;
type Key = keyof typeof MOST;
type FileRefusal = Refusal<'missing' | 'malformed' | 'too-long' | 'unknown-field'>;

const isKey = (key: string): key is Key => key in MOST;
const cut = (text: string, length: number): string => [...text].slice(0, length).join('');

/** Reads an upload's metadata. Every mistake is named with its key, so that all of them can be mended at once. */
export function readFileFacts(metadata: Metadata): { facts: RequestFileFacts; refusals: FileRefusal[] } {
  const text = (key: Key): string => metadata[key]?.trim() ?? '';
  const fileName = text('filename');
  const digest = text('sha256').toLowerCase();
  const facts = {
    requestId: text('requestId').toLowerCase(),
    fileName,
    claimedType: claimedTypeOf(text('filetype') || null, fileName),
    title: text('title') || cut(fileName, MOST.title),
    source: text('source'),
    expectedSha256: digest === '' ? null : digest,
  };
  return { facts, refusals: [...shapeRefusals(metadata), ...refusalsOf(facts)] };
}

/** What is wrong with single members, whatever they mean. */
function shapeRefusals(metadata: Metadata): FileRefusal[] {
  return Object.entries(metadata).flatMap(([key, given]): FileRefusal[] => {
    const pointer = `/metadata/${key}`;
    if (!isKey(key)) return [{ code: 'unknown-field', reason: `"${cut(key, 40)}" is not known here.`, pointer }];
    const text = given ?? '';
    if ([...text].length > MOST[key])
      return [{ code: 'too-long', reason: `"${key}" is longer than ${MOST[key]} characters.`, pointer }];
    return hasControls(text) ? [{ code: 'malformed', reason: `"${key}" contains control characters.`, pointer }] : [];
  });
}

function refusalsOf({ requestId, fileName, source, expectedSha256 }: RequestFileFacts): FileRefusal[] {
  const refusals: (FileRefusal | false)[] = [
    !isUuid(requestId) && { code: 'missing', reason: 'Name the request.', pointer: '/metadata/requestId' },
    fileName === '' && { code: 'missing', reason: 'The file has no name.', pointer: '/metadata/filename' },
    source === '' && { code: 'missing', reason: 'Say where the file is from.', pointer: '/metadata/source' },
    expectedSha256 !== null &&
      !/^[0-9a-f]{64}$/.test(expectedSha256) && {
        ...{ code: 'malformed' as const, reason: '"sha256" must be 64 hexadecimal digits.' },
        pointer: '/metadata/sha256',
      },
  ];
  return refusals.filter((one) => one !== false);
}

/** A file is brought for the delivery that its owner is working on. */
export function refusalToBring(request: {
  ref: string;
  state: RequestState;
  ownerId: string | null;
  actorId: string;
}): Refusal<RequestRefusal> | null {
  if (request.state === 'in_progress') return refusalToWorkOn(request);
  return {
    code: 'move-not-allowed',
    reason: `${request.ref} is ${REQUEST_WORDS[request.state].toLowerCase()}. Files are brought while its owner works on it.`,
  };
}
