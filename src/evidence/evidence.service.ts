import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { EvidenceItem } from './evidence-item.entity';
import { EvidenceKinds } from './evidence-kinds';
import { EvidenceReading } from './evidence-reading';
import { EvidenceUses } from './evidence-uses';
import type { ChangeEvidence, EvidenceDetail } from './evidence.dto';
import { refusalToChangeKind, refusalToWithdraw } from './evidence.rules';
import { subjectOf, versionFacts, versionsFacts, type VersionFacts } from './version-facts';
import './evidence.deeds';

/** What is done with evidence after it was received. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly work: Work,
    private readonly uses: EvidenceUses,
    private readonly reading: EvidenceReading,
    private readonly kinds: EvidenceKinds,
  ) {}

  /** Versions of one vendor by id, in the order asked, for rooms that refer to them. Throws `not-found`. */
  requireVersions(manager: EntityManager, vendorId: string, ids: string[]): Promise<VersionFacts[]> {
    return versionsFacts(manager, vendorId, ids);
  }

  /** Decides on a use in a review's Work. Throws `wrong-state` when it was decided before. */
  decideUse(w: OpenWork, useId: string, made: { decision: 'accepted' | 'rejected'; reason: string }): Promise<void> {
    return this.uses.decide(w, useId, made);
  }

  addUses(actor: Actor, versionId: string, obligationIds: string[]): Promise<EvidenceDetail> {
    return this.work.perform(actor, async (w) => {
      const { itemId } = await versionFacts(w.manager, versionId);
      await this.uses.add(w, versionId, obligationIds);
      return this.reading.detail(w.manager, itemId);
    });
  }

  removeUse(actor: Actor, versionId: string, useId: string): Promise<void> {
    return this.work.perform(actor, (w) => this.uses.remove(w, versionId, useId));
  }

  /** Mends a title, or the kind while nobody has decided on it. */
  change(actor: Actor, itemId: string, given: ChangeEvidence): Promise<EvidenceDetail> {
    return this.work.perform(actor, async (w) => {
      const item = await requireItem(w.manager, itemId);
      const before = { title: item.title, kind: item.kind };
      const after = { title: given.title?.trim() ?? item.title, kind: given.kind ?? item.kind };
      if (after.kind !== before.kind) await this.refuseKind(w.manager, item, after.kind);
      const [, count]: [unknown, number] = await w.manager.query(
        'UPDATE evidence_item SET title = $2, kind = $3, version = version + 1 WHERE id = $1 AND version = $4',
        [itemId, after.title, after.kind, given.version],
      );
      if (count === 0) throw stale();
      await w.record('evidence.changed', subjectOf({ ...item, itemId, itemRef: item.ref }), { before, after });
      return this.reading.detail(w.manager, itemId);
    });
  }

  /** Marks evidence as withdrawn. Its bytes and its uses stay; it takes no new ones. */
  withdraw(actor: Actor, itemId: string, reason: string): Promise<EvidenceDetail> {
    return this.work.perform(actor, async (w) => {
      const item = await requireItem(w.manager, itemId);
      heedState(refusalToWithdraw(item));
      const uses = await countUses(w.manager, itemId);
      const [, count]: [unknown, number] = await w.manager.query(
        `UPDATE evidence_item SET withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = $4, version = version + 1
         WHERE id = $1 AND withdrawn_at IS NULL`,
        [itemId, w.at, w.actor.personId, reason.trim()],
      );
      if (count === 0) throw stale();
      const subject = subjectOf({ ...item, itemId, itemRef: item.ref });
      await w.record('evidence.withdrawn', subject, { reason: reason.trim(), ...uses });
      return this.reading.detail(w.manager, itemId);
    });
  }

  private async refuseKind(manager: EntityManager, item: EvidenceItem, kind: string): Promise<void> {
    const { decidedUses } = await countUses(manager, item.id);
    heedState(refusalToChangeKind({ withdrawnAt: item.withdrawnAt, decidedUses }));
    if (!(await this.kinds.codes(manager)).includes(kind))
      heed({ code: 'unknown-kind', reason: 'This is not a kind of evidence in the catalogue.', pointer: '/kind' });
  }
}

async function requireItem(manager: EntityManager, id: string): Promise<EvidenceItem> {
  const item = await manager.getRepository(EvidenceItem).findOne({ where: { id } });
  if (!item) throw notFound('evidence');
  return item;
}

async function countUses(
  manager: EntityManager,
  itemId: string,
): Promise<{ proposedUses: number; decidedUses: number }> {
  const [row]: { proposedUses: number; decidedUses: number }[] = await manager.query(
    `SELECT count(*) FILTER (WHERE x.state = 'proposed')::int AS "proposedUses",
       count(*) FILTER (WHERE x.state <> 'proposed')::int AS "decidedUses"
     FROM evidence_use x JOIN evidence_version v ON v.id = x.evidence_version_id WHERE v.item_id = $1`,
    [itemId],
  );
  return row ?? { proposedUses: 0, decidedUses: 0 };
}

function stale(): Problem {
  return new Problem(
    'stale-version',
    'Somebody changed this evidence since you read it. Read it again; your text is kept.',
  );
}
