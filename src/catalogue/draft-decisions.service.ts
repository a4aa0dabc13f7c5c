import { Injectable } from '@nestjs/common';
import './catalogue.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, Problem } from '../foundation/problem';
import { CatalogueDraftDecision } from './catalogue-draft-decision.entity';
import { refuseProblems } from './handed-document';
import { draftFacts, refuseStale, requireDraft, type DraftRecord } from './draft-record';
import { refusalToMove, refusalToStandBehind, stateAfter, type DraftDecision } from './draft.rules';
import { DraftKinds } from './draft-kinds';

interface Given {
  id: string;
  /** The version of the draft that the person saw. */
  seen: number;
  decision: DraftDecision;
  reason: string;
}

/** What becomes of a draft. SD-11: whoever edited it neither approves nor publishes it. */
@Injectable()
export class DraftDecisionsService {
  constructor(
    private readonly work: Work,
    private readonly kinds: DraftKinds,
  ) {}

  /** Decides, and publishes where that is the decision; answers the id of the published version or null. */
  decide(actor: Actor, given: Given): Promise<string | null> {
    return this.work.perform(actor, async (w) => {
      const record = await requireDraft(w.manager, this.kinds, given.id);
      heedState(refusalToMove(record.draft.state, given.decision));
      refuseStale(record.draft, given.seen);
      heed(refusalWithoutReason(given));
      if (given.decision === 'approved' || given.decision === 'published') await standBehind(w, record);
      const publishedVersionId = given.decision === 'published' ? await publish(w, record) : null;
      await move(w, record, { ...given, publishedVersionId });
      return publishedVersionId;
    });
  }
}

function refusalWithoutReason({ decision, reason }: Given) {
  const needed = decision === 'returned' || decision === 'withdrawn';
  if (!needed || reason !== '') return null;
  return { code: 'reason_missing', reason: 'Write why, so that its editors know.', pointer: '/reason' };
}

async function standBehind(w: OpenWork, record: DraftRecord): Promise<void> {
  heed(refusalToStandBehind(w.actor.personId, await draftFacts(w.manager, record)));
  const problems = record.kind.parse(record.draft.document, await record.kind.limits(w.manager));
  refuseProblems(
    problems.map((one) => ({ ...one, line: null })),
    '',
  );
}

function publish(w: OpenWork, { draft, kind, base }: DraftRecord): Promise<string> {
  const { id, ref, document } = draft;
  return kind.publish(w, { id, ref, base, document });
}

type Move = Given & { publishedVersionId: string | null };

async function move(w: OpenWork, record: DraftRecord, to: Move): Promise<void> {
  const { draft, base } = record;
  const { decision, reason, publishedVersionId } = to;
  await setState(w, to);
  const differences = record.differences.length;
  const { registrantId, personId: decidedBy } = w.actor;
  const { id: draftId, documentSha256, ref, kind } = draft;
  await w.manager.getRepository(CatalogueDraftDecision).insert({
    ...{
      id: newId(),
      registrantId,
      draftId,
      decision,
      reason,
      documentSha256,
      differences,
      decidedBy,
      decidedAt: w.at,
    },
  });
  const subject = { kind: 'catalogue_draft', id: draftId, vendorId: null, ref };
  const particulars = { kind, base: base.label, documentSha256, differences, reason };
  if (decision === 'published' && publishedVersionId !== null)
    await w.record('draft.published', subject, { ...particulars, publishedVersionId });
  else if (decision !== 'published') await w.record(`draft.${decision}`, subject, particulars);
}

async function setState(w: OpenWork, { id, seen, decision, publishedVersionId }: Move): Promise<void> {
  const [, changed]: [unknown, number] = await w.manager.query(
    `UPDATE catalogue_draft SET state = $3, published_version_id = $4, version = version + 1 WHERE id = $1 AND version = $2`,
    [id, seen, stateAfter(decision), publishedVersionId],
  );
  if (changed === 0) throw new Problem('stale-version', 'Somebody changed this draft at the same moment.');
}
