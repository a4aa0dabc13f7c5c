import { Injectable } from '@nestjs/common';
import { Upload as TusUpload } from '@tus/server';
import { Readable } from 'node:stream';
import type { Actor } from '../foundation/actor';
import type { ReceivedEvidence } from './evidence-record';
import type { Metadata } from './upload-facts.rules';
import { UploadFinish } from './upload-finish';
import { UploadIntake } from './upload-intake';
import { UploadsService } from './uploads.service';

/** Brings a file that is at hand in this process, by the same way that a person's upload takes. */
@Injectable()
export class BringEvidence {
  constructor(
    private readonly uploads: UploadsService,
    private readonly intake: UploadIntake,
    private readonly finish: UploadFinish,
  ) {}

  /** `metadata` has the keys of an upload. Throws the problems of one. */
  async bring(actor: Actor, metadata: Metadata, content: Buffer): Promise<ReceivedEvidence> {
    const { id } = await this.uploads.start(actor, { bytes: content.length, metadata });
    await this.intake.create(
      new TusUpload({ id, size: content.length, offset: 0, metadata: { registrant: actor.registrantId } }),
    );
    await this.intake.write(Readable.from([content]), id, 0);
    return this.finish.finish(actor, id);
  }
}
