import { Injectable, Logger } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { ObjectStore } from '../foundation/object-store';
import { Problem } from '../foundation/problem';
import { asProblem } from '../foundation/problem.filter';
import type { Refusal } from '../foundation/refusal';
import { detectType } from './content-detection';
import { refusalOfContent } from './content-type.rules';
import { EvidenceRecord, type ReceivedEvidence } from './evidence-record';
import { UploadIntake } from './upload-intake';
import { DIGEST_DIFFERS, refuseEnded } from './upload-refusals';
import type { Upload } from './upload.entity';
import { UploadsService } from './uploads.service';
import './evidence.deeds';

/** What the bytes themselves say, in the order in which it was asked: digest first. */
export interface Content {
  sha256: string;
  bytes: number;
  detectedType: string | null;
}

/**
 * The end of an upload: digest, look at the content, vault, record. Done once for each upload; whatever fails in between
 * leaves an upload that can be finished again, because its bytes go only after the record is there.
 */
@Injectable()
export class UploadFinish {
  private readonly log = new Logger('Uploads');
  private readonly finishing = new Map<string, Promise<ReceivedEvidence>>();

  constructor(
    private readonly work: Work,
    private readonly uploads: UploadsService,
    private readonly intake: UploadIntake,
    private readonly store: ObjectStore,
    private readonly evidence: EvidenceRecord,
  ) {}

  /** Finishes the asker's upload, or answers what it became. A retried last part and a HEAD at the same time are one. */
  finish(actor: Actor, uploadId: string): Promise<ReceivedEvidence> {
    const running = this.finishing.get(uploadId);
    if (running) return running;
    const started = this.finishOnce(actor, uploadId).finally(() => this.finishing.delete(uploadId));
    this.finishing.set(uploadId, started);
    return started;
  }

  private async finishOnce(actor: Actor, uploadId: string): Promise<ReceivedEvidence> {
    const upload = await this.uploads.requireOwn(actor, uploadId);
    if (upload.state === 'finished')
      return this.work.read(actor, ({ manager }) => this.evidence.ofUpload(manager, upload.id));
    refuseEnded(upload);
    const content = await this.examine(upload);
    const received = await this.take(actor, upload, content);
    await this.store.holdRecorded(this.intake.pathOf(upload.id), content.sha256);
    await this.clear(upload.id);
    return received;
  }

  private async examine(upload: Upload): Promise<Content> {
    const bytes = await this.intake.received(upload.id);
    if (bytes !== upload.bytes) throw new Problem('wrong-state', 'Not all bytes of this upload are here yet.');
    const sha256 = await this.intake.digest(upload.id);
    const { expectedSha256 } = upload.metadata;
    if (expectedSha256 !== null && expectedSha256 !== sha256) return { sha256, bytes, detectedType: null };
    return { sha256, bytes, detectedType: await detectType(this.intake.pathOf(upload.id)) };
  }

  private async take(actor: Actor, upload: Upload, content: Content): Promise<ReceivedEvidence> {
    const { detectedType } = content;
    const refusal = refusalOfBytes(upload, content);
    if (refusal || detectedType === null) return this.refuse(actor, upload, { content, refusal });
    await this.store.adopt(this.intake.pathOf(upload.id), content.sha256);
    try {
      return await this.work.perform(actor, (w) => this.evidence.write(w, upload, { ...content, detectedType }));
    } catch (error) {
      const problem = asProblem(error);
      if (![404, 409, 422].includes(problem.status) || problem.code === 'stale-version') throw error;
      return this.refuse(actor, upload, { content, refusal: { code: problem.code, reason: problem.detail } });
    }
  }

  /** Records that the file was not taken, and why; then says so. Its bytes go. */
  private async refuse(
    actor: Actor,
    upload: Upload,
    why: { content: Content; refusal: Refusal | null },
  ): Promise<never> {
    const { code, reason } = why.refusal ?? {
      code: 'unreadable',
      reason: 'The content of this file could not be read.',
    };
    const { sha256, bytes, detectedType } = why.content;
    const { fileName, claimedType } = upload;
    await this.work.perform(actor, async (w) => {
      await w.manager.query(
        `UPDATE upload SET state = 'refused', refused_reason = $2, finished_at = $3, received_bytes = bytes, sha256 = $4 WHERE id = $1 AND state = 'open'`,
        [upload.id, reason, w.at, sha256],
      );
      const said = { fileName, claimedType, detectedType, sha256, bytes, code, reason };
      await w.record('upload.refused', { kind: 'upload', id: upload.id, vendorId: upload.vendorId }, said);
    });
    await this.clear(upload.id);
    throw new Problem('refused', reason, [{ pointer: '', message: reason, code }]);
  }

  private async clear(uploadId: string): Promise<void> {
    await this.intake.remove(uploadId).catch((error: unknown) => {
      this.log.warn(
        `The bytes of upload ${uploadId} could not be cleared; the next sweep tries again. ${String(error)}`,
      );
    });
  }
}

function refusalOfBytes(upload: Upload, content: Content): Refusal | null {
  if (content.detectedType === null) return DIGEST_DIFFERS;
  return refusalOfContent({
    fileName: upload.fileName,
    claimedType: upload.claimedType,
    detectedType: content.detectedType,
  });
}
