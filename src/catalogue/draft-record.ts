import type { EntityManager } from 'typeorm';
import { notFound, Problem } from '../foundation/problem';
import { CatalogueDraft } from './catalogue-draft.entity';
import { editorsOf } from './draft-reads';
import type { BaseVersion, DraftKind, DraftKindName, DraftKinds } from './draft-kinds';
import type { DraftFacts } from './draft.rules';
import type { DiffLine } from './diff.rules';

/** A draft with everything that is asked about it. */
export interface DraftRecord {
  draft: CatalogueDraft;
  kind: DraftKind;
  base: BaseVersion;
  differences: DiffLine[];
}

/** The room that owns a kind of document; refused while no room does. */
export function requireKind(kinds: DraftKinds, name: DraftKindName): DraftKind {
  const kind = kinds.of(name);
  if (kind) return kind;
  const message = `There is no ${name} in this portal to draft.`;
  throw new Problem('refused', message, [{ pointer: '/kind', message, code: 'no_such_kind' }]);
}

export async function requireDraft(manager: EntityManager, kinds: DraftKinds, id: string): Promise<DraftRecord> {
  const draft = await manager.getRepository(CatalogueDraft).findOne({ where: { id } });
  if (!draft) throw notFound('draft');
  const kind = requireKind(kinds, draft.kind);
  const base = await kind.version(manager, draft.baseVersionId);
  if (!base) throw notFound('base of this draft');
  return { draft, kind, base, differences: kind.diff(base.document, draft.document) };
}

/** Refuses somebody who did not see the last change. */
export function refuseStale(draft: Pick<CatalogueDraft, 'version'>, seen: number): void {
  if (draft.version !== seen)
    throw new Problem('stale-version', 'Somebody changed this draft since you opened it. Read it again first.');
}

export async function draftFacts(manager: EntityManager, record: DraftRecord): Promise<DraftFacts> {
  return {
    editors: await editorsOf(manager, record.draft.id),
    differences: record.differences.length,
    currentBaseId: (await record.kind.base(manager)).id,
    baseId: record.draft.baseVersionId,
  };
}
