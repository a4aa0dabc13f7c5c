import type { EntityManager } from 'typeorm';
import { fileCount, retainedFiles } from './retained-files';
import { itemCount, retainedItems, type Part, type RetainedItem, type Sought } from './retention-facts';
import { RECORD_KINDS, type RecordKind } from './record.rules';

interface Kept {
  read: (manager: EntityManager, sought: Sought, part: Part) => Promise<RetainedItem[]>;
  count: (manager: EntityManager, sought: Sought) => Promise<number>;
}

const KEPT: Record<RecordKind, Kept> = {
  evidence: { read: retainedItems, count: itemCount },
  request_file: { read: retainedFiles, count: fileCount },
};

const EVERY: Part = { limit: null, offset: 0 };

const kindsOf = ({ kind }: Sought): readonly RecordKind[] => (kind === undefined ? RECORD_KINDS : [kind]);

/** Records of every kind, by reference: evidence first. With a part only those in it. */
export async function retainedRecords(
  manager: EntityManager,
  sought: Sought,
  { limit, offset }: Part = EVERY,
): Promise<RetainedItem[]> {
  const found: RetainedItem[] = [];
  let skip = offset;
  for (const kind of kindsOf(sought)) {
    const left = limit === null ? null : limit - found.length;
    if (left === 0) break;
    found.push(...(await KEPT[kind].read(manager, sought, { limit: left, offset: skip })));
    if (found.length === 0) skip -= await KEPT[kind].count(manager, sought);
    else skip = 0;
  }
  return found;
}

/** The first records of each kind, so that many of one do not hide the other; and how many of each there may be more. */
export async function firstOfEach(
  manager: EntityManager,
  sought: Sought,
  limit: number,
): Promise<{ items: RetainedItem[]; more: number }> {
  const items: RetainedItem[] = [];
  let more = 0;
  for (const kind of kindsOf(sought)) {
    items.push(...(await KEPT[kind].read(manager, sought, { limit, offset: 0 })));
    more += Math.max((await KEPT[kind].count(manager, sought)) - limit, 0);
  }
  return { items, more };
}

export async function recordCount(manager: EntityManager, sought: Sought): Promise<number> {
  let count = 0;
  for (const kind of kindsOf(sought)) count += await KEPT[kind].count(manager, sought);
  return count;
}

/** One record, or none that this person may see. */
export async function retainedRecord(
  manager: EntityManager,
  kind: RecordKind,
  id: string,
): Promise<RetainedItem | null> {
  const [one] = await KEPT[kind].read(manager, { id }, EVERY);
  return one ?? null;
}
