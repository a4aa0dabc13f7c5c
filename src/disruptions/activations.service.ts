import { Injectable } from '@nestjs/common';
import './disruptions.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import type { Refusal } from '../foundation/refusal';
import { inForceOn } from '../plans/plan.rules';
import { instant, lockDisruption, requireSeen, requireVendorSide, subjectOf, tenantOf } from './disruption-record';
import type { Disruption } from './disruption.entity';
import { refusalUnless, UNTIL_REPORT } from './disruption.rules';
import type { ActivatePlan, SetRecoveryMode } from './happenings.dto';
import { moved } from './happenings.service';
import { MovedDisruption } from './disruption-views.dto';
import { DisruptionActivation } from './hit.entity';

/** Plans that were started for real, and how long the services ran in recovery mode. */
@Injectable()
export class ActivationsService {
  constructor(private readonly work: Work) {}

  /** Names the version that was used, and keeps which one was in force; a confirmed event is activated by the first. */
  activate(actor: Actor, id: string, given: ActivatePlan): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      requireVendorSide(actor);
      heedState(refusalUnless(event, UNTIL_REPORT.slice(0, 3), 'a plan is named as started before the recovery'));
      const started = await this.startedFacts(w, event, given);
      const activationId = newId();
      const about = { id: activationId, ...tenantOf(event), disruptionId: id };
      const by = { recordedBy: actor.personId, recordedAt: w.at };
      await w.manager.getRepository(DisruptionActivation).insert({ ...about, ...started, ...by });
      const state = event.state === 'confirmed' ? 'activated' : event.state;
      await w.manager.query('UPDATE disruption SET state = $2, version = version + 1 WHERE id = $1', [id, state]);
      await w.record('disruption.plan-activated', subjectOf(event), { activationId, ...started });
      return { ...moved(event), state, version: event.version + 1 };
    });
  }

  private async startedFacts(w: OpenWork, event: Disruption, given: ActivatePlan) {
    const activatedAt = new Date(given.activatedAt).toISOString();
    const [from, to] = [instant(given.recoveryModeFrom), instant(given.recoveryModeTo)];
    heed(...activationRefusals({ occurredAt: event.occurredAt, activatedAt, from, to, now: w.at }));
    const inForceVersionId = await inForceVersion(w, event, { ...given, activatedAt });
    return {
      ...{ planVersionId: given.planVersionId, inForceVersionId, activatedAt },
      ...{ activatedByName: given.activatedByName.trim(), trigger: given.trigger?.trim() ?? '' },
      ...{ recoveryModeFrom: from, recoveryModeTo: to },
    };
  }

  setRecoveryMode(actor: Actor, activationId: string, given: SetRecoveryMode): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const row = await w.manager.getRepository(DisruptionActivation).findOne({ where: { id: activationId } });
      if (!row) throw notFound('activation');
      const event = await lockDisruption(w, row.disruptionId);
      requireVendorSide(actor);
      heedState(refusalUnless(event, UNTIL_REPORT, 'its times are settled with its report'));
      requireSeen(row, given.version);
      const [from, to] = [instant(given.recoveryModeFrom), instant(given.recoveryModeTo)];
      const { activatedAt } = row;
      heed(...activationRefusals({ occurredAt: event.occurredAt, activatedAt, from, to, now: w.at }));
      await w.manager.query(
        'UPDATE disruption_activation SET recovery_mode_from = $2, recovery_mode_to = $3, version = version + 1 WHERE id = $1',
        [activationId, from, to],
      );
      const before = { from: row.recoveryModeFrom, to: row.recoveryModeTo };
      await w.record('disruption.recovery-mode-set', subjectOf(event), { activationId, before, after: { from, to } });
      return moved(event);
    });
  }
}

function activationRefusals(on: {
  occurredAt: string;
  activatedAt: string;
  from: string | null;
  to: string | null;
  now: string;
}): Refusal[] {
  const before = (one: string | null, other: string | null) => one !== null && other !== null && one < other;
  const rules: [boolean, string, string][] = [
    [before(on.activatedAt, on.occurredAt), '/activatedAt', 'A plan cannot be started before the disruption.'],
    [before(on.now, on.activatedAt), '/activatedAt', 'This moment lies in the future.'],
    [before(on.from, on.activatedAt), '/recoveryModeFrom', 'Recovery mode cannot begin before the plan was started.'],
    [before(on.now, on.from), '/recoveryModeFrom', 'This moment lies in the future.'],
    [on.from === null && on.to !== null, '/recoveryModeFrom', 'Say when recovery mode began.'],
    [before(on.to, on.from), '/recoveryModeTo', 'Recovery mode cannot end before it began.'],
    [before(on.now, on.to), '/recoveryModeTo', 'This moment lies in the future.'],
  ];
  return rules.filter(([wrong]) => wrong).map(([, pointer, reason]) => ({ code: 'out-of-order', reason, pointer }));
}

interface VersionRow {
  id: string;
  state: string;
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

/** The version of the same plan that was in force on the day in UTC; null where none was. Throws refused for a draft. */
async function inForceVersion(
  w: OpenWork,
  event: Disruption,
  given: { planVersionId: string; activatedAt: string },
): Promise<string | null> {
  const versions: VersionRow[] = await w.manager.query(
    `SELECT v.id, v.state, v.effective_from::text AS "effectiveFrom", v.effective_to::text AS "effectiveTo" FROM plan_version v
     WHERE v.vendor_id = $1 AND v.plan_id = (SELECT plan_id FROM plan_version WHERE id = $2 AND vendor_id = $1) ORDER BY v.number DESC`,
    [event.vendorId, given.planVersionId],
  );
  const used = versions.find(({ id }) => id === given.planVersionId);
  if (!used || used.state === 'draft') {
    const message = used ? 'This version is a draft; name the one that was used.' : 'There is no such plan version.';
    throw new Problem('refused', message, [{ pointer: '/planVersionId', message, code: 'no-such-plan-version' }]);
  }
  const twice: unknown[] = await w.manager.query(
    'SELECT 1 FROM disruption_activation WHERE disruption_id = $1 AND plan_version_id = $2',
    [event.id, given.planVersionId],
  );
  if (twice.length > 0) throw new Problem('already-exists', 'This version is named as started already.');
  const day = given.activatedAt.slice(0, 10);
  return versions.find((one) => inForceOn(one, day))?.id ?? null;
}
