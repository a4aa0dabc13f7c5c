import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work, type OpenRead, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import { isUuid, newId } from '../foundation/ids';
import { heed, notFound, Problem } from '../foundation/problem';
import { EvidenceKinds } from './evidence-kinds';
import { requireObligations } from './evidence-uses';
import { refusalToSupersede } from './evidence.rules';
import type { UploadFacts, UploadState } from './evidence.words';
import { readUploadFacts, SHAPE_CODES, type Metadata } from './upload-facts.rules';
import { UploadIntake } from './upload-intake';
import { Upload } from './upload.entity';
import type { UploadList } from './uploads.dto';
import { versionFacts } from './version-facts';
import './evidence.deeds';

export interface StartedUpload {
  id: string;
  facts: UploadFacts;
}

/** Uploads as their owner sees them: begun, under way, cancelled. What happens at the end is in `upload-finish.ts`. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly work: Work,
    private readonly kinds: EvidenceKinds,
    private readonly intake: UploadIntake,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Checks what the sender says of a file and opens an upload for it, before a byte is taken. */
  start(actor: Actor, given: { bytes: number; metadata: Metadata }): Promise<StartedUpload> {
    this.refuseSize(given.bytes);
    const { vendorId } = actor;
    if (vendorId === null) throw new Problem('not-allowed', 'Evidence is brought by the vendor itself.');
    return this.work.perform(actor, async (w) => {
      const facts = await this.facts(w, vendorId, given.metadata);
      await refuseReferences(w.manager, vendorId, facts);
      const row = uploadRow(w, vendorId, { bytes: given.bytes, facts });
      await w.manager.getRepository(Upload).insert(row);
      const subject = { kind: 'upload', id: row.id, vendorId };
      await w.record('upload.started', subject, { bytes: given.bytes, facts });
      return { id: row.id, facts };
    });
  }

  /** The asker's own upload. Somebody else's is as unknown as one that never was. */
  async requireOwn(actor: Actor, id: string): Promise<Upload> {
    if (!isUuid(id)) throw notFound('upload');
    // Bytes before row: an upload that ends in between has its row written first and its bytes cleared afterwards.
    const lies = (await this.intake.received(id)) !== null;
    const found = await this.work.read(actor, (read) => ownUpload(read, id));
    if (found.state !== 'open' || lies) return found;
    await this.giveUp(actor, found, 'lost');
    throw new Problem('gone', 'What had arrived of this upload is no longer here. Start it again.');
  }

  /** Bytes that have arrived so far. */
  async received(upload: Upload): Promise<number> {
    return (await this.intake.received(upload.id)) ?? 0;
  }

  /** True while bytes are still to come. False too when none lie here any more: then the end has been, or is, elsewhere. */
  async arriving(upload: Upload): Promise<boolean> {
    const received = await this.intake.received(upload.id);
    return upload.state === 'open' && received !== null && received !== upload.bytes;
  }

  cancel(actor: Actor, upload: Upload): Promise<void> {
    return this.giveUp(actor, upload, 'cancelled');
  }

  async list(actor: Actor, state: UploadState | undefined): Promise<UploadList> {
    const uploads = await this.work.read(actor, ({ manager }) =>
      manager.getRepository(Upload).find({
        where: { personId: actor.personId, ...(state === undefined ? {} : { state }) },
        order: { createdAt: 'DESC' },
        take: 500,
      }),
    );
    const items = [];
    for (const upload of uploads) items.push(await this.shown(upload));
    return { items, total: items.length };
  }

  private async shown(upload: Upload): Promise<UploadList['items'][number]> {
    const { id, fileName, claimedType, bytes, state, refusedReason, createdAt, finishedAt, sha256, metadata } = upload;
    const receivedBytes = state === 'open' ? ((await this.intake.received(id)) ?? 0) : upload.receivedBytes;
    const told = { title: metadata.title, kind: metadata.kind, evidenceVersionId: upload.evidenceVersionId };
    const facts = { id, fileName, claimedType, bytes, receivedBytes, state, refusedReason, sha256 };
    return { ...facts, createdAt, finishedAt, ...told };
  }

  private async giveUp(actor: Actor, upload: Upload, how: 'cancelled' | 'lost'): Promise<void> {
    const receivedBytes = Math.min((await this.intake.received(upload.id)) ?? 0, upload.bytes);
    const reason = how === 'lost' ? 'What had arrived was lost.' : null;
    await this.work.perform(actor, async (w) => {
      const own = await ownUpload(w, upload.id);
      if (own.state !== 'open') throw new Problem('wrong-state', 'This upload has ended already.');
      await w.manager.query(
        `UPDATE upload SET state = 'cancelled', refused_reason = $2, finished_at = $3, received_bytes = $4 WHERE id = $1 AND state = 'open'`,
        [upload.id, reason, w.at, receivedBytes],
      );
      const subject = { kind: 'upload', id: upload.id, vendorId: upload.vendorId };
      await w.record('upload.cancelled', subject, { fileName: upload.fileName, receivedBytes, how });
    });
  }

  private refuseSize(bytes: number): void {
    if (bytes === 0)
      heed({ code: 'empty-file', reason: 'This file is empty (0 bytes). There is nothing in it to keep.' });
    if (bytes > this.config.uploadMaxBytes)
      throw new Problem(
        'too-large',
        `This file has ${bytes} bytes; the most that is taken is ${this.config.uploadMaxBytes} bytes (${this.config.uploadMaxBytes / 1_048_576} MB).`,
      );
  }

  private async facts(w: OpenWork, vendorId: string, metadata: Metadata): Promise<UploadFacts> {
    const [vendor]: { name: string }[] = await w.manager.query('SELECT name FROM vendor WHERE id = $1', [vendorId]);
    const latestToday = new Date(Date.parse(w.at) + 14 * 3_600_000).toISOString().slice(0, 10);
    const context = { kinds: await this.kinds.codes(w.manager), latestToday, vendorName: vendor?.name ?? '' };
    const { facts, refusals } = readUploadFacts(metadata, context);
    if (refusals.some(({ code }) => SHAPE_CODES.includes(code)))
      throw new Problem(
        'invalid-input',
        'What was said of this file is incomplete or not as it should be. No bytes were taken.',
        refusals.map(({ pointer, reason, code }) => ({ pointer: pointer ?? '', message: reason, code })),
      );
    heed(...refusals);
    return facts;
  }
}

async function ownUpload(read: OpenRead, id: string): Promise<Upload> {
  const upload = await read.manager.getRepository(Upload).findOne({ where: { id, personId: read.actor.personId } });
  if (!upload) throw notFound('upload');
  return upload;
}

/** Refuses what a file refers to before its bytes are sent, not after an hour of sending. */
async function refuseReferences(manager: EntityManager, vendorId: string, facts: UploadFacts): Promise<void> {
  await requireObligations(manager, vendorId, facts.obligationIds);
  if (facts.supersedesVersionId === null) return;
  const earlier = await versionFacts(manager, facts.supersedesVersionId);
  heed(refusalToSupersede(earlier));
}

function uploadRow(w: OpenWork, vendorId: string, given: { bytes: number; facts: UploadFacts }) {
  return {
    id: newId(),
    registrantId: w.actor.registrantId,
    vendorId,
    personId: w.actor.personId,
    purpose: 'evidence' as const,
    fileName: given.facts.fileName,
    claimedType: given.facts.claimedType,
    bytes: given.bytes,
    state: 'open' as const,
    metadata: given.facts,
    createdAt: w.at,
  };
}
