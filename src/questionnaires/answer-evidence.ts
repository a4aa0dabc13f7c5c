import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { notFound } from '../foundation/problem';
import { AnswerEvidence } from './answer.entity';
import type { Cell } from './answer-cells';
import { placeOf } from './answer-saving';
import type { OpenSet } from './question-set-record';

/** Makes the given files the cell's files: new ones are linked, others taken back. Only the vendor's own versions are there. */
export async function linkEvidence(
  w: OpenWork,
  { set }: OpenSet,
  given: { cell: Cell; evidenceVersionIds: readonly string[] },
): Promise<void> {
  const { cell, evidenceVersionIds } = given;
  const linked = await linkedTo(w, set.id, cell);
  const added = evidenceVersionIds.filter((id) => !linked.has(id));
  const removed = [...linked].filter(([id]) => !evidenceVersionIds.includes(id));
  if (added.length + removed.length === 0) return;
  await requireVersions(w, set.vendorId, added);
  const shared = { registrantId: set.registrantId, vendorId: set.vendorId, questionSetId: set.id, ...placeOf(cell) };
  const stamp = { linkedBy: w.actor.personId, linkedAt: w.at, unlinkedBy: null, unlinkedAt: null };
  const rows = added.map((evidenceVersionId) => ({ id: newId(), ...shared, evidenceVersionId, ...stamp }));
  if (rows.length > 0) await w.manager.getRepository(AnswerEvidence).insert(rows);
  await w.manager.query('UPDATE answer_evidence SET unlinked_by = $2, unlinked_at = $3 WHERE id = ANY ($1)', [
    removed.map(([, id]) => id),
    w.actor.personId,
    w.at,
  ]);
  await w.record(
    'answer.evidence-linked',
    { kind: 'question_set', id: set.id, vendorId: set.vendorId, ref: cell.questionId },
    { questionSetId: set.id, ...placeOf(cell), added, removed: removed.map(([id]) => id) },
  );
}

/** Ids of the links by evidence version. */
async function linkedTo(w: OpenWork, setId: string, cell: Cell): Promise<Map<string, string>> {
  const rows: { id: string; evidenceVersionId: string }[] = await w.manager.query(
    `SELECT id, evidence_version_id AS "evidenceVersionId" FROM answer_evidence
     WHERE question_set_id = $1 AND question_id = $2 AND subject_kind = $3 AND subject_id = $4 AND unlinked_at IS NULL`,
    [setId, cell.questionId, cell.subjectKind, cell.subjectId],
  );
  return new Map(rows.map(({ id, evidenceVersionId }) => [evidenceVersionId, id]));
}

async function requireVersions(w: OpenWork, vendorId: string, ids: readonly string[]): Promise<void> {
  const found: unknown[] = await w.manager.query(
    'SELECT 1 FROM evidence_version WHERE id = ANY ($1) AND vendor_id = $2',
    [ids, vendorId],
  );
  if (found.length !== ids.length) throw notFound('evidence version of this vendor');
}
