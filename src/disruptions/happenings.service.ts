import { Injectable } from '@nestjs/common';
import './disruptions.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { lockDisruption, subjectOf, tenantOf } from './disruption-record';
import type { Disruption } from './disruption.entity';
import { refusalUnless, UNTIL_CLOSED } from './disruption.rules';
import type { NoticeInput } from './disruptions.dto';
import type { AddEntry, AttachFile, JudgeNotice } from './happenings.dto';
import { MovedDisruption } from './disruption-views.dto';
import { refusalToJudge } from './notice-clock.rules';
import { writeNotice } from './notice-writing';
import { DisruptionEntry, DisruptionFile, DisruptionNotice } from './telling.entity';

/** What is written down while it happens: notices, the log, files. */
@Injectable()
export class HappeningsService {
  constructor(private readonly work: Work) {}

  notify(actor: Actor, id: string, given: NoticeInput): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await this.standing(w, id);
      await writeNotice(w, event, given);
      return moved(event);
    });
  }

  /** What the vendor says of a call or a mail, confirmed or disputed by us; only what the vendor said itself is judged. */
  judge(actor: Actor, noticeId: string, given: JudgeNotice): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const notice = await w.manager.getRepository(DisruptionNotice).findOne({ where: { id: noticeId } });
      if (!notice) throw notFound('notice');
      const event = await this.standing(w, notice.disruptionId);
      const note = given.note?.trim() ?? '';
      heedState(refusalToJudge(notice.standing));
      if (given.standing === 'disputed' && note === '')
        heed({ code: 'reason-missing', reason: 'Say why you dispute it.', pointer: '/note' });
      await w.manager.query(
        'UPDATE disruption_notice SET standing = $2, standing_note = $3, judged_by = $4, judged_at = $5 WHERE id = $1',
        [noticeId, given.standing, note || null, actor.personId, w.at],
      );
      await w.record('disruption.notice-judged', subjectOf(event), { noticeId, standing: given.standing, note });
      return moved(event);
    });
  }

  /** One line of the log. A correction is a further line that names the one it corrects, with its reason. */
  addEntry(actor: Actor, id: string, given: AddEntry): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await this.standing(w, id);
      const said = entryOf(given);
      if (said.happenedAt > w.at)
        heed({ code: 'in-the-future', reason: 'This moment has not come yet.', pointer: '/happenedAt' });
      await requireCorrectable(w, { id, ...said });
      const [last]: { number: number }[] = await w.manager.query(
        'SELECT coalesce(max(number), 0)::int + 1 AS number FROM disruption_entry WHERE disruption_id = $1',
        [id],
      );
      const entry = { ...said, number: last?.number ?? 1 };
      const about = { id: newId(), ...tenantOf(event), disruptionId: id, recordedBy: actor.personId, recordedAt: w.at };
      await w.manager.getRepository(DisruptionEntry).insert({ ...about, ...entry });
      await w.record('disruption.entry-added', subjectOf(event), { entryId: about.id, ...entry });
      return moved(event);
    });
  }

  attach(actor: Actor, id: string, given: AttachFile): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await this.standing(w, id);
      await requireOwnFile(w, event.vendorId, given.evidenceVersionId);
      const { evidenceVersionId } = given;
      const known: unknown[] = await w.manager.query(
        'SELECT 1 FROM disruption_file WHERE disruption_id = $1 AND evidence_version_id = $2',
        [id, evidenceVersionId],
      );
      if (known.length > 0) throw new Problem('already-exists', 'This file is attached already.');
      const shows = given.shows?.trim() ?? '';
      const about = { id: newId(), ...tenantOf(event), disruptionId: id, attachedBy: actor.personId, attachedAt: w.at };
      await w.manager.getRepository(DisruptionFile).insert({ ...about, evidenceVersionId, shows });
      await w.record('disruption.file-attached', subjectOf(event), { evidenceVersionId, shows });
      return moved(event);
    });
  }

  private async standing(w: OpenWork, id: string): Promise<Disruption> {
    const event = await lockDisruption(w, id);
    heedState(refusalUnless(event, UNTIL_CLOSED, 'nothing is added to it'));
    return event;
  }
}

function entryOf({ happenedAt, text, source = '', corrects, correctionReason = '' }: AddEntry) {
  return {
    ...{ happenedAt: new Date(happenedAt).toISOString(), text: text.trim(), source: source.trim() },
    ...{ corrects: corrects ?? null, correctionReason: corrects === undefined ? null : correctionReason.trim() },
  };
}

export const moved = ({ id, ref, state, version }: Disruption): MovedDisruption => ({ id, ref, state, version });

/** A file of this vendor that the asking person may see. */
export async function requireOwnFile(w: OpenWork, vendorId: string, versionId: string): Promise<void> {
  const own: unknown[] = await w.manager.query('SELECT 1 FROM evidence_version WHERE id = $1 AND vendor_id = $2', [
    ...[versionId, vendorId],
  ]);
  if (own.length > 0) return;
  const message = 'There is no such file of this vendor.';
  throw new Problem('refused', message, [{ pointer: '/evidenceVersionId', message, code: 'no-such-file' }]);
}

async function requireCorrectable(
  w: OpenWork,
  { id, corrects, correctionReason }: { id: string; corrects: string | null; correctionReason: string | null },
): Promise<void> {
  if (corrects === null) return;
  if (correctionReason === '')
    heed({ code: 'reason-missing', reason: 'Say why the entry is corrected.', pointer: '/correctionReason' });
  const [entry]: { corrected: boolean }[] = await w.manager.query(
    `SELECT EXISTS (SELECT 1 FROM disruption_entry n WHERE n.corrects = e.id) AS corrected FROM disruption_entry e WHERE e.id = $1 AND e.disruption_id = $2`,
    [corrects, id],
  );
  if (!entry) throw notFound('entry');
  if (entry.corrected)
    heedState({ code: 'corrected', reason: 'This entry is corrected already; correct the later one.' });
}
