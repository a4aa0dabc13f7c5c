import { Injectable } from '@nestjs/common';
import './disruptions.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState } from '../foundation/problem';
import type { Refusal } from '../foundation/refusal';
import { lockDisruption, subjectOf, tenantOf, textOrNull } from './disruption-record';
import type { Disruption } from './disruption.entity';
import { refusalUnless } from './disruption.rules';
import { MovedDisruption } from './disruption-views.dto';
import type { DecideEventSteps, EventDisposition } from './happenings.dto';
import { moved } from './happenings.service';

interface Decided {
  planVersionId: string;
  planStepId: string | null;
  sectionKey: string | null;
  disposition: EventDisposition['disposition'];
  note: string | null;
}

/** What becomes of each step or section of a plan that was started: keep, change, remove, or add to. */
@Injectable()
export class DispositionsService {
  constructor(private readonly work: Work) {}

  decide(actor: Actor, id: string, given: DecideEventSteps): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      heedState(refusalUnless(event, ['recovered', 'reconciled'], 'that is decided between recovery and report'));
      const dispositions = given.dispositions.map((one) => ({
        ...{ planVersionId: one.planVersionId, planStepId: one.planStepId ?? null },
        ...{ sectionKey: textOrNull(one.sectionKey), disposition: one.disposition, note: textOrNull(one.note) },
      }));
      const started = await startedVersions(w, id);
      heed(...dispositions.map((one, index) => refusalOf(one, index, started)));
      for (const one of dispositions) await write(w, event, one);
      await w.record('disruption.steps-decided', subjectOf(event), { dispositions });
      return moved(event);
    });
  }
}

interface Started {
  planVersionId: string;
  steps: string[];
  sections: string[];
}

function startedVersions(w: OpenWork, id: string): Promise<Started[]> {
  return w.manager.query(
    `SELECT a.plan_version_id AS "planVersionId", ARRAY(SELECT t.id FROM plan_step t WHERE t.plan_version_id = v.id) AS steps,
       ARRAY(SELECT s ->> 'key' FROM jsonb_array_elements(v.sections) s) AS sections
     FROM disruption_activation a JOIN plan_version v ON v.id = a.plan_version_id WHERE a.disruption_id = $1`,
    [id],
  );
}

function refusalOf(one: Decided, index: number, started: readonly Started[]): Refusal | null {
  const at = `/dispositions/${index}`;
  const version = started.find(({ planVersionId }) => planVersionId === one.planVersionId);
  if (!version)
    return { code: 'not-started', reason: 'This plan version was not started.', pointer: `${at}/planVersionId` };
  if (!namesOnePart(one, version))
    return { code: 'no-such-step', reason: 'Name one step or one section of this plan version.', pointer: at };
  if (one.disposition === 'keep' || one.note !== null) return null;
  return { code: 'note-missing', reason: 'Say what has to change.', pointer: `${at}/note` };
}

function namesOnePart({ planStepId, sectionKey }: Decided, { steps, sections }: Started): boolean {
  if (planStepId !== null) return sectionKey === null && steps.includes(planStepId);
  return sectionKey !== null && sections.includes(sectionKey);
}

async function write(w: OpenWork, event: Disruption, one: Decided): Promise<void> {
  const { registrantId, vendorId } = tenantOf(event);
  await w.manager.query(
    `INSERT INTO disruption_disposition (id, registrant_id, vendor_id, disruption_id, plan_version_id, plan_step_id, section_key, disposition, note, decided_by, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT ON CONSTRAINT uq_disruption_disposition DO UPDATE SET disposition = excluded.disposition, note = excluded.note, decided_by = excluded.decided_by, decided_at = excluded.decided_at`,
    [
      ...[newId(), registrantId, vendorId, event.id, one.planVersionId, one.planStepId, one.sectionKey],
      ...[one.disposition, one.note, w.actor.personId, w.at],
    ],
  );
}
