import type { EntityManager } from 'typeorm';
import { programmePolicy } from '../findings/programme-policy';
import { EXCEPTION_WORDS, exceptionStateOn, type ExceptionState, type StoredState } from './exception.rules';
import type { ExceptionQuery, ExceptionView } from './exceptions.dto';

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const EXCEPTIONS = `
  SELECT x.id, x.ref, x.vendor_id AS "vendorId", app.vendor_name(x.vendor_id) AS "vendorName", x.obligation_id AS "obligationId",
    o.requirement_code AS "requirementCode", r.title AS "requirementTitle", s.name AS "serviceName", c.code AS "periodCode",
    x.finding_id AS "findingId", f.ref AS "findingRef", x.renews_id AS "renewsId", b.ref AS "renewsRef", x.renewal_number AS "renewalNumber",
    (SELECT n.ref FROM programme_exception n WHERE n.renews_id = x.id ORDER BY n.requested_at DESC LIMIT 1) AS "renewedByRef",
    x.reason, x.risk, x.tier, x.critical, x.max_days AS "maxDays", x.needs_executive AS "needsExecutive", x.wanted_until::text AS "until", x.state,
    x.requested_by AS "requestedBy", app.person_name(x.requested_by) AS "requestedByName", ${iso('x.requested_at')} AS "requestedAt",
    x.assessment, x.residual_risk AS "residualRisk", app.person_name(x.assessed_by) AS "assessedByName", ${iso('x.assessed_at')} AS "assessedAt",
    x.effective_from::text AS "effectiveFrom", app.person_name(x.ended_by) AS "endedByName", ${iso('x.ended_at')} AS "endedAt", x.end_reason AS "endReason", x.version,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'description', m.description, 'ownerName', m.owner_name,
      'evidenceVersionId', m.evidence_version_id, 'evidenceItemId', i.id, 'evidenceLabel', i.ref || ' ' || i.title, 'verdict', m.verdict, 'verdictNote', m.verdict_note) ORDER BY m.number), '[]')
      FROM exception_measure m LEFT JOIN evidence_version v ON v.id = m.evidence_version_id LEFT JOIN evidence_item i ON i.id = v.item_id
      WHERE m.programme_exception_id = x.id) AS measures,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('part', d.part, 'decision', d.decision, 'reason', d.reason, 'byName', app.person_name(d.decided_by),
      'at', ${iso('d.decided_at')}) ORDER BY d.decided_at), '[]') FROM exception_decision d WHERE d.programme_exception_id = x.id) AS decisions
  FROM programme_exception x
  JOIN obligation o ON o.id = x.obligation_id JOIN requirement r ON r.id = o.requirement_id JOIN compliance_period c ON c.id = o.period_id
  LEFT JOIN service s ON s.id = o.service_id LEFT JOIN finding f ON f.id = x.finding_id LEFT JOIN programme_exception b ON b.id = x.renews_id
  WHERE ($1::uuid IS NULL OR x.id = $1) AND ($2::uuid IS NULL OR x.vendor_id = $2) AND ($3::uuid IS NULL OR x.obligation_id = $3)
  ORDER BY array_position(ARRAY['requested', 'assessed', 'approved'], x.state), x.wanted_until, x.ref`;

type Row = Omit<ExceptionView, 'state' | 'stateWords' | 'waitsFor'> & { state: StoredState };

/** Exceptions that the asker may see: those that wait first, then by their last day. */
export async function exceptionRows(
  manager: EntityManager,
  query: ExceptionQuery & { id?: string },
  today: string,
): Promise<ExceptionView[]> {
  const { id = null, vendorId = null, obligationId = null, state } = query;
  const rows: Row[] = await manager.query(EXCEPTIONS, [id, vendorId, obligationId]);
  const { policy } = await programmePolicy(manager);
  return rows
    .map((row) => shown(row, today, policy.expiringDays))
    .filter((one) => state === undefined || one.state === state || (state === 'approved' && isHeld(one)));
}

const isHeld = ({ state }: ExceptionView): boolean => state === 'active' || state === 'expiring';

function wordsOf(state: ExceptionState, until: string): string {
  if (state === 'expired') return `Expired on ${until}`;
  if (state === 'expiring') return `${EXCEPTION_WORDS.active} until ${until}, expiring`;
  return state === 'active' ? `${EXCEPTION_WORDS.active} until ${until}` : EXCEPTION_WORDS[state];
}

function shown(row: Row, today: string, expiringDays: number): ExceptionView {
  const state = exceptionStateOn(row, today, expiringDays);
  return { ...row, state, stateWords: wordsOf(state, row.until), waitsFor: waitsFor(row) };
}

function waitsFor({ state, decisions }: Row): ExceptionView['waitsFor'] {
  if (state === 'requested') return 'assessor';
  if (state !== 'assessed') return null;
  return decisions.some(({ part }) => part === 'second_line') ? 'executive' : 'second_line';
}
