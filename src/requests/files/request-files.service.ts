import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Work, type OpenWork } from '../../audit-trail/work';
import { contentHeaders } from '../../evidence/safe-content.rules';
import type { Metadata } from '../../evidence/upload-facts.rules';
import type { Actor } from '../../foundation/actor';
import type { Config } from '../../foundation/config';
import { CONFIG } from '../../foundation/foundation.module';
import { isUuid, newId } from '../../foundation/ids';
import { ObjectStore, vanished } from '../../foundation/object-store';
import { heed, heedState, notFound, Problem } from '../../foundation/problem';
import { lockRequest } from '../request-record';
import { RequestFileIntake } from './request-file-intake';
import { disposalOfFile } from './request-file-reads';
import { ownFile, receivedFile, RETENTION, subjectOfFile } from './request-file-record';
import { RequestFile } from './request-file.entity';
import { readFileFacts, refusalToBring, type RequestFileFacts } from './request-file.rules';

/** Files of the registrant's own for a request, as who brings one sees it. Its end is in `request-file-finish.ts`. */
@Injectable()
export class RequestFilesService {
  constructor(
    private readonly work: Work,
    private readonly intake: RequestFileIntake,
    private readonly store: ObjectStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Checks what is said of a file and whose request it is for, before a byte is taken. */
  start(actor: Actor, given: { bytes: number; metadata: Metadata }): Promise<{ id: string }> {
    this.refuseSize(given.bytes);
    const facts = factsOf(given.metadata);
    return this.work.perform(actor, async (w) => {
      const request = await lockRequest(w, facts.requestId);
      heedState(refusalToBring({ ...request, actorId: actor.personId }));
      const file = await keepBegun(w, request, { bytes: given.bytes, facts });
      return { id: file.id };
    });
  }

  /** The asker's own file; one whose bytes were lost is given up here. */
  async requireOwn(actor: Actor, id: string): Promise<RequestFile> {
    if (!isUuid(id)) throw notFound('file');
    // Bytes before row: a file that ends in between has its row written first and its bytes cleared afterwards.
    const lies = (await this.intake.received(id)) !== null;
    const found = await this.work.read(actor, (read) => ownFile(read, id));
    if (found.state !== 'open' || lies) return found;
    await this.giveUp(actor, found, 'lost');
    throw new Problem('gone', 'What had arrived of this file is no longer here. Start it again.');
  }

  async received({ id }: RequestFile): Promise<number> {
    return (await this.intake.received(id)) ?? 0;
  }

  /** True while bytes are still to come. */
  async arriving({ id, state, bytes }: RequestFile): Promise<boolean> {
    const received = await this.intake.received(id);
    return state === 'open' && received !== null && received !== bytes;
  }

  cancel(actor: Actor, file: RequestFile): Promise<void> {
    return this.giveUp(actor, file, 'cancelled');
  }

  /** The file as received, compared with its digest first; every time is on record. */
  async content(actor: Actor, id: string): Promise<{ headers: Record<string, string>; stream: Readable }> {
    const { file, disposal } = await this.work.read(actor, async ({ manager }) => ({
      file: await receivedFile(manager, id),
      disposal: await disposalOfFile(manager, id),
    }));
    if (disposal)
      throw new Problem(
        'gone',
        `${file.ref} was disposed of on ${disposal.at.slice(0, 10)} under ${disposal.ref}. Its record and digest are kept.`,
      );
    const { sha256 } = file;
    if (!(await this.store.verify(sha256))) throw vanished(sha256);
    await this.work.perform(actor, (w) => w.record('request-file.downloaded', subjectOfFile(file), { sha256 }));
    return { headers: contentHeaders(file, false), stream: await this.store.read(sha256) };
  }

  private async giveUp(actor: Actor, { id, vendorId, ref }: RequestFile, how: 'cancelled' | 'lost'): Promise<void> {
    const reason = how === 'lost' ? 'What had arrived was lost.' : null;
    await this.work.perform(actor, async (w) => {
      const own = await ownFile(w, id);
      if (own.state !== 'open') throw new Problem('wrong-state', 'This upload has ended already.');
      await w.manager.query(
        `UPDATE request_file SET state = 'cancelled', refused_reason = $2, ended_at = $3 WHERE id = $1 AND state = 'open'`,
        [id, reason, w.at],
      );
      await w.record('request-file.cancelled', subjectOfFile({ id, vendorId, ref }), { fileName: own.fileName, how });
    });
  }

  private refuseSize(bytes: number): void {
    const most = this.config.uploadMaxBytes;
    if (bytes === 0)
      heed({ code: 'empty-file', reason: 'This file is empty (0 bytes). There is nothing in it to hand over.' });
    if (bytes > most)
      throw new Problem('too-large', `This file has ${bytes} bytes; the most that is taken is ${most / 1_048_576} MB.`);
  }
}

function factsOf(metadata: Metadata): RequestFileFacts {
  const { facts, refusals } = readFileFacts(metadata);
  if (refusals.length === 0) return facts;
  const errors = refusals.map(({ pointer, reason, code }) => ({ pointer: pointer ?? '', message: reason, code }));
  throw new Problem('invalid-input', 'What was said of this file needs attention. No bytes were taken.', errors);
}

async function keepBegun(
  w: OpenWork,
  request: { id: string; ref: string; registrantId: string; vendorId: string | null },
  { bytes, facts }: { bytes: number; facts: RequestFileFacts },
): Promise<RequestFile> {
  const { fileName, claimedType, title, source, expectedSha256 } = facts;
  const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('RF') AS ref`);
  const file: RequestFile = {
    ...{ id: newId(), registrantId: request.registrantId, vendorId: request.vendorId, auditRequestId: request.id },
    ...{ ref: counted?.ref ?? '', title, source, fileName, claimedType, bytes, expectedSha256 },
    ...{ retentionClass: RETENTION, state: 'open', refusedReason: null, sha256: null, detectedType: null },
    ...{ typeVerdict: null, scanState: null, broughtBy: w.actor.personId, begunAt: w.at, endedAt: null },
  };
  await w.manager.getRepository(RequestFile).insert(file);
  const about = { requestId: request.id, requestRef: request.ref, title, source, fileName, claimedType, bytes };
  await w.record('request-file.begun', subjectOfFile(file), about);
  return file;
}
