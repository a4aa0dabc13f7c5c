import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import './findings.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound } from '../foundation/problem';
import { Finding, FindingDueChange } from './finding.entity';
import { refusalToClose, refusalToMoveDue, refusalToOpen, refusalWhenClosed } from './finding.rules';
import { findingRows } from './finding-rows';
import type { CloseFinding, FindingList, FindingQuery, FindingView, MoveDueDate, OpenFinding } from './findings.dto';

/** Gaps with an owner and a date. Dates move with a reason, and somebody else than the owner closes. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: FindingQuery): Promise<FindingList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await findingRows(manager, query, this.clock.today());
      return { total: items.length, items };
    });
  }

  one(actor: Actor, id: string): Promise<FindingView> {
    return this.work.read(actor, ({ manager }) => this.view(manager, id));
  }

  /** Opens a finding by itself, from a review, or from an exercise. */
  open(actor: Actor, given: OpenFinding): Promise<FindingView> {
    return this.work.perform(actor, async (w) => {
      const vendorId = await sourceVendor(w, given);
      heed(refusalToOpen(given.dueOn, w.at.slice(0, 10)));
      const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('FD') AS ref`);
      const finding = openedFinding(w, given, { vendorId, ref: counted?.ref ?? '' });
      await w.manager.getRepository(Finding).insert(finding);
      const { severity, title, description, sourceKind, sourceId, obligationId, exerciseId } = finding;
      const { ownerName, ownerPersonId, dueOn } = finding;
      await w.record('finding.opened', subjectOf(finding), {
        ...{ severity, title, description, sourceKind, sourceId, obligationId, exerciseId },
        ...{ ownerName, ownerPersonId, dueOn },
      });
      return this.view(w.manager, finding.id);
    });
  }

  /** SD-6: closed by somebody else than the owner, with what was checked. */
  close(actor: Actor, id: string, given: CloseFinding): Promise<FindingView> {
    return this.work.perform(actor, async (w) => {
      const finding = await lock(w.manager, id);
      heedState(refusalWhenClosed(finding));
      const { ownerPersonId, ownerName } = finding;
      heed(refusalToClose({ ownerPersonId, ownerName, closerId: actor.personId, closerName: actor.name }));
      const note = given.note.trim();
      await w.manager.query(
        `UPDATE finding SET state = 'closed', closed_by = $2, closed_at = $3, closing_note = $4, version = version + 1 WHERE id = $1`,
        [id, actor.personId, w.at, note],
      );
      await w.record('finding.closed', subjectOf(finding), { note });
      return this.view(w.manager, id);
    });
  }

  moveDueDate(actor: Actor, id: string, given: MoveDueDate): Promise<FindingView> {
    return this.work.perform(actor, async (w) => {
      const finding = await lock(w.manager, id);
      heedState(refusalWhenClosed(finding));
      heed(refusalToMoveDue({ from: finding.dueOn, to: given.dueOn, today: w.at.slice(0, 10) }));
      const reason = given.reason.trim();
      const { registrantId, vendorId } = finding;
      const change = {
        dueBefore: finding.dueOn,
        dueOn: given.dueOn,
        reason,
        changedBy: actor.personId,
        changedAt: w.at,
      };
      await w.manager
        .getRepository(FindingDueChange)
        .insert({ id: newId(), registrantId, vendorId, findingId: id, ...change });
      await w.manager.query('UPDATE finding SET due_on = $2, version = version + 1 WHERE id = $1', [id, given.dueOn]);
      await w.record('finding.due-date-moved', subjectOf(finding), {
        before: finding.dueOn,
        after: given.dueOn,
        reason,
      });
      return this.view(w.manager, id);
    });
  }

  private async view(manager: EntityManager, id: string): Promise<FindingView> {
    const [found] = await findingRows(manager, { id }, this.clock.today());
    if (!found) throw notFound('finding');
    return found;
  }
}

const subjectOf = ({ id, vendorId, ref }: { id: string; vendorId: string; ref: string }) => ({
  kind: 'finding',
  id,
  vendorId,
  ref,
});

async function lock(manager: EntityManager, id: string): Promise<Finding> {
  await manager.query('SELECT id FROM finding WHERE id = $1 FOR UPDATE', [id]);
  const finding = await manager.getRepository(Finding).findOne({ where: { id } });
  if (!finding) throw notFound('finding');
  return finding;
}

/** The vendor, once everything that the finding refers to is seen to be that vendor's. */
async function sourceVendor(w: OpenWork, given: OpenFinding): Promise<string> {
  const [row]: { vendor: boolean; review: boolean; exercise: boolean; obligation: boolean; owner: boolean }[] =
    await w.manager.query(
      `SELECT EXISTS (SELECT 1 FROM vendor WHERE id = $1) AS vendor, EXISTS (SELECT 1 FROM review WHERE id = $2 AND vendor_id = $1) AS review,
       EXISTS (SELECT 1 FROM exercise WHERE id = $3 AND vendor_id = $1) AS exercise, EXISTS (SELECT 1 FROM obligation WHERE id = $4 AND vendor_id = $1) AS obligation,
       EXISTS (SELECT 1 FROM person WHERE id = $5) AS owner`,
      [given.vendorId, given.reviewId, given.exerciseId, given.obligationId, given.ownerPersonId],
    );
  if (!row?.vendor) throw notFound('vendor');
  for (const part of ['review', 'exercise', 'obligation'] as const)
    if (given[`${part}Id`] && !row[part]) throw notFound(`${part} of this vendor`);
  if (given.ownerPersonId && !row.owner) throw notFound('person');
  return given.vendorId;
}

function openedFinding(w: OpenWork, given: OpenFinding, known: { vendorId: string; ref: string }): Finding {
  const { severity, description, dueOn } = given;
  const sourceKind = given.reviewId ? 'review' : given.exerciseId ? 'exercise' : 'other';
  return {
    ...{ id: newId(), registrantId: w.actor.registrantId, ...known, severity, description, dueOn, sourceKind },
    title: given.title.trim(),
    sourceId: given.reviewId ?? given.exerciseId ?? null,
    obligationId: given.obligationId ?? null,
    exerciseId: given.exerciseId ?? null,
    ownerName: given.ownerName.trim(),
    ownerPersonId: given.ownerPersonId ?? null,
    ...{ state: 'open', openedBy: w.actor.personId, openedAt: w.at, closedBy: null, closedAt: null, closingNote: null },
    version: 1,
  };
}
