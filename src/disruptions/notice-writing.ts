import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { heed } from '../foundation/problem';
import { subjectOf, tenantOf } from './disruption-record';
import type { Disruption } from './disruption.entity';
import type { NoticeChannel, NoticeStanding } from './notice-clock.rules';
import { DisruptionNotice } from './telling.entity';

export interface SaidNotice {
  givenAt: string;
  channel: NoticeChannel;
  toldBy: string;
  toldTo: string;
  words?: string;
}

/** What the portal received stands by itself, what our people wrote down too; what a vendor says waits for our word. */
function standingOf(w: OpenWork, { channel }: SaidNotice): NoticeStanding {
  if (channel === 'portal') return 'received';
  return w.actor.vendorId === null ? 'recorded_by_us' : 'stated';
}

export async function writeNotice(w: OpenWork, event: Disruption, said: SaidNotice): Promise<void> {
  const givenAt = new Date(said.givenAt).toISOString();
  if (givenAt > w.at) heed({ code: 'in-the-future', reason: 'This moment has not come yet.', pointer: '/givenAt' });
  const notice = {
    ...{ givenAt, channel: said.channel, toldBy: said.toldBy.trim(), toldTo: said.toldTo.trim() },
    ...{ words: said.words?.trim() ?? '', standing: standingOf(w, said) },
  };
  const id = newId();
  const about = { id, ...tenantOf(event), disruptionId: event.id, recordedBy: w.actor.personId, recordedAt: w.at };
  await w.manager.getRepository(DisruptionNotice).insert({ ...about, ...notice });
  await w.record('disruption.notice-recorded', subjectOf(event), { noticeId: id, ...notice });
}
