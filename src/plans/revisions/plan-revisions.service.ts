import { Injectable } from '@nestjs/common';
import type { OpenWork } from '../../audit-trail/work';
import { newId } from '../../foundation/ids';
import { requireVersion, subjectOf } from '../plan-records';
import { PlanVersion } from '../plan-version.entity';
import { PlansService } from '../plans.service';
import '../plans.deeds';
import { PlanChange, type WantedChange } from './plan-change.entity';

export interface Revision {
  /** The version that was tested. */
  testedVersionId: string;
  exerciseId: string;
  exerciseRef: string;
  changes: readonly WantedChange[];
}

/** What tests say has to change comes into the plan's open draft, or into a draft that is opened for it. */
@Injectable()
export class PlanRevisionsService {
  constructor(private readonly plans: PlansService) {}

  /** Lists the changes that are not listed yet; for rooms above, in their own Work. */
  async revise(w: OpenWork, revision: Revision): Promise<void> {
    const fresh = await notListed(w, revision);
    if (fresh.length === 0) return;
    const draft = await this.openDraft(w, revision, fresh.length);
    const { exerciseId, exerciseRef } = revision;
    const { registrantId, vendorId } = draft;
    const rows = fresh.map((change) => ({
      ...{ id: newId(), registrantId, vendorId, planVersionId: draft.id, exerciseId, exerciseRef },
      ...change,
      ...{ addedBy: w.actor.personId, addedAt: w.at },
    }));
    for (let from = 0; from < rows.length; from += 500)
      await w.manager.getRepository(PlanChange).insert(rows.slice(from, from + 500));
    await w.record('plan-version.changes-listed', subjectOf(draft), { exerciseId, exerciseRef, changes: fresh });
  }

  private async openDraft(w: OpenWork, revision: Revision, count: number): Promise<PlanVersion> {
    const { planId } = await requireVersion(w.manager, revision.testedVersionId);
    // two reports of one plan at once: the second one finds the first one's draft
    await w.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [planId]);
    const latest = await w.manager.getRepository(PlanVersion).findOne({ where: { planId }, order: { number: 'DESC' } });
    if (latest?.state === 'draft') return latest;
    const words = count === 1 ? '1 change' : `${count} changes`;
    const started = await this.plans.draftIn(w, planId, {
      label: `Draft ${(latest?.number ?? 0) + 1}`,
      changeSummary: `To take in: ${words} decided after ${revision.exerciseRef}.`,
    });
    return requireVersion(w.manager, started.id);
  }
}

async function notListed(w: OpenWork, { exerciseId, changes }: Revision): Promise<WantedChange[]> {
  const known = await w.manager.getRepository(PlanChange).find({ where: { exerciseId } });
  const keys = new Set(known.map(keyOf));
  return changes.filter((change) => !keys.has(keyOf(change)));
}

const keyOf = ({ planStepId, disposition, reason }: Pick<PlanChange, 'planStepId' | 'disposition' | 'reason'>) =>
  `${planStepId} ${disposition} ${reason}`;
