import type { EntityManager } from 'typeorm';
import { RecoveryControl } from './afterwards.entity';
import { hitsOf } from './disruption-record';
import type { Disruption } from './disruption.entity';
import { ONCE_RECOVERED } from './disruption.rules';
import { eventGaps, type EventGap } from './event-gaps.rules';
import { noticeVerdict, type NoticeVerdict } from './notice-clock.rules';
import { DisruptionNotice } from './telling.entity';

export interface ActivationRow {
  id: string;
  planVersionId: string;
  planRef: string;
  planTitle: string;
  label: string;
  inForceVersionId: string | null;
  inForceLabel: string | null;
  wasInForce: boolean;
  activatedAt: string;
  activatedByName: string;
  trigger: string;
  recoveryModeFrom: string | null;
  recoveryModeTo: string | null;
  version: number;
}

type Timed<T, K extends keyof T> = Omit<T, K> & Record<K, Date | null>;

export async function activationsOf(manager: EntityManager, disruptionId: string): Promise<ActivationRow[]> {
  const rows: Timed<ActivationRow, 'activatedAt' | 'recoveryModeFrom' | 'recoveryModeTo'>[] = await manager.query(
    `SELECT a.id, a.plan_version_id AS "planVersionId", p.ref AS "planRef", p.title AS "planTitle", v.label, a.in_force_version_id AS "inForceVersionId",
       f.label AS "inForceLabel", coalesce(a.in_force_version_id = a.plan_version_id, false) AS "wasInForce", a.activated_at AS "activatedAt",
       a.activated_by_name AS "activatedByName", a.trigger, a.recovery_mode_from AS "recoveryModeFrom", a.recovery_mode_to AS "recoveryModeTo", a.version
     FROM disruption_activation a JOIN plan_version v ON v.id = a.plan_version_id JOIN plan p ON p.id = v.plan_id
     LEFT JOIN plan_version f ON f.id = a.in_force_version_id WHERE a.disruption_id = $1 ORDER BY a.activated_at, a.id`,
    [disruptionId],
  );
  return rows.map((row) => ({
    ...row,
    activatedAt: row.activatedAt?.toISOString() ?? '',
    recoveryModeFrom: row.recoveryModeFrom?.toISOString() ?? null,
    recoveryModeTo: row.recoveryModeTo?.toISOString() ?? null,
  }));
}

export interface EventFinding {
  id: string;
  ref: string;
  title: string;
  severity: string;
  state: string;
  part: string | null;
}

/** Findings that name this event as their source. */
export function findingsOf(manager: EntityManager, disruptionId: string): Promise<EventFinding[]> {
  return manager.query(
    `SELECT id, ref, title, severity, state, source_part AS part FROM finding WHERE source_kind = 'disruption' AND source_id = $1 ORDER BY ref`,
    [disruptionId],
  );
}

export function verdictOn(event: Disruption, notices: readonly DisruptionNotice[], now: string): NoticeVerdict {
  const { contractNoticeMinutes, contractNoticeFrom, occurredAt, detectedAt, declaredAt } = event;
  return noticeVerdict({
    ...{ contractNoticeMinutes, contractNoticeFrom, occurredAt, detectedAt, declaredAt, now },
    notices: notices.map(({ givenAt, standing }) => ({ givenAt, standing })),
  });
}

export interface EventGaps {
  verdict: NoticeVerdict;
  gaps: (EventGap & { hasFinding: boolean })[];
  findings: EventFinding[];
  unansweredNotices: number;
  unreviewedControls: number;
}

/** What went wrong by the record, and what of it has a finding that is not void. */
export async function gapsOf(manager: EntityManager, event: Disruption, now: string): Promise<EventGaps> {
  const { id: disruptionId, state } = event;
  const notices = await manager.getRepository(DisruptionNotice).find({ where: { disruptionId } });
  const controls = await manager.getRepository(RecoveryControl).find({ where: { disruptionId } });
  const verdict = verdictOn(event, notices, now);
  const found = eventGaps({
    ...{ verdict, controls, services: await hitsOf(manager, disruptionId) },
    isRecovered: ONCE_RECOVERED.includes(state) || state === 'closed',
    activations: await activationsOf(manager, disruptionId),
  });
  const findings = await findingsOf(manager, disruptionId);
  const has = (part: string) => findings.some((one) => one.part === part && one.state !== 'void');
  return {
    ...{ verdict, findings, gaps: found.map((gap) => ({ ...gap, hasFinding: has(gap.part) })) },
    unansweredNotices: notices.filter(({ standing }) => standing === 'stated').length,
    unreviewedControls: controls.filter((one) => one.verdict === null).length,
  };
}
