import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../audit-trail/work';
import { refusalToApproveOwn } from '../access/segregation.rules';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, Problem } from '../foundation/problem';
import { actionsOf, asFacts, lockFinding, moveFinding, subjectOf, tenantOf } from './finding-record';
import type { Finding } from './finding.entity';
import { refusalToAgree, refusalToClose } from './finding.rules';
import { refusalToVerify } from './finding-retest.rules';
import { retestOf, shownAt } from './finding-retests';
import { refusalToMove } from './finding-states.rules';
import { FindingVerification, FindingVoid } from './finding-story.entity';
import { findingDetail } from './finding-story';
import type { AnswerVoid, AskVoid, FindingDetail, FindingNote, VerifyFinding } from './finding-story.dto';

/** The registrant's side: it agrees the plan, verifies or reopens, and takes back what was opened in error. */
@Injectable()
export class FindingVerdictsService {
  constructor(private readonly work: Work) {}

  agree(actor: Actor, id: string, { note = '' }: FindingNote): Promise<FindingDetail> {
    return this.judge(actor, id, async (w, finding) => {
      heedState(refusalToMove(finding, 'plan_agreed', 'reviewer'));
      heedState(refusalToAgree(asFacts(await actionsOf(w.manager, id))));
      await moveFinding(w, finding, { to: 'plan_agreed', by: 'reviewer', note });
    });
  }

  /** SD-6: by somebody else than the owner and the doers; what a test showed, by a later test that passed. */
  verify(actor: Actor, id: string, given: VerifyFinding): Promise<FindingDetail> {
    return this.judge(actor, id, async (w, finding) => {
      const { result, method } = given;
      const to = result === 'fixed' ? 'closed_verified' : 'reopened';
      heedState(refusalToMove(finding, to, 'reviewer'));
      const doerIds = (await actionsOf(w.manager, id)).flatMap(({ doneBy }) => doneBy ?? []);
      const { ownerPersonId, ownerName, fromTest } = finding;
      const closing = { ownerPersonId, ownerName, doerIds, closerId: actor.personId, closerName: actor.name };
      const retest = method === 'retest' ? await retestOf(w.manager, finding, given) : null;
      const facts = { fromTest, result, method, retest, shownAt: await shownAt(w.manager, finding, given) };
      heed(refusalToClose(closing), refusalToVerify(facts));
      await keepVerification(w, finding, given);
      await moveFinding(w, finding, { to, by: 'reviewer', note: given.inspected });
    });
  }

  askVoid(actor: Actor, id: string, given: AskVoid): Promise<FindingDetail> {
    return this.judge(actor, id, async (w, finding) => {
      heedState(refusalToMove(finding, 'void', 'second_line'));
      if (await waitingVoid(w, id)) throw new Problem('wrong-state', 'The second line has been asked already.');
      const reason = given.reason.trim();
      await w.manager.getRepository(FindingVoid).insert({
        ...{ id: newId(), ...tenantOf(finding), findingId: id, reason, askedBy: actor.personId, askedAt: w.at },
        ...{ decision: null, decisionReason: null, decidedBy: null, decidedAt: null },
      });
      await w.record('finding.void-asked', subjectOf(finding), { reason });
    });
  }

  answerVoid(actor: Actor, id: string, given: AnswerVoid): Promise<FindingDetail> {
    return this.judge(actor, id, async (w, finding) => {
      const asked = await waitingVoid(w, id);
      if (!asked) throw new Problem('wrong-state', 'Nobody has asked to void this finding.');
      heed(refusalToApproveOwn(actor.personId, { preparedBy: asked.askedBy, what: 'request to void' }));
      const { decision } = given;
      const reason = given.reason.trim();
      await w.manager.query(
        'UPDATE finding_void SET decision = $2, decision_reason = $3, decided_by = $4, decided_at = $5 WHERE id = $1',
        [asked.id, decision, reason, actor.personId, w.at],
      );
      await w.record('finding.void-answered', subjectOf(finding), { decision, reason });
      const note = `${asked.reason} ${reason}`.slice(0, 4000);
      if (decision === 'approved') await moveFinding(w, finding, { to: 'void', by: 'second_line', note });
    });
  }

  private judge(
    actor: Actor,
    id: string,
    deed: (w: OpenWork, finding: Finding) => Promise<void>,
  ): Promise<FindingDetail> {
    return this.work.perform(actor, async (w) => {
      await deed(w, await lockFinding(w, id));
      return findingDetail(w.manager, id, w.at.slice(0, 10));
    });
  }
}

async function waitingVoid(
  w: OpenWork,
  findingId: string,
): Promise<{ id: string; askedBy: string; reason: string } | undefined> {
  const [asked]: { id: string; askedBy: string; reason: string }[] = await w.manager.query(
    'SELECT id, asked_by AS "askedBy", reason FROM finding_void WHERE finding_id = $1 AND decision IS NULL',
    [findingId],
  );
  return asked;
}

async function keepVerification(w: OpenWork, finding: Finding, given: VerifyFinding): Promise<void> {
  const { result, method } = given;
  const inspected = given.inspected.trim();
  const isRetest = method === 'retest';
  const retestExerciseId = isRetest ? (given.retestExerciseId ?? null) : null;
  const retestStepResultId = isRetest ? (given.retestStepResultId ?? null) : null;
  const verdict = { result, method, inspected, retestExerciseId, retestStepResultId };
  const id = newId();
  const who = { verifiedBy: w.actor.personId, verifiedAt: w.at };
  const about = { id, ...tenantOf(finding), findingId: finding.id };
  await w.manager.getRepository(FindingVerification).insert({ ...about, ...verdict, ...who });
  await w.record('finding.verified', subjectOf(finding), { verificationId: id, ...verdict });
}
