import './catalogue.deeds';
import type { OpenWork } from '../audit-trail/open-work';
import { canonicalJson } from '../foundation/canonical-json';
import { newId, sha256Hex } from '../foundation/ids';
import { CatalogueDraftRevision } from './catalogue-draft-revision.entity';
import type { CatalogueDraft } from './catalogue-draft.entity';
import { refuseStale } from './draft-record';
import type { BaseVersion } from './draft-kinds';
import type { StartDraft } from './drafts.dto';

/** A changed document and the change in a sentence. */
export interface Edit {
  document: unknown;
  summary: string;
}

const digestOf = (document: unknown): string => sha256Hex(canonicalJson(document));

/** A new draft; its ref is counted for the registrant. */
export async function draftRow(
  w: OpenWork,
  { given, base, document }: { given: StartDraft; base: BaseVersion; document: unknown },
): Promise<CatalogueDraft> {
  const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('CD') AS ref`);
  return {
    ...{ id: newId(), registrantId: w.actor.registrantId, kind: given.kind, ref: counted?.ref ?? '' },
    ...{ title: given.title.trim(), origin: given.text === undefined ? 'tailored' : 'imported' },
    ...{ baseVersionId: base.id, baseLabel: base.label, document, documentSha256: digestOf(document) },
    ...{ state: 'draft', startedBy: w.actor.personId, startedAt: w.at, publishedVersionId: null, version: 1 },
  };
}

export async function insertRevision(
  w: OpenWork,
  draft: Pick<CatalogueDraft, 'id' | 'documentSha256'>,
  { number, summary }: { number: number; summary: string },
): Promise<void> {
  const { id: draftId, documentSha256 } = draft;
  const { registrantId, personId: editedBy } = w.actor;
  await w.manager
    .getRepository(CatalogueDraftRevision)
    .insert({ id: newId(), registrantId, draftId, number, summary, documentSha256, editedBy, editedAt: w.at });
}

/** Keeps an edit as the draft's next revision, unless somebody was faster. */
export async function saveEdit(w: OpenWork, draft: CatalogueDraft, { document, summary }: Edit): Promise<void> {
  const after = digestOf(document);
  const [, changed]: [unknown, number] = await w.manager.query(
    `UPDATE catalogue_draft SET document = $3, document_sha256 = $4, version = version + 1
     WHERE id = $1 AND version = $2 AND state = 'draft'`,
    [draft.id, draft.version, JSON.stringify(document), after],
  );
  if (changed === 0) refuseStale(draft, -1);
  const [last]: { number: number }[] = await w.manager.query(
    'SELECT coalesce(max(number), 0) AS number FROM catalogue_draft_revision WHERE draft_id = $1',
    [draft.id],
  );
  const number = (last?.number ?? 0) + 1;
  await insertRevision(w, { id: draft.id, documentSha256: after }, { number, summary });
  await w.record(
    'draft.edited',
    { kind: 'catalogue_draft', id: draft.id, vendorId: null, ref: draft.ref },
    { kind: draft.kind, number, summary, before: draft.documentSha256, after },
  );
}
