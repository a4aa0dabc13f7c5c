import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { heed, notFound, Problem } from '../foundation/problem';
import { typeVerdict } from './content-type.rules';
import { EvidenceItem } from './evidence-item.entity';
import { EvidenceKinds } from './evidence-kinds';
import { EvidenceUses } from './evidence-uses';
import { EvidenceVersion } from './evidence-version.entity';
import { refusalToSupersede } from './evidence.rules';
import type { Upload } from './upload.entity';
import { subjectOf, versionFacts } from './version-facts';
import './evidence.deeds';

/** The registrant's default for files that an audit may rest on; the catalogue explains the classes. */
const RETENTION = 'R-SOX7';

export interface ReceivedEvidence {
  itemId: string;
  itemRef: string;
  versionId: string;
  number: number;
  sha256: string;
}

interface Content {
  sha256: string;
  bytes: number;
  detectedType: string;
}

/** Writes what an upload became: item, version, uses, and the event, in one Work. */
@Injectable()
export class EvidenceRecord {
  constructor(
    private readonly kinds: EvidenceKinds,
    private readonly uses: EvidenceUses,
  ) {}

  async write(w: OpenWork, upload: Upload, content: Content): Promise<ReceivedEvidence> {
    const earlier = upload.metadata.supersedesVersionId;
    const item = earlier === null ? await this.newItem(w, upload) : await this.itemToContinue(w, upload, earlier);
    const version = await this.versionOf(w, { upload, content, item });
    await w.manager.getRepository(EvidenceVersion).insert(version);
    await closeUpload(w, upload, { versionId: version.id, sha256: content.sha256 });
    await this.report(w, { item, version, uploadId: upload.id });
    if (upload.metadata.obligationIds.length > 0) await this.uses.add(w, version.id, upload.metadata.obligationIds);
    return {
      itemId: item.id,
      itemRef: item.ref,
      versionId: version.id,
      number: version.number,
      sha256: content.sha256,
    };
  }

  async ofUpload(manager: EntityManager, uploadId: string): Promise<ReceivedEvidence> {
    const [found]: ReceivedEvidence[] = await manager.query(
      `SELECT i.id AS "itemId", i.ref AS "itemRef", v.id AS "versionId", v.number, v.sha256
       FROM upload u JOIN evidence_version v ON v.id = u.evidence_version_id JOIN evidence_item i ON i.id = v.item_id
       WHERE u.id = $1`,
      [uploadId],
    );
    if (!found) throw notFound('upload');
    return found;
  }

  private async newItem(w: OpenWork, upload: Upload): Promise<EvidenceItem & { next: number }> {
    const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('EV') AS ref`);
    const { registrantId, vendorId, metadata } = upload;
    const item = {
      id: newId(),
      registrantId,
      vendorId,
      ref: counted?.ref ?? '',
      title: metadata.title,
      kind: metadata.kind,
      retentionClass: RETENTION,
      createdBy: w.actor.personId,
      createdAt: w.at,
      withdrawnBy: null,
      withdrawnAt: null,
      withdrawnReason: null,
      version: 1,
    };
    await w.manager.getRepository(EvidenceItem).insert(item);
    return { ...item, next: 1 };
  }

  private async itemToContinue(
    w: OpenWork,
    upload: Upload,
    versionId: string,
  ): Promise<EvidenceItem & { next: number }> {
    const earlier = await versionFacts(w.manager, versionId);
    heed(refusalToSupersede(earlier));
    const item = await w.manager.getRepository(EvidenceItem).findOne({ where: { id: earlier.itemId } });
    if (item?.vendorId !== upload.vendorId) throw notFound('evidence');
    return { ...item, next: earlier.number + 1 };
  }

  private async versionOf(
    w: OpenWork,
    from: { upload: Upload; content: Content; item: EvidenceItem & { next: number } },
  ): Promise<EvidenceVersion> {
    const { upload, content, item } = from;
    const { fileName, claimedType, sourceParty, sourceKind, obtainedBy, madeOn, periodFrom, periodTo } =
      upload.metadata;
    const { grade, reason } = await this.kinds.grade(w.manager, { kind: item.kind, sourceKind });
    return {
      id: newId(),
      registrantId: upload.registrantId,
      vendorId: upload.vendorId,
      itemId: item.id,
      number: item.next,
      ...content,
      ...{ fileName, claimedType, sourceParty, sourceKind, obtainedBy, madeOn, periodFrom, periodTo },
      typeVerdict: typeVerdict(claimedType, content.detectedType),
      scanState: 'not_scanned',
      grade,
      gradeReason: reason,
      receivedAt: w.at,
      receivedBy: w.actor.personId,
      supersedes: upload.metadata.supersedesVersionId,
    };
  }

  private async report(
    w: OpenWork,
    what: { item: EvidenceItem; version: EvidenceVersion; uploadId: string },
  ): Promise<void> {
    const { item, version, uploadId } = what;
    const { id: versionId, registrantId, vendorId, itemId, receivedAt, receivedBy, scanState, ...facts } = version;
    const subject = subjectOf({ itemId, vendorId, itemRef: item.ref });
    await w.record('evidence.received', subject, {
      ...facts,
      ...{ itemId, itemRef: item.ref, title: item.title, kind: item.kind, retentionClass: item.retentionClass },
      ...{ versionId, registrantId, receivedAt, receivedBy, uploadId, scanState },
      sameContentAs: await sameContent(w.manager, version),
    });
  }
}

async function closeUpload(w: OpenWork, upload: Upload, to: { versionId: string; sha256: string }): Promise<void> {
  const [, count]: [unknown, number] = await w.manager.query(
    `UPDATE upload SET state = 'finished', finished_at = $2, received_bytes = bytes, sha256 = $3, evidence_version_id = $4
     WHERE id = $1 AND state = 'open'`,
    [upload.id, w.at, to.sha256, to.versionId],
  );
  if (count === 0) throw new Problem('stale-version', 'This upload has ended already.');
}

/** Reference of the earliest other evidence of the vendor with the same bytes, or null. */
async function sameContent(manager: EntityManager, version: EvidenceVersion): Promise<string | null> {
  const [row]: { ref: string }[] = await manager.query(
    `SELECT i.ref FROM evidence_version v JOIN evidence_item i ON i.id = v.item_id
     WHERE v.vendor_id = $1 AND v.sha256 = $2 AND v.id <> $3 ORDER BY v.received_at, v.id LIMIT 1`,
    [version.vendorId, version.sha256, version.id],
  );
  return row?.ref ?? null;
}
