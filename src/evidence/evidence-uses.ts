import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { ObligationsService } from '../obligations/obligations.service';
import { EvidenceUse } from './evidence-use.entity';
import { refusalInPeriod, refusalToDecide, refusalToRemoveUse, refusalToUse } from './evidence.rules';
import type { UseState } from './evidence.words';
import { subjectOf, versionFacts, type VersionFacts } from './version-facts';
import './evidence.deeds';

interface UseRow {
  id: string;
  state: UseState;
  createdBy: string;
  obligationId: string;
  versionId: string;
}

/** What evidence is used for. Every part runs inside a Work that somebody else opened. */
@Injectable()
export class EvidenceUses {
  constructor(private readonly obligations: ObligationsService) {}

  /** Proposes a version for obligations; those that it is proposed for already are left as they are. */
  async add(w: OpenWork, versionId: string, obligationIds: string[]): Promise<void> {
    const version = await versionFacts(w.manager, versionId);
    heed(refusalToUse(version));
    await requireObligations(w.manager, version.vendorId, obligationIds);
    const uses = await this.insert(w, version, await unused(w.manager, versionId, obligationIds));
    if (uses.length === 0) return;
    await w.record('evidence.used', subjectOf(version), { versionId, uses });
    await this.obligations.note(
      w,
      uses.map((use) => use.obligationId),
      'in_progress',
    );
  }

  /** Takes back a use while nobody has decided on it. */
  async remove(w: OpenWork, versionId: string, useId: string): Promise<void> {
    const use = await readUse(w.manager, useId);
    if (use.versionId !== versionId) throw notFound('use of evidence');
    heedState(refusalToRemoveUse(use));
    const sql = `DELETE FROM evidence_use WHERE id = $1 AND state = 'proposed'`;
    const [, removed]: [unknown, number] = await w.manager.query(sql, [useId]);
    if (removed === 0) throw new Problem('stale-version', 'Somebody decided on this use a moment ago.');
    const version = await versionFacts(w.manager, versionId);
    const { obligationId } = use;
    await w.record('evidence.use-removed', subjectOf(version), { versionId, useId, obligationId });
  }

  /** Accepts or rejects a use, once, with a reason. Reviews call it. */
  async decide(w: OpenWork, useId: string, made: { decision: 'accepted' | 'rejected'; reason: string }): Promise<void> {
    const use = await readUse(w.manager, useId, 'FOR UPDATE');
    heedState(refusalToDecide(use, w.actor.personId));
    const reason = made.reason.trim();
    if (made.decision === 'rejected' && reason === '')
      heed({ code: 'reason-missing', reason: 'Say why this evidence is rejected.', pointer: '/reason' });
    await w.manager.query(
      `UPDATE evidence_use SET state = $2, decision_reason = $3, decided_by = $4, decided_at = $5 WHERE id = $1`,
      [useId, made.decision, reason, w.actor.personId, w.at],
    );
    const version = await versionFacts(w.manager, use.versionId);
    await w.record('evidence.decided', subjectOf(version), {
      versionId: use.versionId,
      useId,
      obligationId: use.obligationId,
      decision: made.decision,
      reason,
    });
  }

  private async insert(
    w: OpenWork,
    version: VersionFacts,
    obligationIds: string[],
  ): Promise<{ useId: string; obligationId: string }[]> {
    const uses = obligationIds.map((obligationId) => ({ useId: newId(), obligationId }));
    const rows = uses.map(({ useId, obligationId }) => ({
      id: useId,
      registrantId: version.registrantId,
      vendorId: version.vendorId,
      evidenceVersionId: version.id,
      obligationId,
      state: 'proposed' as const,
      createdBy: w.actor.personId,
      createdAt: w.at,
    }));
    if (rows.length > 0) await w.manager.getRepository(EvidenceUse).insert(rows);
    return uses;
  }
}

/** Obligations of this vendor that the asker may see; one that is not there is named by its place in the list. */
export async function requireObligations(manager: EntityManager, vendorId: string, ids: string[]): Promise<void> {
  const rows: { id: string; locked: boolean }[] = await manager.query(
    `SELECT o.id, p.state IN ('locked', 'archived') AS locked FROM obligation o JOIN compliance_period p ON p.id = o.period_id
     WHERE o.id = ANY($1::uuid[]) AND o.vendor_id = $2`,
    [ids, vendorId],
  );
  const at = (id: string) => `/obligationIds/${ids.indexOf(id)}`;
  const unknown = ids.filter((id) => !rows.some((row) => row.id === id));
  if (unknown.length > 0)
    throw new Problem(
      'not-found',
      'One of the requirements is not there, or belongs to another vendor.',
      unknown.map((id) => ({ pointer: at(id), message: 'There is no such requirement.' })),
    );
  heed(...rows.map((row) => refusalInPeriod(row, at(row.id))));
}

async function unused(manager: EntityManager, versionId: string, ids: string[]): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    'SELECT obligation_id AS id FROM evidence_use WHERE evidence_version_id = $1',
    [versionId],
  );
  const taken = new Set(rows.map((row) => row.id));
  return [...new Set(ids)].filter((id) => !taken.has(id));
}

/** A row lock needs the right to update, which only those who decide have. */
async function readUse(manager: EntityManager, useId: string, lock: 'FOR UPDATE' | '' = ''): Promise<UseRow> {
  const [use]: UseRow[] = await manager.query(
    `SELECT id, state, created_by AS "createdBy", obligation_id AS "obligationId", evidence_version_id AS "versionId"
     FROM evidence_use WHERE id = $1 ${lock}`,
    [useId],
  );
  if (!use) throw notFound('use of evidence');
  return use;
}
