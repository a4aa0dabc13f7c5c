import type { EntityManager } from 'typeorm';
import { mayRole } from '../access/permissions';
import type { OpenWork } from '../audit-trail/work';
import type { Role } from '../foundation/actor';
import type { ImportValue } from './import-cells.rules';
import type { ImportKind } from './import-columns.rules';
import type { Existing, RegisterFacts } from './import-facts.model';
import { keyOf } from './import-plan.rules';

type Fields = Record<string, ImportValue | null> & { id: string; version: number; vendorId: string | null };

const EXISTING: Record<ImportKind, string> = {
  vendors: `SELECT id, version, NULL AS "vendorId", name, legal_name AS "legalName", country, sectors, summary,
    contract_notice_minutes AS "contractNoticeMinutes" FROM vendor`,
  services: `SELECT s.id, s.version, s.vendor_id AS "vendorId", s.name, s.category, s.description, s.tier,
      ARRAY(SELECT unnest(s.flags) ORDER BY 1) AS flags, d.accounts, d.icfr_reason AS "icfrReason", d.facts,
      CASE WHEN jsonb_typeof(d.facts -> 'mtpdMinutes') = 'number' THEN 'analysed' ELSE d.facts ->> 'mtpdMinutes' END AS "impactAnalysis"
    FROM service s LEFT JOIN scope_decision d ON d.id = s.scope_decision_id`,
  sites: `SELECT id, version, vendor_id AS "vendorId", name, kind, city, region, country, time_zone AS "timeZone", hazard_zones AS "hazardZones" FROM site`,
  systems: `SELECT id, version, vendor_id AS "vendorId", name, kind, description FROM it_system`,
  contacts: `SELECT id, version, vendor_id AS "vendorId", name, role_label AS "roleLabel", email, phone, channel_2 AS "channel2"
    FROM vendor_contact WHERE removed_at IS NULL ORDER BY added_at DESC, id`,
  people: `SELECT m.id, 1 AS version, m.vendor_id AS "vendorId", p.name, lower(p.email) AS email, m.role
    FROM membership m JOIN person p ON p.id = m.person_id WHERE m.revoked_at IS NULL AND (m.ends_on IS NULL OR m.ends_on >= $1::date)`,
};

/** Reads what the rows of this kind are held against, in the transaction that will also write. */
export async function registerFacts(
  w: OpenWork,
  kind: ImportKind,
  categories: readonly string[],
): Promise<RegisterFacts> {
  const today = w.at.slice(0, 10);
  const rows: Fields[] = await w.manager.query(EXISTING[kind], kind === 'people' ? [today] : []);
  const vendors: RegisterFacts['vendors'] = await w.manager.query('SELECT id, ref, name FROM vendor');
  return {
    vendors,
    existing: rows.map((row) => existingOf(kind, row)),
    categories,
    mayDecideScope: w.actor.role !== 'system' && mayRole(w.actor.role, 'services.decide-tier'),
    personId: w.actor.personId,
    held: kind === 'people' ? await heldRoles(w.manager) : new Map(),
    today,
  };
}

function existingOf(kind: ImportKind, { id, version, vendorId, ...fields }: Fields): Existing {
  const { facts, ...own } = fields as Record<string, ImportValue | null> & {
    facts?: Record<string, ImportValue> | null;
  };
  const { mtpdMinutes, ...scope } = facts ?? {};
  const minutes = typeof mtpdMinutes === 'number' ? mtpdMinutes : null;
  const all: Existing['fields'] = { ...scope, mtpdMinutes: minutes, ...own };
  return { key: keyOf(kind, all as Record<string, ImportValue>, vendorId) ?? id, id, version, fields: all };
}

async function heldRoles(manager: EntityManager): Promise<RegisterFacts['held']> {
  const rows: { email: string; personId: string; roles: Role[] }[] = await manager.query(
    `SELECT lower(p.email) AS email, p.id AS "personId", array_agg(m.role) AS roles
     FROM membership m JOIN person p ON p.id = m.person_id WHERE m.revoked_at IS NULL GROUP BY p.id, p.email`,
  );
  return new Map(rows.map(({ email, ...held }) => [email, held]));
}
