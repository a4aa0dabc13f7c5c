import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './catalogue.deeds';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { CatalogueDraft } from './catalogue-draft.entity';
import { importable, readAsDraft, refuseProblems } from './handed-document';
import { decisionsOf, draftSummaries, draftSummary, revisionsOf } from './draft-reads';
import { draftFacts, refuseStale, requireDraft, requireKind, type DraftRecord } from './draft-record';
import { refusalToEdit, refusalToStandBehind } from './draft.rules';
import { draftRow, insertRevision, saveEdit, type Edit } from './draft-writing';
import { DraftKinds } from './draft-kinds';
import type { CheckDocument, DocumentCheck, DraftList, DraftQuery, DraftView, StartDraft } from './drafts.dto';
import { tailored, type Tailoring } from './tailoring.rules';

/** Documents on their way to becoming a version: started from the version in use, imported or tailored. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly work: Work,
    private readonly kinds: DraftKinds,
  ) {}

  list(actor: Actor, { kind }: DraftQuery): Promise<DraftList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await draftSummaries(manager, kind);
      return { total: items.length, items };
    });
  }

  one(actor: Actor, id: string): Promise<DraftView> {
    return this.work.read(actor, ({ manager }) => this.view(actor, manager, id));
  }

  /** What is wrong with a text, and what it would change; nothing is kept. */
  check(actor: Actor, given: CheckDocument): Promise<DocumentCheck> {
    return this.work.read(actor, async ({ manager }) => {
      const kind = requireKind(this.kinds, given.kind);
      const base = await kind.base(manager);
      const read = await readAsDraft(manager, { kind, base, text: given.text });
      if ('problems' in read) return { problems: read.problems, differences: [] };
      return { problems: [], differences: kind.diff(base.document, read.document) };
    });
  }

  /** Starts from the version in use: as a copy of it, or with an imported document that is measured against it. */
  start(actor: Actor, given: StartDraft): Promise<DraftView> {
    return this.work.perform(actor, async (w) => {
      const kind = requireKind(this.kinds, given.kind);
      const base = await kind.base(w.manager);
      const imported = given.text === undefined ? null : await importable(w.manager, { kind, base, text: given.text });
      const draft = await draftRow(w, { given, base, document: imported ?? base.document });
      await w.manager.getRepository(CatalogueDraft).insert({ ...draft, document: draft.document as object });
      const { documentSha256, origin, title, baseVersionId } = draft;
      const summary = imported === null ? `Started from ${base.label}` : `Imported a document over ${base.label}`;
      await insertRevision(w, draft, { number: 1, summary });
      await w.record(
        'draft.started',
        { kind: 'catalogue_draft', id: draft.id, vendorId: null, ref: draft.ref },
        { kind: given.kind, title, origin, baseVersionId, base: base.label, documentSha256 },
      );
      return this.view(actor, w.manager, draft.id);
    });
  }

  /** The draft's document, named by its ref. */
  document(actor: Actor, id: string): Promise<{ label: string; document: unknown }> {
    return this.work.read(actor, async ({ manager }) => {
      const { draft } = await requireDraft(manager, this.kinds, id);
      return { label: `${draft.kind}-${draft.ref}`, document: draft.document };
    });
  }

  /** Puts another document in the place of the draft's. */
  replace(actor: Actor, id: string, given: { version: number; text: string }): Promise<DraftView> {
    return this.edit(actor, { id, seen: given.version }, async (record, manager) => {
      const { kind, base } = record;
      const document = await importable(manager, { kind, base, text: given.text });
      return { document, summary: `Imported a document over ${base.label}` };
    });
  }

  tailor(actor: Actor, given: { id: string; seen: number; tailoring: Tailoring }): Promise<DraftView> {
    return this.edit(actor, given, async ({ draft, kind }, manager) => {
      if (draft.kind !== 'catalogue')
        throw new Problem('refused', 'Only a catalogue is tailored piece by piece; import the document instead.');
      const result = tailored(draft.document, given.tailoring);
      if ('refusal' in result) heed(result.refusal);
      const { document, summary } = result as Edit;
      const problems = kind.parse(document, await kind.limits(manager));
      refuseProblems(
        problems.map((one) => ({ ...one, line: null })),
        '',
      );
      return { document, summary };
    });
  }

  private edit(
    actor: Actor,
    { id, seen }: { id: string; seen: number },
    change: (record: DraftRecord, manager: EntityManager) => Promise<Edit>,
  ): Promise<DraftView> {
    return this.work.perform(actor, async (w) => {
      const record = await requireDraft(w.manager, this.kinds, id);
      heedState(refusalToEdit(record.draft.state));
      refuseStale(record.draft, seen);
      await saveEdit(w, record.draft, await change(record, w.manager));
      return this.view(actor, w.manager, id);
    });
  }

  private async view(actor: Actor, manager: EntityManager, id: string): Promise<DraftView> {
    const record = await requireDraft(manager, this.kinds, id);
    const summary = await draftSummary(manager, id);
    if (!summary) throw notFound('draft');
    const { draft, kind, differences } = record;
    const problems = kind.parse(draft.document, await kind.limits(manager));
    const refusal = refusalToStandBehind(actor.personId, await draftFacts(manager, record));
    return {
      ...summary,
      documentSha256: draft.documentSha256,
      differences,
      problems: problems.map((one) => ({ ...one, line: null })),
      revisions: await revisionsOf(manager, id),
      decisions: await decisionsOf(manager, id),
      whyNotApprove: refusal?.reason ?? null,
    };
  }
}
