import type { OpenWork } from '../audit-trail/work';
import { EvidenceTombstone } from '../evidence/evidence-tombstone.entity';
import { newId } from '../foundation/ids';
import { columns, people, times } from '../foundation/sql-columns';
import type { Disposal } from './retention.entity';
import { disposeOfRequestFile } from './request-file-disposal';
import { tombstoneOf, type DisposalRecord, type DisposedFile, type DisposedItem } from './tombstone.rules';
import './retention.deeds';

/** Puts a tombstone in the place of every file; answers the digests whose bytes may go once this is committed. */
export async function execute(w: OpenWork, disposal: Disposal): Promise<string[]> {
  await w.manager.query(
    `UPDATE disposal SET state = 'executed', executed_at = $2, version = version + 1 WHERE id = $1`,
    [disposal.id, w.at],
  );
  const record = await recordOf(w, disposal);
  const { evidenceItemId, requestFileId } = disposal;
  if (requestFileId !== null) return disposeOfRequestFile(w, disposal, { record, fileId: requestFileId });
  return disposeOfEvidence(w, disposal, { record, itemId: evidenceItemId ?? '' });
}

async function disposeOfEvidence(
  w: OpenWork,
  disposal: Disposal,
  { record, itemId }: { record: DisposalRecord; itemId: string },
): Promise<string[]> {
  const item = await itemOf(w, itemId);
  const tombstones: { versionId: string; sha256: string; tombstoneSha256: string }[] = [];
  for (const file of await filesOf(w, itemId)) {
    const { body, sha256: tombstoneSha256 } = tombstoneOf(file, { ...record, ...item.said });
    await w.manager.getRepository(EvidenceTombstone).insert({
      ...{ id: newId(), registrantId: disposal.registrantId, vendorId: item.vendorId, disposalId: disposal.id },
      ...{ evidenceVersionId: file.versionId, body, bodySha256: tombstoneSha256, disposedAt: w.at },
    });
    tombstones.push({ versionId: file.versionId, sha256: file.sha256, tombstoneSha256 });
  }
  const subject = { kind: 'evidence', id: itemId, vendorId: item.vendorId, ref: item.said.itemRef };
  await w.record('evidence.disposed', subject, {
    ...{ disposalId: disposal.id, disposalRef: disposal.ref, tombstones },
  });
  return tombstones.map(({ sha256 }) => sha256);
}

async function filesOf(w: OpenWork, itemId: string): Promise<DisposedFile[]> {
  const files: Omit<DisposedFile, 'uses'>[] = await w.manager.query(
    `SELECT v.id AS "versionId", ${columns('v.number', 'v.sha256', 'v.bytes::float8', 'v.file_name', 'v.detected_type', 'v.made_on::text')},
       ${times('v.received_at')}, ${people('v.received_by')}
     FROM evidence_version v WHERE v.item_id = $1 AND NOT EXISTS (SELECT 1 FROM evidence_tombstone t WHERE t.evidence_version_id = v.id) ORDER BY v.number`,
    [itemId],
  );
  const whole: DisposedFile[] = [];
  for (const file of files) whole.push({ ...file, uses: await usesOf(w, file.versionId) });
  return whole;
}

async function usesOf(w: OpenWork, versionId: string): Promise<DisposedFile['uses']> {
  const uses: DisposedFile['uses'] = await w.manager.query(
    `SELECT o.requirement_code AS requirement, p.code AS period, u.state, ${people('u.decided_by')}, ${times('u.decided_at')}
     FROM evidence_use u JOIN obligation o ON o.id = u.obligation_id JOIN compliance_period p ON p.id = o.period_id
     WHERE u.evidence_version_id = $1 ORDER BY p.code, o.requirement_code, u.id`,
    [versionId],
  );
  return uses;
}

async function itemOf(w: OpenWork, itemId: string): Promise<{ vendorId: string; said: DisposedItem }> {
  const [item]: (DisposedItem & { vendorId: string })[] = await w.manager.query(
    `SELECT i.ref AS "itemRef", i.title, i.kind, app.vendor_name(i.vendor_id) AS vendor, i.vendor_id AS "vendorId"
     FROM evidence_item i WHERE i.id = $1`,
    [itemId],
  );
  if (!item) throw new Error('A disposal without its evidence.');
  const { vendorId, ...said } = item;
  return { vendorId, said };
}

async function recordOf(w: OpenWork, disposal: Disposal): Promise<DisposalRecord> {
  const [proposer]: { proposedBy: string }[] = await w.manager.query('SELECT app.person_name($1) AS "proposedBy"', [
    disposal.proposedBy,
  ]);
  const approvals: { name: string }[] = await w.manager.query(
    `SELECT app.person_name(decided_by) || ', ' || decided_as AS name FROM disposal_decision WHERE disposal_id = $1 AND decision = 'approved' ORDER BY decided_at`,
    [disposal.id],
  );
  const { ref, keptUntil, reason } = disposal;
  const approvedBy = approvals.map(({ name }) => name);
  const proposedBy = proposer?.proposedBy ?? '';
  return { ref, keptUntil: keptUntil.slice(0, 10), reason, proposedBy, approvedBy, disposedAt: w.at };
}
