import { canonicalJson } from '../foundation/canonical-json';
import { sha256Hex } from '../foundation/ids';

/** The record of a file as it stood when it was disposed of. */
export interface DisposedFile {
  versionId: string;
  number: number;
  sha256: string;
  bytes: number;
  fileName: string;
  detectedType: string;
  madeOn: string;
  receivedAt: string;
  receivedBy: string;
  uses: { requirement: string; period: string; state: string; decidedBy: string | null; decidedAt: string | null }[];
}

/** Who disposed of a record, when and why. */
export interface DisposalRecord {
  ref: string;
  keptUntil: string;
  reason: string;
  proposedBy: string;
  approvedBy: string[];
  disposedAt: string;
}

/** The evidence that a file was a version of. */
export interface DisposedItem {
  itemRef: string;
  title: string;
  kind: string;
  vendor: string;
}

/** The record of a file of a request as it stood when it was disposed of. */
export interface DisposedRequestFile {
  fileId: string;
  ref: string;
  title: string;
  source: string;
  sha256: string;
  bytes: number;
  fileName: string;
  detectedType: string;
  retentionClass: string;
  receivedAt: string;
  broughtBy: string;
  vendor: string | null;
  request: { ref: string; wanted: string; list: string; auditFirm: string; period: string };
  deliveries: {
    number: number;
    preparedBy: string;
    preparedAt: string;
    decision: string | null;
    checkedBy: string | null;
    checkedAt: string | null;
  }[];
}

/**
 * What stays of a file, version 1: canonical JSON (RFC 8785) of its record, the digest of its bytes, what it was used
 * for and with what decision, and who disposed of it, when and why. Its SHA-256 stands in the event `evidence.disposed`.
 */
export function tombstoneOf(file: DisposedFile, disposal: DisposalRecord & DisposedItem): Tombstone {
  return written({ format: 'holdfast-tombstone/1', file: { ...file }, disposal: { ...disposal } });
}

/**
 * What stays of a file of a request, version 1: canonical JSON of its record, the digest of its bytes, the request and
 * the deliveries that it stood in, and who disposed of it. Its SHA-256 stands in the event `request-file.disposed`.
 */
export function tombstoneOfRequestFile(file: DisposedRequestFile, disposal: DisposalRecord): Tombstone {
  return written({ format: 'holdfast-request-file-tombstone/1', file: { ...file }, disposal: { ...disposal } });
}

function written(whole: Parameters<typeof canonicalJson>[0]): Tombstone {
  const body = canonicalJson(whole);
  return { body, sha256: sha256Hex(body) };
}

interface Tombstone {
  body: string;
  sha256: string;
}

export interface TombstoneFacts {
  fileName: string;
  body: string;
  /** Digest of the file's bytes, from the record of the version. */
  recordedSha256: string;
  /** Digests that the trail holds: of the tombstone, from its disposal, and of the bytes, from their arrival. */
  trail: { tombstoneSha256: string | null; receivedSha256: string | null };
  /** Whether bytes of that digest still lie in the store, and whether something else needs them there. */
  stored: boolean;
  neededElsewhere: boolean;
}

export interface Statement {
  holds: boolean;
  words: string;
  /** Digests that were compared: taken now, and recorded in the trail. */
  computed: string | null;
  recorded: string | null;
}

/** What can be said of one tombstone; every digest is taken anew from the text, none is believed. */
export function statementsOf(facts: TombstoneFacts): Statement[] {
  const { fileName, body, recordedSha256, trail, stored, neededElsewhere } = facts;
  const inBody = digestIn(body);
  const gone = !stored || neededElsewhere;
  const ofBody = sha256Hex(body);
  return [
    {
      ...{ holds: ofBody === trail.tombstoneSha256, computed: ofBody, recorded: trail.tombstoneSha256 },
      words: `${fileName}: what stays is, byte for byte, what the trail recorded when it was disposed of.`,
    },
    {
      holds: inBody !== null && inBody === trail.receivedSha256 && inBody === recordedSha256,
      ...{ computed: inBody, recorded: trail.receivedSha256 },
      words: `${fileName}: its digest is the one that the trail recorded when the file arrived.`,
    },
    {
      ...{ holds: gone, computed: null, recorded: null },
      words: neededElsewhere
        ? `${fileName}: equal bytes are kept because another record needs them; under this record they are not handed out.`
        : `${fileName}: its bytes are no longer in the store.`,
    },
  ];
}

function digestIn(body: string): string | null {
  try {
    const parsed = JSON.parse(body) as { file?: { sha256?: unknown } };
    return typeof parsed.file?.sha256 === 'string' ? parsed.file.sha256 : null;
  } catch {
    return null;
  }
}
