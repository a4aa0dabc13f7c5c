import { Injectable, Logger } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import { detectType } from '../../evidence/content-detection';
import { refusalOfContent, typeVerdict } from '../../evidence/content-type.rules';
import { DIGEST_DIFFERS, refuseEnded } from '../../evidence/upload-refusals';
import type { Actor } from '../../foundation/actor';
import { ObjectStore } from '../../foundation/object-store';
import { Problem } from '../../foundation/problem';
import type { Refusal } from '../../foundation/refusal';
import { RequestFileIntake } from './request-file-intake';
import { subjectOfFile } from './request-file-record';
import type { RequestFile } from './request-file.entity';
import { RequestFilesService } from './request-files.service';

export interface ReceivedFile {
  id: string;
  ref: string;
  sha256: string;
}

interface Content {
  sha256: string;
  detectedType: string;
}

/** Nothing here looks for malware: the file says so until something does, exactly as evidence does. */
const SCAN_STATE = 'not_scanned';

/**
 * The end of an upload for a request, by the order in which evidence is taken: digest, look at the content, store,
 * record. Done once for each; whatever fails in between leaves a file that can be finished again.
 */
@Injectable()
export class RequestFileFinish {
  private readonly log = new Logger('Requests');
  private readonly finishing = new Map<string, Promise<ReceivedFile>>();

  constructor(
    private readonly work: Work,
    private readonly files: RequestFilesService,
    private readonly intake: RequestFileIntake,
    private readonly store: ObjectStore,
  ) {}

  /** A retried last part and a HEAD at the same time are one. */
  finish(actor: Actor, id: string): Promise<ReceivedFile> {
    const running = this.finishing.get(id);
    if (running) return running;
    const started = this.finishOnce(actor, id).finally(() => this.finishing.delete(id));
    this.finishing.set(id, started);
    return started;
  }

  private async finishOnce(actor: Actor, id: string): Promise<ReceivedFile> {
    const file = await this.files.requireOwn(actor, id);
    const { ref } = file;
    if (file.state === 'received') return { id, ref, sha256: file.sha256 ?? '' };
    refuseEnded(file);
    if ((await this.intake.received(id)) !== file.bytes)
      throw new Problem('wrong-state', 'Not all bytes of this file are here yet.');
    const content = await this.content(file);
    const refusal = refusalOfBytes(file, content);
    if (refusal) return this.refuse(actor, file, { content, refusal });
    await this.store.adopt(this.intake.pathOf(id), content.sha256);
    await this.work.perform(actor, (w) => keepReceived(w, file, content));
    await this.store.holdRecorded(this.intake.pathOf(id), content.sha256);
    await this.clear(id);
    return { id, ref, sha256: content.sha256 };
  }

  private async content({ id }: RequestFile): Promise<Content> {
    const sha256 = await this.intake.digest(id);
    return { sha256, detectedType: await detectType(this.intake.pathOf(id)) };
  }

  /** Records that the file was not taken, and why; then says so. Its bytes go. */
  private async refuse(
    actor: Actor,
    file: RequestFile,
    { content, refusal }: { content: Content; refusal: Refusal },
  ): Promise<never> {
    const { code, reason } = refusal;
    const { fileName, claimedType, bytes } = file;
    await this.work.perform(actor, async (w) => {
      await w.manager.query(
        `UPDATE request_file SET state = 'refused', refused_reason = $2, ended_at = $3, sha256 = $4, detected_type = $5 WHERE id = $1 AND state = 'open'`,
        [file.id, reason, w.at, content.sha256, content.detectedType],
      );
      const said = { fileName, claimedType, bytes, ...content, code, reason };
      await w.record('request-file.refused', subjectOfFile(file), said);
    });
    await this.clear(file.id);
    throw new Problem('refused', reason, [{ pointer: '/file', message: reason, code }]);
  }

  private async clear(id: string): Promise<void> {
    await this.intake.remove(id).catch((error: unknown) => {
      this.log.warn(`The bytes of file ${id} could not be cleared; the next sweep tries again. ${String(error)}`);
    });
  }
}

function refusalOfBytes(file: RequestFile, content: Content): Refusal | null {
  const { expectedSha256, fileName, claimedType } = file;
  if (expectedSha256 !== null && expectedSha256 !== content.sha256) return DIGEST_DIFFERS;
  return refusalOfContent({ fileName, claimedType, detectedType: content.detectedType });
}

async function keepReceived(w: OpenWork, file: RequestFile, content: Content): Promise<void> {
  const verdict = typeVerdict(file.claimedType, content.detectedType);
  const [, count]: [unknown, number] = await w.manager.query(
    `UPDATE request_file SET state = 'received', ended_at = $2, sha256 = $3, detected_type = $4, type_verdict = $5, scan_state = $6
     WHERE id = $1 AND state = 'open'`,
    [file.id, w.at, content.sha256, content.detectedType, verdict, SCAN_STATE],
  );
  if (count === 0) throw new Problem('stale-version', 'This upload has ended already.');
  const { auditRequestId: requestId, title, source, fileName, claimedType, bytes, retentionClass } = file;
  await w.record('request-file.received', subjectOfFile(file), {
    ...{ requestId, title, source, fileName, claimedType, bytes, retentionClass },
    ...{ ...content, typeVerdict: verdict, scanState: SCAN_STATE },
  });
}
