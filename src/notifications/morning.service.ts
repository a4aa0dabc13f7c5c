import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Work } from '../audit-trail/work';
import { systemActor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import { Jobs } from '../foundation/jobs';
import { addDays, daysBetween } from '../obligations/iso-date.rules';
import { dueItems } from './due-items';
import { digestOf, type LetterLine } from './letter.rules';
import { dueKey, FURTHEST_DAYS, readersOf, reminderOf, type DueItem } from './notice.rules';
import { writeNotices } from './notice-writing';
import { Outbox } from './outbox';
import { addressees, registrantName, wishes, type Addressee } from './readers';

/** Hour of the day, UTC, at which reminders are made. */
const HOUR_UTC = 5;

export interface Morning {
  notices: number;
  letters: number;
}

/** Every morning: what is due becomes notices by stage, and everybody gets one message with all that waits for a digest. */
@Injectable()
export class MorningService implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.nightly('notices.morning', HOUR_UTC, async ({ registrantId }) => {
      await this.tell(registrantId);
    });
  }

  /** Safe to repeat: what was told is not told again, and what was mailed is not mailed again. */
  tell(registrantId: string): Promise<Morning> {
    return this.work.housekeeping(systemActor(registrantId, 'notices.morning'), async (manager) => {
      // Two mornings at once take turns; the second finds nothing left to do.
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`morning ${registrantId}`]);
      const at = this.clock.iso();
      const people = await addressees(manager, at.slice(0, 10));
      const notices = await this.remind(manager, people, at);
      return { notices, letters: await this.mail(manager, people, at.slice(0, 10)) };
    });
  }

  private async remind(manager: EntityManager, people: Addressee[], at: string): Promise<number> {
    const today = at.slice(0, 10);
    const wish = await wishes(manager);
    let written = 0;
    for (const item of await dueItems(manager, { today, until: addDays(today, FURTHEST_DAYS) })) {
      const reminder = reminderOf(item, daysBetween(today, item.dueOn));
      if (reminder === null) continue;
      const readers = readersOf(people, reminder.audience, { vendorId: item.vendorId, also: item.ownerId });
      const to = { people: people.filter((one) => readers.includes(one)), at, wish };
      written += (await writeNotices(manager, toldOf(item, dueKey(item, reminder.stage)), to)).length;
    }
    return written;
  }

  private async mail(manager: EntityManager, people: Addressee[], today: string): Promise<number> {
    const registrant = await registrantName(manager);
    let letters = 0;
    for (const reader of onePerPerson(people)) {
      const waiting = await unmailed(manager, reader.personId);
      if (waiting.length === 0) continue;
      const lines = waiting.map((line) => lineFor(line, reader, today));
      const frame = { personName: reader.name, registrantName: registrant, publicUrl: this.config.publicUrl };
      const emailId = await this.outbox.queue(manager, reader, digestOf(lines, frame));
      const ids = waiting.map(({ id }) => id);
      await manager.query('UPDATE notice SET email_id = $2 WHERE id = ANY ($1)', [ids, emailId]);
      letters += 1;
    }
    return letters;
  }
}

type Waiting = Omit<LetterLine, 'daysLeft'> & { id: string };

const toldOf = (item: DueItem, key: string) => ({
  ...{ key, kind: `due.${item.kind}`, topic: 'due' as const, aboutVendorId: item.vendorId, title: item.title },
  ...{ detail: item.rule, link: item.link, dueOn: item.dueOn },
});

const onePerPerson = (people: Addressee[]): Addressee[] => [
  ...new Map(people.map((person) => [person.personId, person])).values(),
];

function unmailed(manager: EntityManager, personId: string): Promise<Waiting[]> {
  return manager.query(
    `SELECT n.id, n.topic, n.title, n.detail, n.link, n.due_on::text AS "dueOn", v.name AS "vendorName"
     FROM notice n LEFT JOIN vendor v ON v.id = n.about_vendor_id
     WHERE n.person_id = $1 AND n.email_id IS NULL AND n.delivery = 'digest' ORDER BY n.created_at, n.id`,
    [personId],
  );
}

function lineFor(waiting: Waiting, reader: Addressee, today: string): LetterLine {
  const { topic, title, detail, link, dueOn, vendorName } = waiting;
  const daysLeft = dueOn === null ? null : daysBetween(today, dueOn);
  const line = { topic, title, detail, link, dueOn, daysLeft };
  return { ...line, vendorName: reader.vendorId === null ? vendorName : null };
}
