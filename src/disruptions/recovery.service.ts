import { Injectable } from '@nestjs/common';
import './disruptions.deeds';
import { Work, type OpenWork } from '../audit-trail/work';
import { achievedTimes } from '../exercises/achieved-times.rules';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import { heed, heedState, notFound, Problem } from '../foundation/problem';
import { ReconciliationRecord, RecoveryControl } from './afterwards.entity';
import {
  hitsOf,
  lockDisruption,
  requireSeen,
  requireVendorSide,
  subjectOf,
  tenantOf,
  textOrNull,
} from './disruption-record';
import { recoveryGaps, refusalToMove, refusalUnless, serviceClock, UNTIL_CLOSED } from './disruption.rules';
import type { RecoverDisruption, SeenDisruption } from './disruptions.dto';
import { MovedDisruption } from './disruption-views.dto';
import type { RecordControl, RecordReconciliation, ReviewControl } from './happenings.dto';
import { moved, requireOwnFile } from './happenings.service';
import { reconciliationGaps, reconciliationRefusals } from './reconciliation.rules';
import { startedAPlan } from './reporting.service';

/** Recovered, then reconciled: what was processed in recovery mode is compared, and key controls are accounted for. */
@Injectable()
export class RecoveryService {
  constructor(private readonly work: Work) {}

  recover(actor: Actor, id: string, given: RecoverDisruption): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      requireVendorSide(actor);
      heedState(refusalToMove(event, 'recovered'));
      requireSeen(event, given.version);
      const hits = await hitsOf(w.manager, id);
      heed(...recoveryGaps(hits));
      const wasActivated = await startedAPlan(w, id);
      const why = wasActivated ? null : textOrNull(given.noActivationReason);
      if (!wasActivated && why === null)
        heed({ code: 'reason-missing', reason: 'Say why no plan was started.', pointer: '/noActivationReason' });
      await w.manager.query(
        `UPDATE disruption SET state = 'recovered', recovered_by = $2, recovered_at = $3, no_activation_reason = $4, version = version + 1 WHERE id = $1`,
        [id, actor.personId, w.at, why],
      );
      const achieved = hits.map((hit) => ({
        ...{ serviceId: hit.serviceId, notRecoveredReason: hit.notRecoveredReason },
        times: achievedTimes(serviceClock(event, hit), event.clockBasis),
      }));
      await w.record('disruption.recovered', subjectOf(event), { achieved, wasActivated, noActivationReason: why });
      return { ...moved(event), state: 'recovered', version: event.version + 1 };
    });
  }

  /** What was processed in recovery mode and compared afterwards; a later record replaces an earlier one, which stays. */
  reconcile(actor: Actor, id: string, given: RecordReconciliation): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      requireVendorSide(actor);
      heedState(refusalUnless(event, ['activated', 'recovered'], 'data is reconciled once the service runs again'));
      const { serviceId, evidenceVersionId = null, replaces = null } = given;
      const hits = await hitsOf(w.manager, id);
      if (!hits.some((hit) => hit.serviceId === serviceId)) throw notFound('service that the disruption hit');
      const said = saidOf(given);
      heed(...reconciliationRefusals(said));
      if (evidenceVersionId !== null) await requireOwnFile(w, event.vendorId, evidenceVersionId);
      const replacesReason = replaces === null ? null : textOrNull(given.replacesReason);
      await requireReplaceable(w, id, { replaces, replacesReason });
      const recordId = newId();
      const by = { comparedAt: w.at, recordedBy: actor.personId, recordedAt: w.at };
      const about = { id: recordId, ...tenantOf(event), disruptionId: id, serviceId, evidenceVersionId, ...by };
      await w.manager.getRepository(ReconciliationRecord).insert({ ...about, ...said, replaces, replacesReason });
      const particulars = { recordId, serviceId, ...said, replaces, replacesReason };
      await w.record('disruption.reconciliation-recorded', subjectOf(event), particulars);
      return moved(event);
    });
  }

  /** recovered → reconciled: each service has its record, and nothing is left. */
  complete(actor: Actor, id: string, given: SeenDisruption): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      requireVendorSide(actor);
      heedState(refusalToMove(event, 'reconciled'));
      requireSeen(event, given.version);
      const current = await currentRecords(w, id);
      heed(...reconciliationGaps(await hitsOf(w.manager, id), current));
      await w.manager.query(
        `UPDATE disruption SET state = 'reconciled', reconciled_by = $2, reconciled_at = $3, version = version + 1 WHERE id = $1`,
        [id, actor.personId, w.at],
      );
      const items = current.reduce((sum, one) => sum + one.processedCount, 0);
      await w.record('disruption.reconciled', subjectOf(event), { records: current.length, items });
      return { ...moved(event), state: 'reconciled', version: event.version + 1 };
    });
  }

  recordControl(actor: Actor, id: string, given: RecordControl): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const event = await lockDisruption(w, id);
      requireVendorSide(actor);
      heedState(refusalUnless(event, UNTIL_CLOSED, 'nothing is added to it'));
      const said = { control: given.control.trim(), operated: given.operated, how: given.how.trim() };
      const known: unknown[] = await w.manager.query(
        'SELECT 1 FROM recovery_control WHERE disruption_id = $1 AND lower(control) = lower($2)',
        [id, said.control],
      );
      if (known.length > 0) throw new Problem('already-exists', 'This control is recorded already.');
      const controlId = newId();
      const by = { recordedBy: actor.personId, recordedAt: w.at };
      await w.manager
        .getRepository(RecoveryControl)
        .insert({ id: controlId, ...tenantOf(event), disruptionId: id, ...said, ...by });
      await w.record('disruption.control-recorded', subjectOf(event), { controlId, ...said });
      return moved(event);
    });
  }

  /** What our reviewer saw of a key control; it is this that the checks count. */
  reviewControl(actor: Actor, controlId: string, given: ReviewControl): Promise<MovedDisruption> {
    return this.work.perform(actor, async (w) => {
      const row = await w.manager.getRepository(RecoveryControl).findOne({ where: { id: controlId } });
      if (!row) throw notFound('control');
      const event = await lockDisruption(w, row.disruptionId);
      heedState(refusalUnless(event, UNTIL_CLOSED, 'what its reviewer saw is settled'));
      const note = given.note.trim();
      await w.manager.query(
        'UPDATE recovery_control SET verdict = $2, verdict_note = $3, reviewed_by = $4, reviewed_at = $5 WHERE id = $1',
        [controlId, given.verdict, note, actor.personId, w.at],
      );
      const particulars = { controlId, verdict: given.verdict, note };
      await w.record('disruption.control-reviewed', subjectOf(event), particulars);
      return moved(event);
    });
  }
}

function saidOf(given: RecordReconciliation) {
  const { processedCount, comparedCount, differenceCount, resolvedCount } = given;
  return {
    ...{ processed: given.processed.trim(), comparedWith: given.comparedWith?.trim() ?? '' },
    ...{ processedCount, comparedCount, differenceCount, resolvedCount },
    ...{ resolution: given.resolution?.trim() ?? '', resolvedByName: textOrNull(given.resolvedByName) },
  };
}

/** The last record of each chain. */
export async function currentRecords(w: Pick<OpenWork, 'manager'>, id: string): Promise<ReconciliationRecord[]> {
  const all = await w.manager.getRepository(ReconciliationRecord).find({ where: { disruptionId: id } });
  return all.filter((one) => !all.some(({ replaces }) => replaces === one.id));
}

async function requireReplaceable(
  w: OpenWork,
  id: string,
  { replaces, replacesReason }: { replaces: string | null; replacesReason: string | null },
): Promise<void> {
  if (replaces === null) return;
  if (replacesReason === null)
    heed({ code: 'reason-missing', reason: 'Say why the record is replaced.', pointer: '/replacesReason' });
  const current = await currentRecords(w, id);
  if (!current.some((one) => one.id === replaces)) throw notFound('current record of this disruption');
}
