import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/work';
import { newId } from '../foundation/ids';
import { staleVersion } from '../vendors/amendment';
import { ObligationRow } from './obligation.entity';
import type { ScheduledParticulars } from './obligations.deeds';
import type { ScheduledItem, ScheduleView } from './obligations.dto';
import type { ScheduleChange, Standing } from './schedule.rules';
import type { Asked } from './wanted-obligations';

export function standingOf(manager: EntityManager, { vendorId, period }: Asked): Promise<Standing[]> {
  // IS NOT DISTINCT FROM would read the whole period for each vendor: no index serves it.
  const owner = vendorId === null ? 'vendor_id IS NULL AND $2::uuid IS NULL' : 'vendor_id = $2';
  return manager.query(
    `SELECT id, requirement_code AS "requirementCode", service_id AS "serviceId", occurrence_key AS "occurrenceKey", occurrence,
       due_on::text AS "dueOn", due_rule AS "dueRule", progress, conclusion
     FROM obligation WHERE period_id = $1 AND ${owner} ORDER BY requirement_code, occurrence`,
    [period.id, vendorId],
  );
}

/** Writes the change; answers the ids of what was added, in its order. */
export async function writeSchedule(w: OpenWork, asked: Asked, change: ScheduleChange): Promise<string[]> {
  const rows = change.added.map((one) => addedRow(w, asked, one));
  if (rows.length > 0) await w.manager.getRepository(ObligationRow).insert(rows);
  for (const { standing, wanted } of change.rescheduled)
    await w.manager.query('UPDATE obligation SET due_on = $2, due_rule = $3, version = version + 1 WHERE id = $1', [
      ...[standing.id, wanted.dueOn, wanted.dueRule],
    ]);
  for (const { id } of change.reinstated)
    await w.manager.query(
      `UPDATE obligation SET conclusion = NULL, conclusion_reason = '', concluded_by = NULL, concluded_at = NULL, version = version + 1 WHERE id = $1`,
      [id],
    );
  return rows.map(({ id }) => id);
}

function addedRow(w: OpenWork, asked: Asked, one: ScheduleChange['added'][number]): ObligationRow {
  const requirementId = asked.published.requirementIds.get(one.requirementCode);
  if (requirementId === undefined) throw new Error(`${one.requirementCode} has no row in the pinned catalogue.`);
  return {
    ...{ id: newId(), registrantId: w.actor.registrantId, vendorId: asked.vendorId, serviceId: one.serviceId },
    ...{ periodId: asked.period.id, requirementId, requirementCode: one.requirementCode },
    ...{ occurrence: one.number, occurrenceKey: one.occurrence, dueOn: one.dueOn, dueRule: one.dueRule },
    ...{ progress: 'not_started', conclusion: null, conclusionReason: '', concludedBy: null, concludedAt: null },
    ...{ completedOn: null, exceptedUntil: null, scheduledBy: w.actor.personId, scheduledAt: w.at, version: 1 },
  };
}

export async function release(w: OpenWork, row: ObligationRow, reason: string): Promise<void> {
  const [, released]: [unknown, number] = await w.manager.query(
    `UPDATE obligation SET conclusion = 'not_applicable', conclusion_reason = $3, concluded_by = $4, concluded_at = $5, version = version + 1
     WHERE id = $1 AND version = $2`,
    [row.id, row.version, reason, w.actor.personId, w.at],
  );
  if (released === 0) throw staleVersion();
}

interface Written {
  change: ScheduleChange;
  ids: string[];
}

const named = ({ id, requirementCode, serviceId, occurrenceKey }: Standing) => ({
  ...{ id, requirementCode, serviceId, occurrenceKey },
});

/** The record of a schedule: enough to say what stood before. */
export function scheduled({ period, published }: Asked, { change, ids }: Written): ScheduledParticulars {
  return {
    ...{ periodId: period.id, period: period.code, catalogue: `${published.code} ${published.version}` },
    added: change.added.map(({ requirementCode, serviceId, occurrence: occurrenceKey, dueOn, dueRule }, index) => ({
      ...{ id: ids[index] ?? '', requirementCode, serviceId, occurrenceKey, dueOn, dueRule },
    })),
    rescheduled: change.rescheduled.map(({ standing, wanted }) => ({
      ...{ ...named(standing), from: standing.dueOn, to: wanted.dueOn, dueRule: wanted.dueRule },
    })),
    reinstated: change.reinstated.map(named),
    noLongerRequired: change.noLongerRequired.map(named),
  };
}

export function viewOf(asked: Asked, written: Written): ScheduleView {
  const { change } = written;
  const { requirements } = asked.published.catalogue;
  const title = (code: string) => requirements.find(({ id }) => id === code)?.title ?? code;
  const item = (one: Standing): ScheduledItem => ({
    ...{ ...named(one), title: title(one.requirementCode), dueOn: one.dueOn, dueRule: one.dueRule },
  });
  return {
    periodId: asked.period.id,
    added: scheduled(asked, written).added.map((one) => ({ ...one, title: title(one.requirementCode) })),
    rescheduled: change.rescheduled.map(({ standing, wanted }) => ({
      ...{ ...item(standing), dueOn: wanted.dueOn, dueRule: wanted.dueRule, wasDueOn: standing.dueOn },
    })),
    reinstated: change.reinstated.map(item),
    noLongerRequired: change.noLongerRequired.map(item),
    kept: change.kept,
  };
}
