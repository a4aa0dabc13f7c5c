import { YEAR, type Step } from './volume-ground';

const DRAWN = `CREATE TEMP TABLE attesting ON COMMIT DROP AS
  SELECT d.*, pg_temp.made('attestation', no) AS attestation_id, (ARRAY['open', 'open', 'open', 'in_preparation', 'in_preparation', 'ready', 'signed', 'signed', 'accepted', 'accepted'])[1 + pg_temp.roll('attestation', no) % 10] AS state FROM drawn d`;

const PREPARED = `a.state IN ('ready', 'signed', 'accepted')`;
const SIGNED = `a.state IN ('signed', 'accepted')`;
const TEXT = `'Made up by the volume seed: statement of ' || v.name || ' for FY${YEAR}, signed with the exceptions that its lines name.'`;

/** Each vendor's yearly attestation, from open to accepted; answers follow the conclusions that its lines had then. */
export const attestations: Step[] = [
  { makes: 'attestations, drawn', sql: DRAWN },
  {
    makes: 'authority_verification',
    sql: `INSERT INTO authority_verification (id, registrant_id, vendor_id, person_id, title, basis, verified_by, verified_at, verified_on, expires_on)
      SELECT pg_temp.made('authority', no), g.registrant, a.id, a.attestor, 'Chief operating officer', 'Board resolution', g.officer, pg_temp.moment(1440), date '${YEAR}-01-02', CASE WHEN pg_temp.roll('authority', no) < 500 THEN date '${YEAR}-12-20' ELSE date '${YEAR + 1}-12-31' END
      FROM attesting a, ground g`,
  },
  {
    makes: 'attestation',
    sql: `INSERT INTO attestation (id, registrant_id, vendor_id, ref, period_id, kind, due_on, period_from, period_to, attestor_id, state, scheduled_by, scheduled_at, prepared_by, prepared_at)
      SELECT a.attestation_id, g.registrant, a.id, pg_temp.ref('AT', no), g.period, 'annual', date '${YEAR}-12-15', date '${YEAR}-01-01', date '${YEAR}-12-31', a.attestor, a.state, g.officer, pg_temp.moment(1440 * 270),
        CASE WHEN ${PREPARED} THEN a.contributor END, CASE WHEN ${PREPARED} THEN pg_temp.moment(1440 * 305) END
      FROM attesting a, ground g ORDER BY no`,
  },
  {
    makes: 'attestation_line',
    sql: `INSERT INTO attestation_line (id, registrant_id, vendor_id, attestation_id, obligation_id, requirement_code, answer, explanation, answered_by, answered_at)
      SELECT pg_temp.made('attested', o.no), g.registrant, o.vendor_id, a.attestation_id, o.id, o.code, CASE WHEN ${PREPARED} THEN x.answer END, CASE WHEN ${PREPARED} AND x.answer <> 'met' THEN 'As the register says.' ELSE '' END,
        CASE WHEN ${PREPARED} THEN a.contributor END, CASE WHEN ${PREPARED} THEN pg_temp.moment(1440 * 304) END
      FROM owed o CROSS JOIN ground g JOIN attesting a ON a.no = o.vendor_no
      CROSS JOIN LATERAL (SELECT CASE WHEN o.state IN ('met', 'met_with_exceptions', 'not_applicable') THEN o.state ELSE 'not_met' END AS answer) x WHERE o.attested ORDER BY o.no`,
  },
  {
    makes: 'attestation_signature',
    sql: `INSERT INTO attestation_signature (id, registrant_id, vendor_id, attestation_id, signer_id, signer_name, signer_title, authority_verification_id, prepared_by, qualified, statement_version, shown_text, shown_sha256, signed_at, local_time, reauthenticated_at, address, user_agent)
      SELECT pg_temp.made('signature', a.no), g.registrant, a.id, a.attestation_id, a.attestor, p.name, 'Chief operating officer', pg_temp.made('authority', a.no), a.contributor, true, 1, ${TEXT}, encode(sha256(convert_to(${TEXT}, 'UTF8')), 'hex'),
        pg_temp.moment(1440 * 308), '${YEAR}-11-05 09:00 UTC', pg_temp.moment(1440 * 308) - interval '1 minute', '', ''
      FROM attesting a CROSS JOIN ground g JOIN vendor v ON v.id = a.id JOIN person p ON p.id = a.attestor WHERE ${SIGNED}`,
  },
  {
    makes: 'attestation_decision',
    sql: `INSERT INTO attestation_decision (id, registrant_id, vendor_id, attestation_id, decision, reason, decided_by, decided_at)
      SELECT pg_temp.made('attestation decided', a.no), g.registrant, a.id, a.attestation_id, 'accepted', '', g.officer, pg_temp.moment(1440 * 311) FROM attesting a, ground g WHERE a.state = 'accepted'`,
  },
];
