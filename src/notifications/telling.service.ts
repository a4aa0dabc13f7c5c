import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Deed, Deeds, Subject } from '../audit-trail/deeds';
import type { OpenWork } from '../audit-trail/open-work';
import { Work } from '../audit-trail/work';
import { systemActor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import { newId } from '../foundation/ids';
import { Jobs, type JobPayload } from '../foundation/jobs';
import type { DeedNotice } from './deed-notice';
import { noticeOf } from './deed-notices';
import { letterOf } from './letter.rules';
import { readersOf } from './notice.rules';
import { writeNotices, type WrittenNotice } from './notice-writing';
import { Outbox } from './outbox';
import { addressees, registrantName, wishes, type Addressee } from './readers';

interface Telling extends JobPayload {
  id: string;
  deed: Deed;
  vendorId: string | null;
  by: string;
  notice: DeedNotice;
}

/**
 * Tells people of deeds. In the deed's own Work there is only a line in the job queue; who is told, and by which way, is
 * found out by the job afterwards, so that a reminder neither delays nor fails what it is about.
 */
@Injectable()
export class TellingService implements OnModuleInit {
  private readonly log = new Logger('Notices');

  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.define('notices.tell', (payload) => this.tell(payload as Telling));
  }

  /** The reaction to every deed that somebody is told of. */
  async heard<D extends Deed>(w: OpenWork, what: { deed: D; subject: Subject; particulars: Deeds[D] }): Promise<void> {
    const { deed, subject, particulars } = what;
    let notice: DeedNotice | null = null;
    try {
      notice = noticeOf(deed, subject, particulars);
    } catch (error) {
      this.log.error(`Nobody can be told of ${deed}: ${String(error)}`);
    }
    if (notice === null) return;
    const id = newId();
    const { registrantId, personId: by } = w.actor;
    const payload: Telling = { registrantId, id, deed, vendorId: subject.vendorId, by, notice };
    await this.jobs.enqueue(w.manager, { name: 'notices.tell', payload, key: `notice:${id}` });
  }

  private async tell({ registrantId, id, deed, vendorId, by, notice }: Telling): Promise<void> {
    await this.work.housekeeping(systemActor(registrantId, `notice:${id}`), async (manager) => {
      const at = this.clock.iso();
      const everybody = await addressees(manager, at.slice(0, 10));
      const readers = readersOf(everybody, notice.audience, { vendorId, except: by, also: notice.personId });
      const people = everybody.filter((one) => readers.includes(one));
      const { title, detail, link, topic } = notice;
      const told = { key: id, kind: deed, topic, aboutVendorId: vendorId, title, detail, link, dueOn: null };
      const written = await writeNotices(manager, told, { people, at, wish: await wishes(manager) });
      await this.mail(
        manager,
        people,
        written.filter(({ delivery }) => delivery === 'at_once'),
      );
    });
  }

  private async mail(manager: EntityManager, people: Addressee[], notices: WrittenNotice[]): Promise<void> {
    if (notices.length === 0) return;
    const frame = { registrantName: await registrantName(manager), publicUrl: this.config.publicUrl };
    for (const notice of notices) {
      const reader = people.find(({ personId }) => personId === notice.personId);
      if (!reader) continue;
      const vendorName = reader.vendorId === null ? await nameOf(manager, notice.aboutVendorId) : null;
      const letter = letterOf({ ...notice, vendorName, daysLeft: null }, { ...frame, personName: reader.name });
      const emailId = await this.outbox.queue(manager, reader, letter);
      await manager.query('UPDATE notice SET email_id = $2 WHERE id = $1', [notice.id, emailId]);
    }
  }
}

async function nameOf(manager: EntityManager, vendorId: string | null): Promise<string | null> {
  if (vendorId === null) return null;
  const [row]: { name: string }[] = await manager.query('SELECT name FROM vendor WHERE id = $1', [vendorId]);
  return row?.name ?? null;
}
