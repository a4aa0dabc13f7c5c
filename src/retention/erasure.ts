import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import { systemActor, type Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { Jobs } from '../foundation/jobs';
import { ObjectStore } from '../foundation/object-store';
import { EvidenceErasure } from './evidence-erasure.entity';
import { RequestFileErasure } from './request-file-erasure.entity';
import type { RecordKind } from './record.rules';
import './retention.deeds';

const HOUR_UTC = 4;

/** A disposed file that may still be in the store. */
interface Disposed {
  kind: RecordKind;
  /** The version of the evidence, or the file of the request. */
  recordId: string;
  sha256: string;
  vendorId: string | null;
  itemId: string;
  itemRef: string;
  disposalRef: string;
}

/**
 * Takes disposed bytes out of the store. At once they are set aside, where nothing hands them out; a later night erases
 * what lies aside, or puts it back when equal bytes have come in between and another record needs them. What is not
 * aside is never erased, so that bytes which somebody is just bringing again are not lost.
 */
@Injectable()
export class Erasure implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly store: ObjectStore,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.nightly('retention.erase', HOUR_UTC, ({ registrantId, night }) => this.eraseAll(registrantId, night));
  }

  /** Equal bytes that another record needs stay. */
  async retire(actor: Actor, digests: readonly string[]): Promise<void> {
    for (const sha256 of new Set(digests))
      if (!(await this.stillNeeded(actor, sha256))) await this.remove(actor, sha256);
  }

  /** Finishes what `retire` began, and what a crash kept it from beginning; what is done stands on record. */
  async eraseAll(registrantId: string, night: string): Promise<void> {
    const actor = systemActor(registrantId, `retention.erase ${night}`);
    const waiting = new Map<string, Disposed[]>();
    for (const file of await this.unfinished(actor))
      waiting.set(file.sha256, [...(waiting.get(file.sha256) ?? []), file]);
    for (const [sha256, files] of waiting) await this.finish(actor, sha256, files);
  }

  private async finish(actor: Actor, sha256: string, files: readonly Disposed[]): Promise<void> {
    if (await this.stillNeeded(actor, sha256)) return this.store.putBack(sha256);
    if ((await this.store.size(sha256)) !== null) return this.remove(actor, sha256);
    const outcome = (await this.store.eraseAside(sha256)) ? 'erased' : 'absent';
    await this.work.perform(actor, async (w) => {
      for (const file of files) await keepErasure(w, file, outcome);
    });
  }

  /** Who brought equal bytes before they were aside finds them there again. */
  private async remove(actor: Actor, sha256: string): Promise<void> {
    await this.store.setAside(sha256);
    if (await this.stillNeeded(actor, sha256)) await this.store.putBack(sha256);
  }

  private unfinished(actor: Actor): Promise<Disposed[]> {
    return this.work.read(actor, async ({ manager }) => {
      const files: Disposed[] = await manager.query(
        `SELECT 'evidence' AS kind, v.id AS "recordId", v.sha256, v.vendor_id AS "vendorId", i.id AS "itemId", i.ref AS "itemRef", d.ref AS "disposalRef", v.number
         FROM evidence_tombstone t JOIN evidence_version v ON v.id = t.evidence_version_id JOIN evidence_item i ON i.id = v.item_id
         JOIN disposal d ON d.id = t.disposal_id
         WHERE NOT EXISTS (SELECT 1 FROM evidence_erasure e WHERE e.evidence_version_id = v.id)
         UNION ALL SELECT 'request_file', f.id, f.sha256, f.vendor_id, f.id, f.ref, d.ref, 1
         FROM request_file_tombstone t JOIN request_file f ON f.id = t.request_file_id JOIN disposal d ON d.id = t.disposal_id
         WHERE NOT EXISTS (SELECT 1 FROM request_file_erasure e WHERE e.request_file_id = f.id) ORDER BY 6, 8`,
      );
      return files;
    });
  }

  /** Asked in the portal's own name: who asks may not see what else names the bytes. */
  stillNeeded({ registrantId, requestId }: Actor, sha256: string): Promise<boolean> {
    return this.work.read(systemActor(registrantId, requestId), async ({ manager }) => {
      const [row]: { needed: boolean }[] = await manager.query('SELECT app.bytes_still_needed($1) AS needed', [sha256]);
      return row?.needed ?? true;
    });
  }
}

async function keepErasure(w: OpenWork, file: Disposed, outcome: EvidenceErasure['outcome']): Promise<void> {
  const { kind, recordId, sha256, vendorId, itemId, itemRef, disposalRef } = file;
  const kept = { id: newId(), registrantId: w.actor.registrantId, sha256, outcome, erasedAt: w.at };
  const subject = { kind, id: itemId, vendorId, ref: itemRef };
  if (kind === 'request_file') {
    await w.manager.getRepository(RequestFileErasure).insert({ ...kept, vendorId, requestFileId: recordId });
    await w.record('request-file.bytes-erased', subject, { sha256, disposalRef, outcome });
    return;
  }
  const evidence = { vendorId: vendorId ?? '', evidenceVersionId: recordId };
  await w.manager.getRepository(EvidenceErasure).insert({ ...kept, ...evidence });
  await w.record('evidence.bytes-erased', subject, { versionId: recordId, sha256, disposalRef, outcome });
}
