import { isIsoDate } from '../obligations/iso-date.rules';
import { isUuid } from '../foundation/ids';
import type { Refusal } from '../foundation/refusal';
import { OBTAINED_BY, SOURCE_KINDS, type ObtainedBy, type SourceKind, type UploadFacts } from './evidence.words';
import { claimedTypeOf } from './claimed-type.rules';
import { hasControls } from './sent-text.rules';

export type FactsCode =
  | 'missing'
  | 'malformed'
  | 'too-long'
  | 'unknown-field'
  | 'unknown-kind'
  | 'future-date'
  | 'period-order'
  | 'source-unnamed';

/** Codes that say the metadata has not the declared shape, rather than that a rule refuses what it says. */
export const SHAPE_CODES: readonly string[] = ['missing', 'malformed', 'too-long', 'unknown-field'];

/** What tus calls metadata: text by key, all of it from the sender. */
export type Metadata = Record<string, string | null | undefined>;

export interface FactsContext {
  /** Evidence kinds of the catalogue, by code. */
  kinds: readonly string[];
  /** The latest calendar date that it is anywhere on earth, `YYYY-MM-DD`. */
  latestToday: string;
  /** Stands in as the source where the vendor's own people or systems made the file. */
  vendorName: string;
}

export const METADATA_KEYS = [
  'filename',
  'filetype',
  'title',
  'kind',
  'sourceParty',
  'sourceKind',
  'obtainedBy',
  'madeOn',
  'periodFrom',
  'periodTo',
  'obligationIds',
  'supersedesVersionId',
  'sha256',
] as const;
type Key = (typeof METADATA_KEYS)[number];

/** Reads an upload's metadata. Every mistake is named with its key, so that all of them can be mended at once. */
export function readUploadFacts(
  metadata: Metadata,
  context: FactsContext,
): { facts: UploadFacts; refusals: Refusal<FactsCode>[] } {
  const read = new Reader(metadata);
  const fileName = read.fileName();
  const sourceKind = read.oneOf<SourceKind>('sourceKind', SOURCE_KINDS, 'vendor_staff');
  const facts: UploadFacts = {
    fileName,
    claimedType: claimedTypeOf(read.optional('filetype', 255), fileName),
    title: read.optional('title', 200) ?? cut(fileName, 200),
    kind: read.kind(context.kinds),
    sourceParty: read.sourceParty(sourceKind, context.vendorName),
    sourceKind,
    obtainedBy: read.oneOf<ObtainedBy>('obtainedBy', OBTAINED_BY, 'supplied_by_vendor'),
    madeOn: read.pastDate('madeOn', context.latestToday) ?? read.missing('madeOn', 'the day on which it was made'),
    periodFrom: read.pastDate('periodFrom', context.latestToday),
    periodTo: read.date('periodTo'),
    obligationIds: read.uuids('obligationIds'),
    supersedesVersionId: read.uuid('supersedesVersionId'),
    expectedSha256: read.digest(),
  };
  read.period(facts);
  read.unknown();
  return { facts, refusals: read.refusals };
}

function cut(text: string, length: number): string {
  return [...text].slice(0, length).join('');
}

class Reader {
  readonly refusals: Refusal<FactsCode>[] = [];

  constructor(private readonly metadata: Metadata) {}

  optional(key: Key, most: number): string | null {
    const text = this.metadata[key]?.trim() ?? '';
    if (text === '') return null;
    if ([...text].length > most) this.refuse('too-long', key, `"${key}" is longer than ${most} characters.`);
    if (hasControls(text)) this.refuse('malformed', key, `"${key}" contains control characters.`);
    return text;
  }

  fileName(): string {
    return this.optional('filename', 255) ?? this.missing('filename', 'the name of the file');
  }

  missing(key: Key, what: string): string {
    const given = this.metadata[key]?.trim() ?? '';
    if (given === '') this.refuse('missing', key, `"${key}" is missing: ${what}.`);
    return '';
  }

  kind(kinds: readonly string[]): string {
    const kind = this.optional('kind', 20);
    if (kind === null) return this.missing('kind', 'the kind of evidence, for example EV-RST');
    if (!kinds.includes(kind))
      this.refuse('unknown-kind', 'kind', `"${cut(kind, 20)}" is not a kind of evidence in the catalogue.`);
    return kind;
  }

  oneOf<T extends string>(key: Key, allowed: readonly T[], fallback: T): T {
    const given = this.optional(key, 40);
    if (given === null) return fallback;
    const found = allowed.find((one) => one === given);
    if (found === undefined) this.refuse('malformed', key, `"${key}" must be one of ${allowed.join(', ')}.`);
    return found ?? fallback;
  }

  sourceParty(sourceKind: SourceKind, vendorName: string): string {
    const given = this.optional('sourceParty', 200);
    if (given !== null) return given;
    if (sourceKind === 'issuer' || sourceKind === 'third_party')
      this.refuse('source-unnamed', 'sourceParty', 'Name who issued or made it: the source is not the vendor itself.');
    return vendorName;
  }

  date(key: Key): string | null {
    const given = this.optional(key, 40);
    if (given === null || isIsoDate(given)) return given;
    this.refuse('malformed', key, `"${key}" must be a calendar date written YYYY-MM-DD.`);
    return null;
  }

  pastDate(key: Key, latestToday: string): string | null {
    const date = this.date(key);
    if (date !== null && date > latestToday)
      this.refuse('future-date', key, `"${key}" is ${date}, which lies in the future.`);
    return date;
  }

  period(facts: { periodFrom: string | null; periodTo: string | null }): void {
    const { periodFrom, periodTo } = facts;
    const missing = periodFrom === null ? 'periodFrom' : 'periodTo';
    if ((periodFrom === null) !== (periodTo === null) && this.metadata[missing] == null)
      this.refuse('missing', missing, 'A period needs both its first and its last day.');
    if (periodFrom !== null && periodTo !== null && periodFrom > periodTo)
      this.refuse('period-order', 'periodTo', `The period ends on ${periodTo}, before it begins on ${periodFrom}.`);
  }

  uuids(key: Key): string[] {
    const parts = (this.metadata[key] ?? '').split(',').map((part) => part.trim().toLowerCase());
    const ids = [...new Set(parts.filter((part) => part !== ''))];
    if (!ids.every(isUuid)) this.refuse('malformed', key, `"${key}" must be ids separated by commas.`);
    if (ids.length > 200) this.refuse('too-long', key, `"${key}" names more than 200 requirements.`);
    return ids;
  }

  uuid(key: Key): string | null {
    const given = this.optional(key, 40)?.toLowerCase() ?? null;
    if (given !== null && !isUuid(given)) this.refuse('malformed', key, `"${key}" must be an id.`);
    return given;
  }

  digest(): string | null {
    const given = this.optional('sha256', 100)?.toLowerCase() ?? null;
    if (given !== null && !/^[0-9a-f]{64}$/.test(given))
      this.refuse('malformed', 'sha256', '"sha256" must be 64 hexadecimal digits.');
    return given;
  }

  unknown(): void {
    for (const key of Object.keys(this.metadata))
      if (!METADATA_KEYS.some((known) => known === key))
        this.refuse('unknown-field', key, `"${cut(key, 40)}" is not known here.`);
  }

  private refuse(code: FactsCode, key: string, reason: string): void {
    this.refusals.push({ code, reason, pointer: `/metadata/${key}` });
  }
}
