import { leftOut, withVendor, type PopulationDefinition } from './population-kind';

/** Who and what is in scope, what was due, and who could get in. */
export const SCOPE_POPULATIONS: PopulationDefinition[] = [
  {
    kind: 'vendors',
    title: 'Vendors in scope of the period',
    words:
      'Every vendor on the register for which at least one requirement was due in the period. Vendors without one are left out and counted.',
    source: 'vendor',
    code: `SELECT v.id AS "subjectId", v.id AS "vendorId", v.ref || ' ' || v.name AS label, NULL::text AS "happenedOn",
    v.ref AS "vendorRef", v.name AS "vendorName", v.legal_name AS "legalName", v.country, v.state,
    coalesce((SELECT min(s.tier) FROM service s WHERE s.vendor_id = v.id AND s.state = 'active'), 'undecided') AS tier,
    CASE WHEN EXISTS (SELECT 1 FROM service s WHERE s.vendor_id = v.id AND s.state = 'active' AND s.icfr_relevant) THEN 'yes' ELSE 'no' END AS icfr,
    ${leftOut('v.id', [
      `WHEN NOT EXISTS (SELECT 1 FROM obligation o WHERE o.vendor_id = v.id AND o.period_id = asked.period_id) THEN 'nothing due in the period'`,
    ])}
  FROM vendor v CROSS JOIN asked ORDER BY v.ref`,
    subjectKind: 'vendor',
    columns: withVendor(
      { id: 'legalName', header: 'Legal name' },
      { id: 'country', header: 'Country' },
      { id: 'state', header: 'State' },
      { id: 'tier', header: 'Highest tier' },
      { id: 'icfr', header: 'ICFR-relevant service' },
    ),
    by: { column: 'tier', header: 'Highest tier' },
    byRequirement: false,
  },
  {
    kind: 'services',
    title: 'Outsourced services',
    words:
      'Every service on the register that is active when the query runs. Services that have ended are left out and counted.',
    source: 'service',
    code: `SELECT s.id AS "subjectId", s.vendor_id AS "vendorId", s.ref || ' ' || s.name AS label, NULL::text AS "happenedOn",
    v.ref AS "vendorRef", v.name AS "vendorName", s.ref, s.name, s.category, coalesce(s.tier, 'undecided') AS tier,
    CASE WHEN s.icfr_relevant THEN 'yes' ELSE 'no' END AS icfr,
    ${leftOut('s.vendor_id', [`WHEN s.state <> 'active' THEN 'ended'`])}
  FROM service s JOIN vendor v ON v.id = s.vendor_id CROSS JOIN asked ORDER BY s.ref`,
    subjectKind: 'service',
    columns: withVendor(
      { id: 'ref', header: 'Service reference' },
      { id: 'name', header: 'Service' },
      { id: 'category', header: 'Category' },
      { id: 'tier', header: 'Tier' },
      { id: 'icfr', header: 'ICFR-relevant' },
    ),
    by: { column: 'tier', header: 'Tier' },
    byRequirement: false,
  },
  {
    kind: 'occurrences',
    title: 'Control occurrences',
    words:
      'Every due instance of a requirement in the period: one row for each requirement, vendor or service, and due date. A yearly review of forty vendors is forty occurrences.',
    source: 'obligation',
    code: `SELECT o.id AS "subjectId", o.vendor_id AS "vendorId", concat_ws(' ', o.requirement_code, coalesce(v.name, 'programme'), s.name) AS label, o.due_on::text AS "happenedOn",
    v.ref AS "vendorRef", v.name AS "vendorName", s.ref AS "serviceRef", s.name AS "serviceName", o.requirement_code AS requirement, o.occurrence_key AS occurrence,
    o.due_on::text AS "dueOn", o.progress, coalesce(o.conclusion, 'none yet') AS conclusion, (o.concluded_at AT TIME ZONE 'UTC')::date::text AS "concludedOn",
    ${leftOut('o.vendor_id', [
      `WHEN o.period_id <> asked.period_id THEN 'of another period'`,
      `WHEN asked.requirement IS NOT NULL AND o.requirement_code <> asked.requirement THEN 'of another requirement'`,
    ])}
  FROM obligation o LEFT JOIN vendor v ON v.id = o.vendor_id LEFT JOIN service s ON s.id = o.service_id CROSS JOIN asked
  ORDER BY o.requirement_code, v.ref, s.ref, o.occurrence`,
    subjectKind: 'obligation',
    columns: withVendor(
      { id: 'serviceRef', header: 'Service reference' },
      { id: 'serviceName', header: 'Service' },
      { id: 'requirement', header: 'Requirement' },
      { id: 'occurrence', header: 'Occurrence' },
      { id: 'dueOn', header: 'Due on' },
      { id: 'progress', header: 'Progress' },
      { id: 'conclusion', header: 'Conclusion' },
      { id: 'concludedOn', header: 'Concluded on (UTC)' },
    ),
    by: { column: 'conclusion', header: 'Conclusion' },
    byRequirement: true,
  },
  {
    kind: 'access',
    title: 'Access to this portal',
    words:
      'Every role that a person held here at any time in the period: granted before it ended, and neither ended nor revoked before it began.',
    source: 'membership',
    code: `SELECT m.id AS "subjectId", m.vendor_id AS "vendorId", app.person_name(m.person_id) || ', ' || m.role AS label, (m.granted_at AT TIME ZONE 'UTC')::date::text AS "happenedOn",
    v.ref AS "vendorRef", v.name AS "vendorName", app.person_name(m.person_id) AS person, m.role, (m.granted_at AT TIME ZONE 'UTC')::date::text AS "grantedOn",
    app.person_name(m.granted_by) AS "grantedBy", m.starts_on::text AS "startsOn", m.ends_on::text AS "endsOn", (m.revoked_at AT TIME ZONE 'UTC')::date::text AS "revokedOn",
    ${leftOut('m.vendor_id', [
      `WHEN (m.granted_at AT TIME ZONE 'UTC')::date > asked.period_to THEN 'granted after the period'`,
      `WHEN (m.revoked_at AT TIME ZONE 'UTC')::date < asked.period_from OR m.ends_on < asked.period_from THEN 'ended before the period'`,
    ])}
  FROM membership m LEFT JOIN vendor v ON v.id = m.vendor_id CROSS JOIN asked ORDER BY m.granted_at, m.id`,
    subjectKind: 'membership',
    columns: withVendor(
      { id: 'person', header: 'Person' },
      { id: 'role', header: 'Role' },
      { id: 'grantedOn', header: 'Granted on (UTC)' },
      { id: 'grantedBy', header: 'Granted by' },
      { id: 'startsOn', header: 'From' },
      { id: 'endsOn', header: 'Until' },
      { id: 'revokedOn', header: 'Revoked on (UTC)' },
    ),
    by: { column: 'role', header: 'Role' },
    byRequirement: false,
  },
];
