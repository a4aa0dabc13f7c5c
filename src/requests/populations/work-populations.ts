import { leftOut, withVendor, type PopulationDefinition } from './population-kind';

const ref = { id: 'ref', header: 'Reference' };
const state = { id: 'state', header: 'State' };

/** What vendors and reviewers did. */
export const WORK_POPULATIONS: PopulationDefinition[] = [
  {
    kind: 'reviews',
    title: 'Reviews of submissions',
    words: 'Every review that was begun of a submission for the period, whatever became of it.',
    source: 'review',
    code: `SELECT r.id AS "subjectId", r.vendor_id AS "vendorId", b.ref || ' ' || v.name AS label, (r.started_at AT TIME ZONE 'UTC')::date::text AS "happenedOn",
    v.ref AS "vendorRef", v.name AS "vendorName", b.ref, r.round, app.person_name(r.reviewer_id) AS reviewer, (r.started_at AT TIME ZONE 'UTC')::date::text AS "startedOn",
    (r.concluded_at AT TIME ZONE 'UTC')::date::text AS "concludedOn", r.state, r.conclusion,
    ${leftOut('r.vendor_id', [`WHEN b.period_id <> asked.period_id THEN 'of another period'`])}
  FROM review r JOIN submission b ON b.id = r.submission_id JOIN vendor v ON v.id = r.vendor_id CROSS JOIN asked ORDER BY b.ref, r.round, r.id`,
    subjectKind: 'review',
    columns: withVendor(
      { id: 'ref', header: 'Submission' },
      { id: 'round', header: 'Round' },
      { id: 'reviewer', header: 'Reviewer' },
      { id: 'startedOn', header: 'Started on (UTC)' },
      { id: 'concludedOn', header: 'Concluded on (UTC)' },
      state,
      { id: 'conclusion', header: 'Conclusion' },
    ),
    by: { column: 'state', header: 'State' },
    byRequirement: false,
  },
  {
    kind: 'exercises',
    title: 'Exercises and tests',
    words: 'Every exercise planned for a day of the period: done, postponed and cancelled alike.',
    source: 'exercise',
    code: `SELECT e.id AS "subjectId", e.vendor_id AS "vendorId", e.ref || ' ' || e.title AS label, e.planned_on::text AS "happenedOn",
    v.ref AS "vendorRef", v.name AS "vendorName", e.ref, s.name AS "serviceName", e.kind, e.planned_on::text AS "plannedOn", e.state, coalesce(e.outcome, 'none yet') AS outcome,
    e.rto_objective_minutes AS "rtoObjective", e.achieved_rto_minutes AS "rtoAchieved",
    ${leftOut('e.vendor_id', [`WHEN e.planned_on NOT BETWEEN asked.period_from AND asked.period_to THEN 'planned outside the period'`])}
  FROM exercise e JOIN vendor v ON v.id = e.vendor_id JOIN service s ON s.id = e.service_id CROSS JOIN asked ORDER BY e.ref`,
    subjectKind: 'exercise',
    columns: withVendor(
      ref,
      { id: 'serviceName', header: 'Service' },
      { id: 'kind', header: 'Kind' },
      { id: 'plannedOn', header: 'Planned on' },
      state,
      { id: 'outcome', header: 'Outcome' },
      { id: 'rtoObjective', header: 'RTO objective (minutes)' },
      { id: 'rtoAchieved', header: 'RTO achieved (minutes)' },
    ),
    by: { column: 'outcome', header: 'Outcome' },
    byRequirement: false,
  },
  {
    kind: 'attestations',
    title: "Vendor officers' attestations (not audits)",
    words: 'Every attestation that was scheduled for the period: signed, declined, withdrawn and open ones.',
    source: 'attestation',
    code: `SELECT a.id AS "subjectId", a.vendor_id AS "vendorId", a.ref || ' ' || v.name AS label, a.due_on::text AS "happenedOn",
    v.ref AS "vendorRef", v.name AS "vendorName", a.ref, a.kind, a.period_from::text AS "periodFrom", a.period_to::text AS "periodTo", a.due_on::text AS "dueOn",
    (SELECT (min(g.signed_at) AT TIME ZONE 'UTC')::date::text FROM attestation_signature g WHERE g.attestation_id = a.id) AS "signedOn", a.state,
    ${leftOut('a.vendor_id', [`WHEN a.period_id <> asked.period_id THEN 'of another period'`])}
  FROM attestation a JOIN vendor v ON v.id = a.vendor_id CROSS JOIN asked ORDER BY a.ref`,
    subjectKind: 'attestation',
    columns: withVendor(
      ref,
      { id: 'kind', header: 'Kind' },
      { id: 'periodFrom', header: 'Covers from' },
      { id: 'periodTo', header: 'Covers to' },
      { id: 'dueOn', header: 'Due on' },
      { id: 'signedOn', header: 'Signed on (UTC)' },
      state,
    ),
    by: { column: 'state', header: 'State' },
    byRequirement: false,
  },
  {
    kind: 'evidence',
    title: 'Evidence received',
    words:
      'Every file, in every version, that arrived on a day of the period (UTC), with the digest taken when it arrived.',
    source: 'evidence_version',
    code: `SELECT f.id AS "subjectId", f.vendor_id AS "vendorId", i.ref || ' v' || f.number || ' ' || i.title AS label, (f.received_at AT TIME ZONE 'UTC')::date::text AS "happenedOn",
    v.ref AS "vendorRef", v.name AS "vendorName", i.ref, f.number, i.title, i.kind, f.made_on::text AS "madeOn", (f.received_at AT TIME ZONE 'UTC')::date::text AS "receivedOn",
    f.bytes::float8 AS bytes, f.sha256, f.grade,
    ${leftOut('f.vendor_id', [
      `WHEN (f.received_at AT TIME ZONE 'UTC')::date NOT BETWEEN asked.period_from AND asked.period_to THEN 'received outside the period'`,
    ])}
  FROM evidence_version f JOIN evidence_item i ON i.id = f.item_id JOIN vendor v ON v.id = f.vendor_id CROSS JOIN asked ORDER BY i.ref, f.number`,
    subjectKind: 'evidence_version',
    columns: withVendor(
      ref,
      { id: 'number', header: 'Version' },
      { id: 'title', header: 'Title' },
      { id: 'kind', header: 'Kind' },
      { id: 'madeOn', header: 'Made on' },
      { id: 'receivedOn', header: 'Received on (UTC)' },
      { id: 'bytes', header: 'Bytes' },
      { id: 'sha256', header: 'SHA-256' },
      { id: 'grade', header: 'Reliability grade' },
    ),
    by: { column: 'grade', header: 'Reliability grade' },
    byRequirement: false,
  },
];
