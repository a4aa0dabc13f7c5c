import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { newId } from '../../foundation/ids';
import { heed, notFound, Problem } from '../../foundation/problem';
import { openDifferences } from '../reconciliation/reconciliation.rules';
import { insertEntry, placeOf } from './register-writing';
import { RestoreReconciliation, RestoreTest } from './register.entity';
import type { ReconcileRestore, RecordedEntry, RecordRestore } from './registers.dto';
import { entryOf, plain, subjectOf } from './registers.service';
import { achievedRpoMinutes, restoreErrors } from './restore.rules';
import './programme.deeds';

/** Restore tests (TST-04): a sample brought back to a separate place, compared and reconciled. */
@Injectable()
export class RestoresService {
  constructor(private readonly work: Work) {}

  /** The recovery point objective in force is kept with the test, so that a later change does not rewrite its result. */
  record(actor: Actor, given: RecordRestore): Promise<RecordedEntry> {
    return this.work.perform(actor, async (w) => {
      const facts = restoreOf(given);
      heed(...restoreErrors(facts, w.at));
      const place = await placeOf(w, 'restore_test', given.corrects ?? null);
      const rpoObjectiveMinutes = await objectiveOf(w, facts);
      const row = { ...place, ...facts, rpoObjectiveMinutes, withdrawnReason: null };
      return this.write(w, row);
    });
  }

  withdraw(actor: Actor, id: string, reason: string): Promise<RecordedEntry> {
    return this.work.perform(actor, async (w) => {
      const place = await placeOf(w, 'restore_test', id);
      const row = await w.manager.getRepository(RestoreTest).findOne({ where: { id } });
      if (!row) throw notFound('entry');
      return this.write(w, { ...row, ...place, withdrawnReason: reason });
    });
  }

  /** Differences explained or put right. Throws when more are reconciled than are open. */
  reconcile(actor: Actor, id: string, given: ReconcileRestore): Promise<void> {
    return this.work.perform(actor, async (w) => {
      const row = await w.manager.getRepository(RestoreTest).findOne({ where: { id } });
      if (!row || row.vendorId !== actor.vendorId) throw notFound('restore test');
      if (row.withdrawnReason !== null) throw new Problem('wrong-state', 'This entry was withdrawn.');
      const open = await openOf(w, row);
      if (given.reconciled > open) {
        const message = `Only ${open} ${open === 1 ? 'difference is' : 'differences are'} open.`;
        throw new Problem('refused', message, [{ pointer: '/reconciled', message, code: 'more-than-open' }]);
      }
      const { reconciled, explanation } = given;
      const evidenceVersionId = given.evidenceVersionId ?? null;
      await insertEntry(w, RestoreReconciliation, {
        ...{ id: newId(), registrantId: row.registrantId, vendorId: row.vendorId, restoreTestId: id },
        ...{ reconciled, explanation, evidenceVersionId, recordedBy: actor.personId, recordedAt: w.at },
      });
      const said = { reconciled, explanation, evidenceVersionId };
      await w.record('restore-test.reconciled', subjectOf('restore-test', row), said);
    });
  }

  private async write(w: OpenWork, row: RestoreTest): Promise<RecordedEntry> {
    await insertEntry(w, RestoreTest, row);
    await w.record('restore-test.recorded', subjectOf('restore-test', row), plain(row));
    return entryOf(row);
  }
}

function restoreOf(given: RecordRestore) {
  const inUtc = (at: string | null | undefined) => (at ? new Date(at).toISOString() : null);
  const { serviceId, heldOn, restoredTo, sampleBasis, sampleSize, sampleFailures, recordsCompared, differences } =
    given;
  const point = { wantedUpTo: inUtc(given.wantedUpTo), recoveredUpTo: inUtc(given.recoveredUpTo) };
  return {
    ...{ serviceId, heldOn, restoredTo, sampleBasis, sampleSize, sampleFailures, recordsCompared, differences },
    ...{ systemId: given.systemId ?? null, exerciseId: given.exerciseId ?? null, note: given.note ?? '' },
    ...{ ...point, achievedRpoMinutes: achievedRpoMinutes(point), minutes: given.minutes ?? null },
    evidenceVersionId: given.evidenceVersionId ?? null,
  };
}

/** The recovery point objective of the service that was in force on the day, else the one in force now; null without one. */
async function objectiveOf(w: OpenWork, on: { serviceId: string; heldOn: string }): Promise<number | null> {
  const [row]: { rpo: number | null }[] = await w.manager.query(
    `SELECT rpo_minutes AS rpo FROM objective_set WHERE service_id = $1 AND effective_from IS NOT NULL
     ORDER BY (effective_from::date <= $2::date AND (superseded_at IS NULL OR superseded_at::date > $2::date)) DESC, superseded_at IS NULL DESC, superseded_at DESC LIMIT 1`,
    [on.serviceId, on.heldOn],
  );
  return row?.rpo ?? null;
}

/** Differences that are open over all entries of the reference: a correction does not open again what was reconciled. */
async function openOf(w: OpenWork, row: RestoreTest): Promise<number> {
  const known: { reconciled: number }[] = await w.manager.query(
    `SELECT c.reconciled FROM restore_reconciliation c JOIN restore_test o ON o.id = c.restore_test_id WHERE o.vendor_id = $1 AND o.ref = $2`,
    [row.vendorId, row.ref],
  );
  return openDifferences(
    row.differences,
    known.map(({ reconciled }) => reconciled),
  );
}
