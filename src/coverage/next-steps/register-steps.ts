import type { EntityManager } from 'typeorm';
import type { Permission } from '../../foundation/door';
import type { StepFacts, StepKind } from './next-step.rules';

interface Line {
  words: string;
  why: string;
  dueOn: string | null;
  link: string;
  waited: boolean;
}

interface List {
  kind: StepKind;
  needs: Permission;
  sql: string;
  /** Whether the statement asks for the day. */
  asks: boolean;
}

// What a finding waits for the vendor to do, by its state; an accepted risk waits for nobody while its exception lasts.
const FINDINGS = `
  SELECT CASE f.state WHEN 'open' THEN 'Acknowledge ' WHEN 'acknowledged' THEN 'Plan actions for ' WHEN 'plan_agreed' THEN 'Start on ' WHEN 'reopened' THEN 'Go on with ' ELSE 'Finish ' END || f.ref || ' ' || f.title AS words,
    'A finding of ' || f.severity || ' severity' || CASE f.state WHEN 'reopened' THEN ', reopened because its repair did not hold' WHEN 'open' THEN ' that nobody at your side has taken up' ELSE '' END || '; owner ' || f.owner_name || '.' AS why,
    f.due_on::text AS "dueOn", '/findings/' || f.id AS link, false AS waited
  FROM finding f WHERE f.state IN ('open', 'plan_agreed', 'in_progress', 'reopened') OR (f.state = 'risk_accepted' AND f.accepted_until < $1::date)
    OR (f.state = 'acknowledged' AND NOT EXISTS (SELECT 1 FROM finding_action a WHERE a.finding_id = f.id AND a.withdrawn_at IS NULL))
  ORDER BY f.due_on, f.ref LIMIT 50`;

const EXCEPTIONS = `
  SELECT 'Renew exception ' || x.ref || ' (' || o.requirement_code || '), or close its gap' AS words, 'It ends on ' || x.wanted_until || '; from the day after, the requirement is not met.' AS why,
    x.wanted_until::text AS "dueOn", '/exceptions/' || x.id AS link, false AS waited
  FROM programme_exception x JOIN obligation o ON o.id = x.obligation_id
  WHERE x.state = 'approved' AND o.conclusion = 'excepted' AND o.excepted_until = x.wanted_until AND x.wanted_until <= $1::date + 60 ORDER BY x.wanted_until LIMIT 20`;

const QUESTIONNAIRES = `
  SELECT CASE WHEN q.state = 'returned' THEN 'Mend the questionnaire of ' WHEN q.state = 'open' THEN 'Answer the questionnaire of ' ELSE 'Answer the reviewer’s questions on the questionnaire of ' END || p.code AS words,
    concat_ws(' ', CASE WHEN q.state = 'returned' THEN 'It came back: ' || coalesce(q.return_reason, '') END, q.due_rule, CASE WHEN w.queries > 0 THEN w.queries || ' questions of the reviewer are open.' END) AS why,
    CASE WHEN q.state IN ('open', 'returned') THEN q.due_on::text END AS "dueOn", '/questionnaires/' || q.id AS link, q.state = 'returned' OR w.queries > 0 AS waited
  FROM question_set q JOIN compliance_period p ON p.id = q.period_id AND p.state NOT IN ('locked', 'archived'),
    LATERAL (SELECT count(*)::int AS queries FROM answer_query a WHERE a.question_set_id = q.id AND a.state = 'open') w
  WHERE q.state IN ('open', 'returned') OR w.queries > 0 ORDER BY q.due_on`;

const REQUESTS = `
  SELECT 'Answer ' || q.ref || ': ' || q.dependent_name || ' says that its service ' || q.service_name || ' rests on ' || q.what AS words,
    'Asked on ' || (q.asked_at AT TIME ZONE 'UTC')::date || '. A dependency counts as confirmed only when both sides have said so.' AS why, NULL AS "dueOn", '/dependencies?tab=asked' AS link, true AS waited
  FROM dependency_request q WHERE q.state = 'open' ORDER BY q.asked_at LIMIT 20`;

const UNCONFIRMED = `
  SELECT 'Confirm ' || count(*) || CASE count(*) WHEN 1 THEN ' dependency of ' ELSE ' dependencies of ' END || string_agg(DISTINCT s.name, ', ') AS words,
    'Your side has not confirmed them as they stand; an unconfirmed line counts as a conflict after 30 days.' AS why, NULL AS "dueOn", '/dependencies' AS link, false AS waited
  FROM dependency d JOIN service s ON s.id = d.service_id AND s.state = 'active'
  WHERE d.ended_on IS NULL AND (d.confirmed_by_us_on IS NULL OR d.confirmed_by_us_terms < d.terms) HAVING count(*) > 0`;

const IMPACT_TO_ACCEPT = `
  SELECT 'Accept the impact ' || i.ref || ' of ' || s.name || ', or return it' AS words,
    'Proposed by ' || app.person_name(i.proposed_by) || ' on ' || (i.proposed_at AT TIME ZONE 'UTC')::date || '. It holds once both sides have accepted it.' AS why, NULL AS "dueOn", '/services/' || s.id AS link, true AS waited
  FROM impact_assessment i JOIN service s ON s.id = i.service_id AND s.state = 'active' WHERE i.state = 'proposed' AND i.vendor_accepted_at IS NULL ORDER BY i.proposed_at`;

const IMPACT_TO_SCORE = `
  SELECT 'Score the impact of an outage of ' || s.name AS words,
    CASE WHEN r.return_reason <> '' THEN 'The last assessment came back: ' || r.return_reason ELSE 'Without it the longest tolerable outage is not known, and recovery objectives cannot be agreed.' END AS why, NULL AS "dueOn", '/services/' || s.id AS link, r.return_reason IS NOT NULL AS waited
  FROM service s LEFT JOIN LATERAL (SELECT i.return_reason FROM impact_assessment i WHERE i.service_id = s.id AND i.state = 'returned' ORDER BY i.number DESC LIMIT 1) r ON true
  WHERE s.state = 'active' AND s.tier IS NOT NULL AND NOT EXISTS (SELECT 1 FROM impact_assessment i WHERE i.service_id = s.id AND i.state IN ('proposed', 'in_force')) ORDER BY s.tier, s.ref`;

const OBJECTIVES = `
  SELECT 'Accept the recovery objectives of ' || s.name AS words, 'Proposed by ' || app.person_name(o.proposed_by) || ' on ' || (o.proposed_at AT TIME ZONE 'UTC')::date || '. A test is held against objectives that both sides accepted.' AS why,
    NULL AS "dueOn", '/services/' || s.id AS link, true AS waited
  FROM objective_set o JOIN service s ON s.id = o.service_id AND s.state = 'active' WHERE o.effective_from IS NULL AND o.superseded_at IS NULL AND o.vendor_accepted_at IS NULL ORDER BY o.proposed_at`;

const PLAN_CHANGES = `
  SELECT 'Bring ' || count(*) || CASE count(*) WHEN 1 THEN ' change of ' ELSE ' changes of ' END || string_agg(DISTINCT c.exercise_ref, ', ') || ' into ' || p.title || ' ' || v.label AS words,
    'The after-action report decided on them; a draft is there to take them in.' AS why, NULL AS "dueOn", '/plan-versions/' || v.id AS link, false AS waited
  FROM plan_change c JOIN plan_version v ON v.id = c.plan_version_id AND v.state = 'draft' JOIN plan p ON p.id = v.plan_id GROUP BY p.title, v.label, v.id`;

const LISTS: readonly List[] = [
  { kind: 'questionnaire', needs: 'questionnaires.answer', sql: QUESTIONNAIRES, asks: false },
  { kind: 'finding', needs: 'findings.respond', sql: FINDINGS, asks: true },
  { kind: 'exception', needs: 'exceptions.request', sql: EXCEPTIONS, asks: true },
  { kind: 'impact', needs: 'impact.accept', sql: IMPACT_TO_ACCEPT, asks: false },
  { kind: 'impact', needs: 'impact.score', sql: IMPACT_TO_SCORE, asks: false },
  { kind: 'objectives', needs: 'objectives.accept', sql: OBJECTIVES, asks: false },
  { kind: 'dependency', needs: 'dependencies.write', sql: REQUESTS, asks: false },
  { kind: 'dependency', needs: 'dependencies.write', sql: UNCONFIRMED, asks: false },
  { kind: 'plan', needs: 'plans.write', sql: PLAN_CHANGES, asks: false },
];

/** What registers wait for from a vendor, of what this person may do. Row-level security confines every statement to the vendor. */
export async function registerSteps(
  manager: EntityManager,
  { today, may }: { today: string; may: (permission: Permission) => boolean },
): Promise<StepFacts[]> {
  const steps: StepFacts[] = [];
  for (const { kind, needs, sql, asks } of LISTS.filter((list) => may(list.needs))) {
    const lines: Line[] = await manager.query(sql, asks ? [today] : []);
    steps.push(...lines.map(({ waited, ...line }): StepFacts => ({ ...line, kind, needs, isWaitedFor: waited })));
  }
  return steps;
}
