import { AS_OF, NOBODY, YEAR, type Step } from './volume-ground';
import { FAMILY, FIRST, GIVEN, SECOND, TRADE } from './volume-words';

/** The registrant's own people: key of the id, role, name, title. */
export const COLLEAGUES = [
  ['administrator', 'administrator', 'Sam Marlowe', 'Identity administrator'],
  ['officer', 'compliance_officer', 'Ines Marlowe', 'Vendor continuity compliance officer'],
  ['approver', 'second_line_approver', 'Ruben Marlowe', 'Director, operational risk (second line)'],
  ['sox', 'sox_office', 'Mei Marlowe', 'Director, SOX office'],
  ['executive', 'executive', 'Harriet Marlowe', 'Chief risk officer'],
  ['owner', 'relationship_owner', 'Dana Marlowe', 'Vendor relationship owner'],
  ['auditor', 'external_auditor', 'Priya Marlowe', 'External auditor'],
] as const;

/** Vendors whose people can sign in. */
export const VENDORS_WITH_SIGN_IN = 3;

export const addressOf = (role: string, fleet: string): string => `${role.replaceAll('_', '.')}@${fleet}.example`;
export const vendorAddress = (role: string, no: number, fleet: string): string => `${role}.${no}@${fleet}.example`;

const vendorTier = `CASE WHEN pg_temp.roll('tier', no) < 2000 THEN 'T1' WHEN pg_temp.roll('tier', no) < 6000 THEN 'T2' ELSE 'T3' END`;
const vendorName = `pg_temp.pick(${FIRST}, no - 1) || pg_temp.pick(${SECOND}, (no - 1) / 40 + (no - 1)) || ' ' || pg_temp.pick(${TRADE}, (no - 1) / 1600) || CASE WHEN no > 12800 THEN ' ' || no ELSE '' END`;
const personName = (kind: string): string =>
  `pg_temp.pick(${GIVEN}, pg_temp.roll('${kind} given', no)) || ' ' || pg_temp.pick(${FAMILY}, pg_temp.roll('${kind} family', no))`;

export const people: Step[] = [
  {
    makes: 'registrant',
    sql: `INSERT INTO registrant (id, name, filer_status, fiscal_year_end, framework, created_at)
      SELECT registrant, 'Marlowe Reach Holdings (' || fleet || '), Inc.', 'large_accelerated', '12-31', 'COSO 2013', pg_temp.moment(0) FROM ground`,
  },
  {
    makes: 'vendors, drawn',
    sql: `CREATE TEMP TABLE drawn ON COMMIT DROP AS
      SELECT no, pg_temp.made('vendor', no) AS id, ${vendorTier} AS tier, pg_temp.made('contributor', no) AS contributor, pg_temp.made('attestor', no) AS attestor
      FROM ground g, generate_series(1, g.vendors) AS no`,
  },
  {
    makes: 'vendor',
    sql: `INSERT INTO vendor (id, registrant_id, ref, name, legal_name, country, state, sectors, summary, contract_notice_minutes, registered_by, registered_at)
      SELECT d.id, g.registrant, pg_temp.ref('VN', no), ${vendorName}, ${vendorName} || ', LLC', pg_temp.pick(ARRAY['US', 'US', 'US', 'PH', 'IN', 'PL', 'IE', 'CA'], pg_temp.roll('country', no)),
        CASE WHEN pg_temp.roll('state', no) < 9600 THEN 'active' WHEN pg_temp.roll('state', no) < 9800 THEN 'suspended' ELSE 'exiting' END,
        CASE WHEN pg_temp.roll('sector', no) < 3000 THEN ARRAY['financial'] ELSE '{}' END, 'Made up by the volume seed.',
        CASE WHEN pg_temp.roll('notice', no) < 8000 THEN 60 * (1 + pg_temp.roll('notice', no) % 24) END, g.officer, pg_temp.moment(0)
      FROM drawn d, ground g ORDER BY no`,
  },
  {
    makes: 'person',
    sql: `INSERT INTO person (id, email, name, title, created_at)
      SELECT pg_temp.made(k, 1), replace(role, '_', '.') || '@' || g.fleet || '.example', name, title, pg_temp.moment(0)
      FROM ground g, (VALUES ${COLLEAGUES.map(([key, role, name, title]) => `('${key}', '${role}', '${name}', '${title}')`).join(', ')}) AS c (k, role, name, title)
      UNION ALL SELECT contributor, 'contributor.' || no || '@' || g.fleet || '.example', ${personName('contributor')}, 'Continuity manager', pg_temp.moment(0) FROM drawn, ground g
      UNION ALL SELECT attestor, 'attestor.' || no || '@' || g.fleet || '.example', ${personName('attestor')}, 'Chief operating officer', pg_temp.moment(0) FROM drawn, ground g`,
  },
  {
    makes: 'membership',
    sql: `INSERT INTO membership (id, person_id, registrant_id, vendor_id, role, starts_on, ends_on, granted_by, granted_at)
      SELECT pg_temp.made('membership ' || k, 1), pg_temp.made(k, 1), g.registrant, NULL, role, date '${YEAR}-01-01', CASE role WHEN 'external_auditor' THEN date '2099-12-31' END, '${NOBODY}'::uuid, pg_temp.moment(0)
      FROM ground g, (VALUES ${COLLEAGUES.map(([key, role]) => `('${key}', '${role}')`).join(', ')}) AS c (k, role)
      UNION ALL SELECT pg_temp.made('membership contributor', no), contributor, g.registrant, d.id, 'vendor_contributor', date '${YEAR}-01-01', NULL, g.administrator, pg_temp.moment(0) FROM drawn d, ground g
      UNION ALL SELECT pg_temp.made('membership attestor', no), attestor, g.registrant, d.id, 'vendor_attestor', date '${YEAR}-01-01', NULL, g.administrator, pg_temp.moment(0) FROM drawn d, ground g`,
  },
  {
    makes: 'vendor_contact',
    sql: `INSERT INTO vendor_contact (id, registrant_id, vendor_id, name, role_label, email, phone, channel_2, verified_on, verified_by, verified_how, added_by, added_at)
      SELECT pg_temp.made('contact', no), g.registrant, d.id, ${personName('contributor')}, 'Continuity manager', 'contributor.' || no || '@' || g.fleet || '.example', '+1 555 0100', 'Duty phone',
        CASE WHEN pg_temp.roll('verified', no) < 8000 THEN ${AS_OF} - pg_temp.roll('verified', no) % 200 END, CASE WHEN pg_temp.roll('verified', no) < 8000 THEN g.officer END,
        CASE WHEN pg_temp.roll('verified', no) < 8000 THEN 'Called back' ELSE '' END, g.officer, pg_temp.moment(0)
      FROM drawn d, ground g`,
  },
];
