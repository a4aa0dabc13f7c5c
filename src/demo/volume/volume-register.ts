import { proposeTier, type TieringFacts } from '../../outsourced-services/tiering.rules';
import { SERVICES_PER_VENDOR } from './volume.rules';
import { YEAR, type Step } from './volume-ground';
import { CATEGORY, PLACES, SERVICE } from './volume-words';

const COMMON = { lifeSafety: false, sharedConcentration: false, regulatorCallsCritical: false } as const;
const FACTS: TieringFacts[] = [
  {
    ...COMMON,
    mtpdMinutes: 240,
    highestImpact: 4,
    substitutability: 'none',
    volumeSharePct: 60,
    sensitiveData: true,
    icfrRelevant: false,
  },
  {
    ...COMMON,
    mtpdMinutes: 240,
    highestImpact: 4,
    substitutability: 'none',
    volumeSharePct: 60,
    sensitiveData: true,
    icfrRelevant: true,
  },
  {
    ...COMMON,
    mtpdMinutes: 1440,
    highestImpact: 3,
    substitutability: 'slow',
    volumeSharePct: 30,
    sensitiveData: true,
    icfrRelevant: false,
  },
  {
    ...COMMON,
    mtpdMinutes: 1440,
    highestImpact: 3,
    substitutability: 'slow',
    volumeSharePct: 30,
    sensitiveData: true,
    icfrRelevant: true,
  },
  {
    ...COMMON,
    mtpdMinutes: 4320,
    highestImpact: 2,
    substitutability: 'ready',
    volumeSharePct: 10,
    sensitiveData: false,
    icfrRelevant: false,
  },
];

/** The tier that the product's own rule proposes from each set of facts, beside its objectives in minutes. */
const profiles = (): string =>
  FACTS.map((facts) => {
    const { tier, score, reason } = proposeTier(facts);
    const [rto, rpo, wrt] = { T1: [180, 15, 30], T2: [720, 60, 120], T3: [2880, 720, 240] }[tier];
    return `('${tier}', ${String(facts.icfrRelevant)}, '${JSON.stringify(facts)}'::jsonb, ${score}, '${reason}', ${String(rto)}, ${String(rpo)}, ${String(wrt)}, ${String(facts.mtpdMinutes)})`;
  }).join(', ');

/** The first service has the vendor's tier; the others are as critical or less. */
const DRAWN = `CREATE TEMP TABLE service_drawn ON COMMIT DROP AS
  SELECT s.*, (s.no - 1) / ${SERVICES_PER_VENDOR} + 1 AS vendor_no, p.facts, p.score, p.reason, p.rto, p.rpo, p.wrt, p.mtpd,
    CASE WHEN s.icfr THEN ARRAY['icfr_relevant'] ELSE '{}'::text[] END || CASE WHEN pg_temp.roll('data', s.no) < 5000 THEN ARRAY['holds_registrant_data'] ELSE '{}'::text[] END
      || CASE WHEN pg_temp.roll('contact', s.no) < 3000 THEN ARRAY['customer_contact'] ELSE '{}'::text[] END AS flags
  FROM (
    SELECT (d.no - 1) * ${SERVICES_PER_VENDOR}::bigint + slot AS no, slot, d.id AS vendor_id, pg_temp.made('service', (d.no - 1) * ${SERVICES_PER_VENDOR}::bigint + slot) AS id,
      CASE WHEN slot = 1 THEN d.tier ELSE greatest(d.tier, pg_temp.pick(ARRAY['T1', 'T2', 'T3', 'T3'], pg_temp.roll('service tier', d.no * 10 + slot))) END AS tier,
      slot = 1 AND d.tier <> 'T3' AND pg_temp.roll('icfr', d.no) < 3500 AS icfr
    FROM drawn d, generate_series(1, ${SERVICES_PER_VENDOR}) AS slot) s
  JOIN (VALUES ${profiles()}) AS p (tier, icfr, facts, score, reason, rto, rpo, wrt, mtpd) ON p.tier = s.tier AND p.icfr = s.icfr`;

const SITES = `INSERT INTO site (id, registrant_id, vendor_id, name, kind, city, region, country, time_zone, hazard_zones)
  SELECT pg_temp.made('site', d.no * 2 + half), g.registrant, d.id, p.city || CASE half WHEN 0 THEN ' main' ELSE ' second' END,
    CASE half WHEN 0 THEN 'contact_centre' ELSE 'recovery_site' END, p.city, p.region, p.country, p.zone, p.hazards
  FROM drawn d CROSS JOIN ground g CROSS JOIN generate_series(0, 1) AS half JOIN ${PLACES} ON p.n = pg_temp.roll('place', d.no * 2 + half) % 12`;

export const register: Step[] = [
  { makes: 'services, drawn', sql: DRAWN },
  { makes: 'site', sql: SITES },
  {
    makes: 'it_system',
    sql: `INSERT INTO it_system (id, registrant_id, vendor_id, name, kind, description)
      SELECT pg_temp.made('system', d.no * 2 + half), g.registrant, d.id, CASE half WHEN 0 THEN 'Workplace' ELSE 'Ledger feed' END, CASE half WHEN 0 THEN 'application' ELSE 'database' END, ''
      FROM drawn d, ground g, generate_series(0, 1) AS half`,
  },
  {
    makes: 'service',
    sql: `INSERT INTO service (id, registrant_id, vendor_id, ref, name, category, description, state, added_by, added_at)
      SELECT s.id, g.registrant, s.vendor_id, pg_temp.ref('SV', s.no), pg_temp.pick(${SERVICE}, s.vendor_no + slot * 5) || ' ' || slot, pg_temp.pick(${CATEGORY}, s.vendor_no + slot * 5),
        '', 'active', g.officer, pg_temp.moment(0)
      FROM service_drawn s, ground g ORDER BY s.no`,
  },
  {
    makes: 'scope_decision',
    sql: `INSERT INTO scope_decision (id, registrant_id, vendor_id, service_id, facts, proposed_tier, proposed_score, proposed_reason, tier, flags, icfr_relevant, icfr_reason, accounts, reason, decided_by, decided_at, needs_approval, approval_grounds, effective_from)
      SELECT pg_temp.made('scope', s.no), g.registrant, s.vendor_id, s.id, s.facts, s.tier, s.score, s.reason, s.tier, s.flags, s.icfr,
        CASE WHEN s.icfr THEN 'Feeds the ledger' ELSE 'Feeds no account' END, CASE WHEN s.icfr THEN 'Revenue, receivables' ELSE '' END, 'As proposed', g.officer, pg_temp.moment(60), false, '{}', date '${YEAR}-01-01'
      FROM service_drawn s, ground g ORDER BY s.no`,
  },
  {
    makes: 'tiers of services',
    sql: `UPDATE service AS r SET tier = s.tier, flags = s.flags, icfr_relevant = s.icfr, icfr_reason = CASE WHEN s.icfr THEN 'Feeds the ledger' ELSE 'Feeds no account' END,
        scope_decision_id = pg_temp.made('scope', s.no), version = 2 FROM service_drawn s WHERE r.id = s.id`,
  },
  {
    makes: 'service_site',
    sql: `INSERT INTO service_site (registrant_id, vendor_id, service_id, site_id)
      SELECT g.registrant, s.vendor_id, s.id, pg_temp.made('site', s.vendor_no * 2 + half) FROM service_drawn s, ground g, generate_series(0, 1) AS half WHERE half = 0 OR s.tier <> 'T3'`,
  },
  {
    makes: 'service_system',
    sql: `INSERT INTO service_system (registrant_id, vendor_id, service_id, system_id)
      SELECT g.registrant, s.vendor_id, s.id, pg_temp.made('system', s.vendor_no * 2 + half) FROM service_drawn s, ground g, generate_series(0, 1) AS half WHERE half = s.slot % 2 OR s.icfr`,
  },
  {
    makes: 'objective_set',
    sql: `INSERT INTO objective_set (id, registrant_id, vendor_id, service_id, rto_minutes, rpo_minutes, mtpd_minutes, wrt_minutes, mbco_pct, basis, note, proposed_by, proposed_at, vendor_accepted_by, vendor_accepted_at, registrant_accepted_by, registrant_accepted_at, effective_from)
      SELECT pg_temp.made('objectives', s.no), g.registrant, s.vendor_id, s.id, s.rto, s.rpo, s.mtpd, s.wrt, 60, '{"dependencies": [], "backups": [], "replications": []}', '', g.officer, pg_temp.moment(120),
        pg_temp.made('contributor', s.vendor_no), pg_temp.moment(180), g.officer, pg_temp.moment(120), date '${YEAR}-01-01'
      FROM service_drawn s, ground g`,
  },
];
