import type { EntityManager } from 'typeorm';
import type { Role } from '../foundation/actor';
import type { HomeAction, HomeTargetKind } from './home.dto';

/** One line of a list of what waits: ready words, where they lead, and until when. */
interface Waiting {
  id: string;
  words: string;
  dueOn: string | null;
}

const READY = `
  SELECT f.id, 'Verify ' || f.ref || ' of ' || v.name || ': ' || f.title AS words, f.due_on::text AS "dueOn"
  FROM finding f JOIN vendor v ON v.id = f.vendor_id WHERE f.state = 'ready_to_verify' ORDER BY f.due_on, f.ref LIMIT 20`;

const PLANS = `
  SELECT f.id, 'Agree the plan for ' || f.ref || ' of ' || v.name || ': ' || f.title AS words, f.due_on::text AS "dueOn"
  FROM finding f JOIN vendor v ON v.id = f.vendor_id
  WHERE f.state = 'acknowledged' AND EXISTS (SELECT 1 FROM finding_action a WHERE a.finding_id = f.id AND a.withdrawn_at IS NULL)
  ORDER BY f.due_on, f.ref LIMIT 20`;

const VOIDS = `
  SELECT f.id, 'Answer the request to void ' || f.ref || ' of ' || v.name AS words, NULL AS "dueOn"
  FROM finding_void a JOIN finding f ON f.id = a.finding_id JOIN vendor v ON v.id = f.vendor_id
  WHERE a.decision IS NULL AND a.asked_by <> $1 ORDER BY a.asked_at LIMIT 20`;

// What a finding waits for the vendor to do, by its state; an accepted risk waits for nobody while its exception lasts.
const FOR_VENDOR = `
  SELECT f.id, CASE f.state WHEN 'open' THEN 'Acknowledge ' WHEN 'acknowledged' THEN 'Plan actions for ' WHEN 'plan_agreed' THEN 'Start on '
      WHEN 'reopened' THEN 'Go on with ' ELSE 'Finish ' END || f.ref || ': ' || f.title AS words, f.due_on::text AS "dueOn"
  FROM finding f
  WHERE f.state IN ('open', 'plan_agreed', 'in_progress', 'reopened')
    OR (f.state = 'acknowledged' AND NOT EXISTS (SELECT 1 FROM finding_action a WHERE a.finding_id = f.id AND a.withdrawn_at IS NULL))
  ORDER BY f.due_on, f.ref LIMIT 20`;

const exceptions = (verb: string, condition: string): string => `
  SELECT x.id, '${verb} exception ' || x.ref || ' of ' || v.name || ' (' || o.requirement_code || ')' AS words, NULL AS "dueOn"
  FROM programme_exception x JOIN vendor v ON v.id = x.vendor_id JOIN obligation o ON o.id = x.obligation_id
  WHERE ${condition} AND x.requested_by <> $1 ORDER BY x.requested_at LIMIT 20`;

const SAID = `EXISTS (SELECT 1 FROM exception_decision d WHERE d.programme_exception_id = x.id AND d.part = 'second_line')`;

const EXPIRING = `
  SELECT x.id, 'Exception ' || x.ref || ' of ' || v.name || ' (' || o.requirement_code || ') ends: renew it or see the gap closed' AS words, x.wanted_until::text AS "dueOn"
  FROM programme_exception x JOIN vendor v ON v.id = x.vendor_id JOIN obligation o ON o.id = x.obligation_id
  WHERE x.state = 'approved' AND o.conclusion = 'excepted' AND o.excepted_until = x.wanted_until AND x.wanted_until <= $1::date + 30 ORDER BY x.wanted_until LIMIT 20`;

const UNGRADED = `
  SELECT f.id, 'Decide the ICFR severity of ' || f.ref || ' of ' || v.name || ': ' || f.title AS words, f.due_on::text AS "dueOn"
  FROM finding f JOIN vendor v ON v.id = f.vendor_id
  WHERE f.state NOT IN ('closed_verified', 'void') AND EXISTS (SELECT 1 FROM service s WHERE s.vendor_id = f.vendor_id AND s.icfr_relevant AND s.state = 'active')
    AND NOT EXISTS (SELECT 1 FROM icfr_severity_decision d WHERE d.finding_id = f.id)
  ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], f.severity), f.ref LIMIT 20`;

const SCOPES = `
  SELECT d.vendor_id AS id, 'Answer as SOX office: ICFR relevance of ' || s.name || ' is to be switched off' AS words, NULL AS "dueOn"
  FROM scope_decision d JOIN service s ON s.id = d.service_id
  WHERE 'icfr_switched_off' = ANY (d.approval_grounds) AND d.approval IS NULL
    AND NOT EXISTS (SELECT 1 FROM scope_sox_answer a WHERE a.scope_decision_id = d.id) ORDER BY d.decided_at LIMIT 20`;

type List = readonly [kind: HomeTargetKind, sql: string, asks: 'person' | 'today' | null];

const OF_VENDOR: readonly List[] = [['finding', FOR_VENDOR, null]];
const EXPIRY: List = ['exception', EXPIRING, 'today'];

const LISTS: Partial<Record<Role, readonly List[]>> = {
  vendor_contributor: [...OF_VENDOR, EXPIRY],
  vendor_attestor: OF_VENDOR,
  relationship_owner: [EXPIRY],
  compliance_officer: [
    ['finding', READY, null],
    ['finding', PLANS, null],
    ['exception', exceptions('Assess', `x.state = 'requested'`), 'person'],
    EXPIRY,
  ],
  second_line_approver: [
    ['exception', exceptions('Decide', `x.state = 'assessed' AND NOT ${SAID}`), 'person'],
    ['finding', VOIDS, 'person'],
  ],
  executive: [
    [
      'exception',
      exceptions('Accept or refuse the risk of', `x.state = 'assessed' AND x.needs_executive AND ${SAID}`),
      'person',
    ],
  ],
  sox_office: [
    ['finding', UNGRADED, null],
    ['service', SCOPES, null],
  ],
};

/** What findings, exceptions and scope decisions wait for from this role. */
export async function waitingActions(
  manager: EntityManager,
  asked: { role: Role; personId: string; today: string },
): Promise<HomeAction[]> {
  const actions: HomeAction[] = [];
  for (const [kind, sql, asks] of LISTS[asked.role] ?? []) {
    const parameters = asks === null ? [] : [asks === 'person' ? asked.personId : asked.today];
    const rows: Waiting[] = await manager.query(sql, parameters);
    actions.push(...rows.map(({ id, words, dueOn }) => ({ words, target: { kind, id }, dueOn })));
  }
  return actions;
}
