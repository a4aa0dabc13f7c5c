import { Injectable } from '@nestjs/common';
import { Upload as TusUpload } from '@tus/server';
import { Readable } from 'node:stream';
import type { Metadata } from '../../evidence/upload-facts.rules';
import type { Actor } from '../../foundation/actor';
import { RequestFileFinish, type ReceivedFile } from './request-file-finish';
import { RequestFileIntake } from './request-file-intake';
import { RequestFilesService } from './request-files.service';

/** Brings a file for a request that is at hand in this process, by the same way that a person's upload takes. */
@Injectable()
export class BringRequestFile {
  constructor(
    private readonly files: RequestFilesService,
    private readonly intake: RequestFileIntake,
    private readonly finish: RequestFileFinish,
  ) {}

  /** `metadata` has the keys of an upload. Throws the problems of one. */
  async bring(actor: Actor, metadata: Metadata, content: Buffer): Promise<ReceivedFile> {
    const { id } = await this.files.start(actor, { bytes: content.length, metadata });
    const { registrantId: registrant } = actor;
    await this.intake.create(new TusUpload({ id, size: content.length, offset: 0, metadata: { registrant } }));
    await this.intake.write(Readable.from([content]), id, 0);
    return this.finish.finish(actor, id);
  }
}
