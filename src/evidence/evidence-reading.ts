import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { notFound, Problem } from '../foundation/problem';
import { EvidenceKinds } from './evidence-kinds';
import { custodyOf, itemsFor, usesOf, versionsOf, type ItemRow } from './evidence-rows';
import type {
  EvidenceDetail,
  EvidenceList,
  EvidenceListItem,
  EvidenceQuery,
  EvidenceVersionView,
} from './evidence.dto';
import { receiptOfVersion, uploadFate } from './receipts';
import { refuseEnded } from './upload-refusals';
import type { EvidenceReceipt } from './uploads.dto';

/** The register of evidence, as far as the asker may see it. */
@Injectable()
export class EvidenceReading {
  constructor(
    private readonly work: Work,
    private readonly evidenceKinds: EvidenceKinds,
  ) {}

  list(actor: Actor, query: EvidenceQuery): Promise<EvidenceList> {
    return this.work.read(actor, async ({ manager }) => {
      const { rows, total } = await itemsFor(manager, query);
      const ids = rows.map((row) => row.id);
      const versions = await versionsOf(manager, ids);
      const kinds = await this.evidenceKinds.kinds(manager);
      const items = rows.flatMap((row) => {
        const latest = versions.get(row.id)?.[0];
        return latest === undefined ? [] : [listed(row, latest, kinds[row.kind]?.title ?? row.kind)];
      });
      return { items, total };
    });
  }

  one(actor: Actor, itemId: string): Promise<EvidenceDetail> {
    return this.work.read(actor, ({ manager }) => this.detail(manager, itemId));
  }

  /** An item with its versions, uses and custody, inside somebody else's transaction. Throws `not-found`. */
  async detail(manager: EntityManager, itemId: string): Promise<EvidenceDetail> {
    const [row]: DetailRow[] = await manager.query(DETAIL, [itemId]);
    if (!row) throw notFound('evidence');
    const kinds = await this.evidenceKinds.kinds(manager);
    return {
      ...row,
      createdAt: row.createdAt.toISOString(),
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      kindTitle: kinds[row.kind]?.title ?? row.kind,
      versions: (await versionsOf(manager, [itemId])).get(itemId) ?? [],
      uses: await usesOf(manager, itemId),
      custody: await custodyOf(manager, itemId),
    };
  }

  receiptOfVersion(actor: Actor, versionId: string): Promise<EvidenceReceipt> {
    return this.work.read(actor, ({ manager }) => receiptOfVersion(manager, versionId));
  }

  /** The receipt of a finished upload. One that is under way or was refused has none, and says why. */
  receiptOfUpload(actor: Actor, uploadId: string): Promise<EvidenceReceipt> {
    // Auditors see what arrived, by the receipt of the version; the way there is the vendor's and the registrant's.
    if (actor.databaseRole === 'holdfast_auditor') throw notFound('upload');
    return this.work.read(actor, async ({ manager }) => {
      const fate = await uploadFate(manager, uploadId);
      refuseEnded(fate);
      if (fate.evidenceVersionId === null)
        throw new Problem('wrong-state', 'Not all bytes of this upload are here yet. A receipt follows when they are.');
      return receiptOfVersion(manager, fate.evidenceVersionId);
    });
  }
}

type DetailRow = Omit<EvidenceDetail, 'createdAt' | 'withdrawnAt' | 'kindTitle' | 'versions' | 'uses' | 'custody'> & {
  createdAt: Date;
  withdrawnAt: Date | null;
};

const DETAIL = `
  SELECT id, ref, vendor_id AS "vendorId", app.vendor_name(vendor_id) AS "vendorName", title, kind,
    retention_class AS "retentionClass", created_at AS "createdAt", app.person_name(created_by) AS "createdByName",
    withdrawn_at AS "withdrawnAt", withdrawn_reason AS "withdrawnReason", app.person_name(withdrawn_by) AS "withdrawnByName",
    version
  FROM evidence_item WHERE id = $1`;

function listed(row: ItemRow, latest: EvidenceVersionView, kindTitle: string): EvidenceListItem {
  const { proposed, accepted, rejected, createdAt, withdrawnAt, ...item } = row;
  return {
    ...item,
    kindTitle,
    createdAt: createdAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    latest,
    uses: { proposed, accepted, rejected },
  };
}
