import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { newId } from '../foundation/ids';
import { heed, heedState } from '../foundation/problem';
import { openedFinding, sourceVendor } from './finding-opening';
import { lockFinding, subjectOf, tenantOf } from './finding-record';
import { addReferences } from './finding-references';
import { findingRows } from './finding-rows';
import { Finding, FindingDueChange } from './finding.entity';
import { refusalToGrade, refusalToMoveDue, refusalToOpen, refusalWhenClosed } from './finding.rules';
import { FindingAction, FindingSeverityChange } from './finding-story.entity';
import { findingDetail } from './finding-story';
import type { FindingDetail } from './finding-story.dto';
import type { AddReferences, FindingList, FindingQuery, GradeFinding, MoveDueDate, OpenFinding } from './findings.dto';
import { policyWords } from './programme-policy.rules';
import { programmePolicy } from './programme-policy';
import { notFound } from '../foundation/problem';

/** Gaps with an owner and a date: opened, graded, dated and referred to by the registrant. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: FindingQuery): Promise<FindingList> {
    return this.work.read(actor, async ({ manager }) => {
      const items = await findingRows(manager, query, this.clock.today());
      const { policy } = await programmePolicy(manager);
      return { total: items.length, items, policy: policyWords(policy) };
    });
  }

  one(actor: Actor, id: string): Promise<FindingDetail> {
    return this.work.read(actor, ({ manager }) => findingDetail(manager, id, this.clock.today()));
  }

  /** Opens a finding by itself, from a review, an exercise, a questionnaire or a disruption. */
  open(actor: Actor, given: OpenFinding): Promise<FindingDetail> {
    return this.work.perform(actor, (w) => this.openIn(w, given));
  }

  /** For rooms above, in their own Work. */
  async openIn(w: OpenWork, given: OpenFinding): Promise<FindingDetail> {
    const vendorId = await sourceVendor(w, given);
    const { policy } = await programmePolicy(w.manager);
    const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('FD') AS ref`);
    const finding = openedFinding(w, given, { vendorId, ref: counted?.ref ?? '', policy });
    heed(refusalToOpen(finding.dueOn, w.at.slice(0, 10)));
    await w.manager.getRepository(Finding).insert(finding);
    const references = await addReferences(w, finding, given.references ?? []);
    const { severity, title, description, sourceKind, sourceId, sourcePart, obligationId, exerciseId } = finding;
    const { ownerName, ownerPersonId, dueOn, fromTest } = finding;
    await w.record('finding.opened', subjectOf(finding), {
      ...{ severity, title, description, sourceKind, sourceId, sourcePart, obligationId, exerciseId },
      ...{ ownerName, ownerPersonId, dueOn, fromTest, references },
    });
    return findingDetail(w.manager, finding.id, w.at.slice(0, 10));
  }

  refer(actor: Actor, id: string, given: AddReferences): Promise<FindingDetail> {
    return this.work.perform(actor, async (w) => {
      const finding = await lockFinding(w, id);
      heedState(refusalWhenClosed(finding));
      const references = await addReferences(w, finding, given.references);
      if (references.length > 0) await w.record('finding.referenced', subjectOf(finding), { references });
      return findingDetail(w.manager, id, w.at.slice(0, 10));
    });
  }

  moveDueDate(actor: Actor, id: string, given: MoveDueDate): Promise<FindingDetail> {
    return this.work.perform(actor, async (w) => {
      const finding = await lockFinding(w, id);
      await keepDueChange(w, finding, { ...given, before: finding.dueOn, action: null });
      await w.manager.query('UPDATE finding SET due_on = $2, version = version + 1 WHERE id = $1', [id, given.dueOn]);
      return findingDetail(w.manager, id, w.at.slice(0, 10));
    });
  }

  moveActionDate(actor: Actor, actionId: string, given: MoveDueDate): Promise<FindingDetail> {
    return this.work.perform(actor, async (w) => {
      const action = await w.manager.getRepository(FindingAction).findOne({ where: { id: actionId } });
      if (!action) throw notFound('action');
      const finding = await lockFinding(w, action.findingId);
      await keepDueChange(w, finding, { ...given, before: action.dueOn, action });
      await w.manager.query('UPDATE finding_action SET due_on = $2 WHERE id = $1', [actionId, given.dueOn]);
      return findingDetail(w.manager, finding.id, w.at.slice(0, 10));
    });
  }

  /** A severity goes up by the reviewer and down by the second line, always with a reason; every value before is kept. */
  grade(actor: Actor, id: string, given: GradeFinding & { by: 'reviewer' | 'second_line' }): Promise<FindingDetail> {
    return this.work.perform(actor, async (w) => {
      const finding = await lockFinding(w, id);
      heedState(refusalWhenClosed(finding));
      const { severity, by } = given;
      heed(refusalToGrade({ from: finding.severity, to: severity, by }));
      const reason = given.reason.trim();
      const change = { severityBefore: finding.severity, severity, reason, changedBy: actor.personId, changedAt: w.at };
      const about = { id: newId(), ...tenantOf(finding), findingId: id };
      await w.manager.getRepository(FindingSeverityChange).insert({ ...about, ...change });
      await w.manager.query('UPDATE finding SET severity = $2, version = version + 1 WHERE id = $1', [id, severity]);
      await w.record('finding.graded', subjectOf(finding), { before: finding.severity, after: severity, reason });
      return findingDetail(w.manager, id, w.at.slice(0, 10));
    });
  }
}

async function keepDueChange(
  w: OpenWork,
  finding: Finding,
  move: MoveDueDate & { before: string; action: FindingAction | null },
): Promise<void> {
  heedState(refusalWhenClosed(finding));
  const { before: dueBefore, dueOn, action } = move;
  heed(refusalToMoveDue({ from: dueBefore, to: dueOn, today: w.at.slice(0, 10) }));
  const reason = move.reason.trim();
  const who = { changedBy: w.actor.personId, changedAt: w.at };
  const about = { id: newId(), ...tenantOf(finding), findingId: finding.id, actionId: action?.id ?? null };
  await w.manager.getRepository(FindingDueChange).insert({ ...about, dueBefore, dueOn, reason, ...who });
  const particulars = { before: dueBefore, after: dueOn, reason, actionNumber: action?.number ?? null };
  await w.record('finding.due-date-moved', subjectOf(finding), particulars);
}
