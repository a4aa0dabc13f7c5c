import { leftOut, withVendor, type PopulationDefinition } from './population-kind';

const ref = { id: 'ref', header: 'Reference' };
const state = { id: 'state', header: 'State' };

/** What went wrong, and what was done about it. */
export const GAP_POPULATIONS: PopulationDefinition[] = [
  {
    kind: 'findings',
    title: 'Findings',
    words:
      'Every finding that was open on at least one day of the period: opened before it ended, and not closed before it began.',
    source: 'finding',
    code: `SELECT f.id AS "subjectId", f.vendor_id AS "vendorId", f.ref || ' ' || f.title AS label, (f.opened_at AT TIME ZONE 'UTC')::date::text AS "happenedOn",
    v.ref AS "vendorRef", v.name AS "vendorName", f.ref, f.title, f.severity, f.source_kind AS source, (f.opened_at AT TIME ZONE 'UTC')::date::text AS "openedOn", f.due_on::text AS "dueOn",
    (f.closed_at AT TIME ZONE 'UTC')::date::text AS "closedOn", f.state,
    ${leftOut('f.vendor_id', [
      `WHEN (f.opened_at AT TIME ZONE 'UTC')::date > asked.period_to THEN 'opened after the period'`,
      `WHEN (f.closed_at AT TIME ZONE 'UTC')::date < asked.period_from THEN 'closed before the period'`,
    ])}
  FROM finding f JOIN vendor v ON v.id = f.vendor_id CROSS JOIN asked ORDER BY f.ref`,
    subjectKind: 'finding',
    columns: withVendor(
      ref,
      { id: 'title', header: 'Finding' },
      { id: 'severity', header: 'Severity' },
      { id: 'source', header: 'Source' },
      { id: 'openedOn', header: 'Opened on (UTC)' },
      { id: 'dueOn', header: 'Due on' },
      { id: 'closedOn', header: 'Closed on (UTC)' },
      state,
    ),
    by: { column: 'severity', header: 'Severity' },
    byRequirement: false,
  },
  {
    kind: 'exceptions',
    title: 'Exceptions from requirements',
    words: 'Every exception that was asked for from a requirement due in the period, whatever was decided.',
    source: 'programme_exception',
    code: `SELECT x.id AS "subjectId", x.vendor_id AS "vendorId", x.ref || ' ' || o.requirement_code AS label, (x.requested_at AT TIME ZONE 'UTC')::date::text AS "happenedOn",
    v.ref AS "vendorRef", v.name AS "vendorName", x.ref, o.requirement_code AS requirement, x.tier, (x.requested_at AT TIME ZONE 'UTC')::date::text AS "requestedOn", x.wanted_until::text AS "until", x.state,
    ${leftOut('x.vendor_id', [
      `WHEN o.period_id <> asked.period_id THEN 'of another period'`,
      `WHEN asked.requirement IS NOT NULL AND o.requirement_code <> asked.requirement THEN 'of another requirement'`,
    ])}
  FROM programme_exception x JOIN obligation o ON o.id = x.obligation_id JOIN vendor v ON v.id = x.vendor_id CROSS JOIN asked ORDER BY x.ref`,
    subjectKind: 'programme_exception',
    columns: withVendor(
      ref,
      { id: 'requirement', header: 'Requirement' },
      { id: 'tier', header: 'Tier' },
      { id: 'requestedOn', header: 'Requested on (UTC)' },
      { id: 'until', header: 'Until' },
      state,
    ),
    by: { column: 'state', header: 'State' },
    byRequirement: true,
  },
  {
    kind: 'disruptions',
    title: 'Disruptions and activations',
    words: 'Every disruption that was reported as having begun on a day of the period (UTC).',
    source: 'disruption',
    code: `SELECT d.id AS "subjectId", d.vendor_id AS "vendorId", d.ref || ' ' || d.title AS label, (d.occurred_at AT TIME ZONE 'UTC')::date::text AS "happenedOn",
    v.ref AS "vendorRef", v.name AS "vendorName", d.ref, d.title, (d.occurred_at AT TIME ZONE 'UTC')::date::text AS "occurredOn", (d.reported_at AT TIME ZONE 'UTC')::date::text AS "reportedOn", d.state,
    CASE WHEN EXISTS (SELECT 1 FROM disruption_activation a WHERE a.disruption_id = d.id) THEN 'yes' ELSE 'no' END AS activated,
    ${leftOut('d.vendor_id', [
      `WHEN (d.occurred_at AT TIME ZONE 'UTC')::date NOT BETWEEN asked.period_from AND asked.period_to THEN 'began outside the period'`,
    ])}
  FROM disruption d JOIN vendor v ON v.id = d.vendor_id CROSS JOIN asked ORDER BY d.ref`,
    subjectKind: 'disruption',
    columns: withVendor(
      ref,
      { id: 'title', header: 'Disruption' },
      { id: 'occurredOn', header: 'Began on (UTC)' },
      { id: 'reportedOn', header: 'Reported on (UTC)' },
      { id: 'activated', header: 'Plan activated' },
      state,
    ),
    by: { column: 'state', header: 'State' },
    byRequirement: false,
  },
];
