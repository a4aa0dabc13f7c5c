import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { actionsOf, asFacts, lockFinding, moveFinding, subjectOf, tenantOf } from './finding-record';
import type { Finding } from './finding.entity';
import { refusalWhenUndone } from './finding.rules';
import { FindingAction } from './finding-story.entity';
import { findingDetail } from './finding-story';
import type { ActionDone, FindingDetail, FindingNote, NewAction, ReadyNote } from './finding-story.dto';
import type { FindingState } from './finding-states.rules';

/** The vendor's side: it acknowledges, plans, acts, and says when there is something to verify. */
@Injectable()
export class FindingResponseService {
  constructor(private readonly work: Work) {}

  acknowledge(actor: Actor, id: string, { note }: FindingNote): Promise<FindingDetail> {
    return this.respond(actor, id, (w, finding) => move(w, finding, { to: 'acknowledged', note }));
  }

  start(actor: Actor, id: string, { note }: FindingNote): Promise<FindingDetail> {
    return this.respond(actor, id, (w, finding) => move(w, finding, { to: 'in_progress', note }));
  }

  ready(actor: Actor, id: string, { note }: ReadyNote): Promise<FindingDetail> {
    return this.respond(actor, id, async (w, finding) => {
      if (finding.state === 'in_progress') heedState(refusalWhenUndone(asFacts(await actionsOf(w.manager, id))));
      await move(w, finding, { to: 'ready_to_verify', note });
    });
  }

  addAction(actor: Actor, id: string, given: NewAction): Promise<FindingDetail> {
    return this.respond(actor, id, async (w, finding) => {
      heedState(refusalToPlan(finding));
      heed(refusalOfDays(given));
      const number = (await actionsOf(w.manager, id)).length + 1;
      const [text, ownerName] = [given.text.trim(), given.ownerName.trim()];
      const { startsOn, dueOn } = given;
      const action = { id: newId(), number, text, ownerName, startsOn, dueOn };
      await w.manager.getRepository(FindingAction).insert({
        ...{ ...action, ...tenantOf(finding), findingId: id, addedBy: w.actor.personId, addedAt: w.at },
        ...{
          doneBy: null,
          doneAt: null,
          doneNote: null,
          evidenceVersionId: null,
          withdrawnBy: null,
          withdrawnAt: null,
        },
      });
      const { id: actionId, ...about } = action;
      await w.record('finding.action-added', subjectOf(finding), { actionId, ...about });
    });
  }

  withdrawAction(actor: Actor, actionId: string): Promise<FindingDetail> {
    return this.onAction(actor, actionId, async (w, { finding, action }) => {
      heedState(refusalToPlan(finding));
      await w.manager.query('UPDATE finding_action SET withdrawn_by = $2, withdrawn_at = $3 WHERE id = $1', [
        ...[actionId, w.actor.personId, w.at],
      ]);
      await w.record('finding.action-withdrawn', subjectOf(finding), { actionId, number: action.number });
    });
  }

  completeAction(actor: Actor, actionId: string, given: ActionDone): Promise<FindingDetail> {
    return this.onAction(actor, actionId, async (w, { finding, action }) => {
      heedState(refusalToAct(finding));
      const { evidenceVersionId } = given;
      const note = given.note.trim();
      const own: unknown[] = await w.manager.query('SELECT 1 FROM evidence_version WHERE id = $1 AND vendor_id = $2', [
        evidenceVersionId,
        finding.vendorId,
      ]);
      if (own.length === 0) throw notFound('evidence');
      await w.manager.query(
        'UPDATE finding_action SET done_by = $2, done_at = $3, done_note = $4, evidence_version_id = $5 WHERE id = $1',
        [actionId, w.actor.personId, w.at, note, evidenceVersionId],
      );
      const { number } = action;
      await w.record('finding.action-done', subjectOf(finding), { actionId, number, note, evidenceVersionId });
    });
  }

  private respond(
    actor: Actor,
    id: string,
    deed: (w: OpenWork, finding: Finding) => Promise<void>,
  ): Promise<FindingDetail> {
    return this.work.perform(actor, async (w) => {
      await deed(w, await lockFinding(w, id));
      return findingDetail(w.manager, id, w.at.slice(0, 10));
    });
  }

  private onAction(
    actor: Actor,
    actionId: string,
    deed: (w: OpenWork, on: { finding: Finding; action: FindingAction }) => Promise<void>,
  ): Promise<FindingDetail> {
    return this.work.perform(actor, async (w) => {
      const known = await requireAction(w, actionId);
      const finding = await lockFinding(w, known.findingId);
      const action = await requireAction(w, actionId);
      if (action.doneAt !== null) throw new Problem('wrong-state', `Action ${action.number} is done already.`);
      if (action.withdrawnAt !== null) throw new Problem('wrong-state', `Action ${action.number} was withdrawn.`);
      await deed(w, { finding, action });
      return findingDetail(w.manager, finding.id, w.at.slice(0, 10));
    });
  }
}

async function requireAction(w: OpenWork, id: string): Promise<FindingAction> {
  const action = await w.manager.getRepository(FindingAction).findOne({ where: { id } });
  if (!action) throw notFound('action');
  return action;
}

const move = (w: OpenWork, finding: Finding, { to, note = '' }: { to: FindingState; note?: string | undefined }) =>
  moveFinding(w, finding, { to, by: 'vendor', note });

/** What is planned changes until the plan is agreed; after that the reviewer moves dates, with a reason. */
function refusalToPlan({ state }: Finding) {
  if (state === 'acknowledged' || state === 'reopened') return null;
  return {
    code: 'plan-fixed',
    reason: 'Actions are planned once the finding is acknowledged, until its plan is agreed.',
  };
}

function refusalToAct({ state }: Finding) {
  if (state === 'in_progress' || state === 'plan_agreed') return null;
  return {
    code: 'plan-not-agreed',
    reason: 'Actions are done once their plan is agreed, and before the finding is ready.',
  };
}

function refusalOfDays({ startsOn, dueOn }: NewAction) {
  if (startsOn <= dueOn) return null;
  return { code: 'due-before-start', reason: 'It is due before it starts.', pointer: '/dueOn' };
}
