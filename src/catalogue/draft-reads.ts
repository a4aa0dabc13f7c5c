import type { EntityManager } from 'typeorm';
import type { DraftKindName } from './draft-kinds';
import type { DraftDecisionView, DraftRevisionView, DraftSummary } from './drafts.dto';

const DRAFTS = `
  SELECT d.id, d.kind, d.ref, d.title, d.origin, d.base_version_id AS "baseVersionId", d.base_label AS base, d.state,
    app.person_name(d.started_by) AS "startedByName", d.started_at AS "startedAt",
    app.person_name(r.edited_by) AS "lastEditedByName", r.edited_at AS "lastEditedAt",
    d.published_version_id AS "publishedVersionId", d.version
  FROM catalogue_draft d
  JOIN LATERAL (SELECT edited_by, edited_at FROM catalogue_draft_revision WHERE draft_id = d.id ORDER BY number DESC LIMIT 1) r ON true`;

type Row = Omit<DraftSummary, 'startedAt' | 'lastEditedAt'> & { startedAt: Date; lastEditedAt: Date };

const shown = (row: Row): DraftSummary => ({
  ...row,
  startedAt: row.startedAt.toISOString(),
  lastEditedAt: row.lastEditedAt.toISOString(),
});

/** Drafts of the registrant, the one edited last first. */
export async function draftSummaries(manager: EntityManager, kind?: DraftKindName): Promise<DraftSummary[]> {
  const rows: Row[] = await manager.query(
    `${DRAFTS} WHERE $1::text IS NULL OR d.kind = $1 ORDER BY r.edited_at DESC, d.ref DESC`,
    [kind ?? null],
  );
  return rows.map(shown);
}

export async function draftSummary(manager: EntityManager, id: string): Promise<DraftSummary | null> {
  const [row]: Row[] = await manager.query(`${DRAFTS} WHERE d.id = $1`, [id]);
  return row ? shown(row) : null;
}

export async function revisionsOf(manager: EntityManager, draftId: string): Promise<DraftRevisionView[]> {
  const rows: (Omit<DraftRevisionView, 'editedAt'> & { editedAt: Date })[] = await manager.query(
    `SELECT number, summary, document_sha256 AS "documentSha256", app.person_name(edited_by) AS "editedByName",
       edited_at AS "editedAt"
     FROM catalogue_draft_revision WHERE draft_id = $1 ORDER BY number DESC`,
    [draftId],
  );
  return rows.map((row) => ({ ...row, editedAt: row.editedAt.toISOString() }));
}

export async function decisionsOf(manager: EntityManager, draftId: string): Promise<DraftDecisionView[]> {
  const rows: (Omit<DraftDecisionView, 'decidedAt'> & { decidedAt: Date })[] = await manager.query(
    `SELECT decision, reason, document_sha256 AS "documentSha256", differences,
       app.person_name(decided_by) AS "decidedByName", decided_at AS "decidedAt"
     FROM catalogue_draft_decision WHERE draft_id = $1 ORDER BY decided_at DESC, id DESC`,
    [draftId],
  );
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
}

/** Ids of everybody who edited any revision. */
export async function editorsOf(manager: EntityManager, draftId: string): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    'SELECT DISTINCT edited_by AS id FROM catalogue_draft_revision WHERE draft_id = $1',
    [draftId],
  );
  return rows.map(({ id }) => id);
}
