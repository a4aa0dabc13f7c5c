import type { EntityManager } from 'typeorm';
import { notFound } from '../foundation/problem';
import { Vendor } from './vendor.entity';
import type { ContactView } from './vendor-contacts.dto';
import type { TransitionView, VendorSummary } from './vendors.dto';

/** The vendor's row, for those who may see it; a foreign one is not there. */
export async function requireVendor(manager: EntityManager, id: string): Promise<Vendor> {
  const vendor = await manager.getRepository(Vendor).findOne({ where: { id } });
  if (!vendor) throw notFound('vendor');
  return vendor;
}

const VENDORS = `
  SELECT id, ref, name, legal_name AS "legalName", country, state, sectors, summary, contract_notice_minutes AS "contractNoticeMinutes",
    contract_notice_from AS "contractNoticeFrom",
    registered_at AS "registeredAt", app.person_name(registered_by) AS "registeredByName", version
  FROM vendor`;

type Timed<T, K extends keyof T> = Omit<T, K> & Record<K, Date>;

export async function vendorSummaries(manager: EntityManager, id: string | null = null): Promise<VendorSummary[]> {
  const rows: Timed<VendorSummary, 'registeredAt'>[] = await manager.query(
    `${VENDORS} WHERE $1::uuid IS NULL OR id = $1 ORDER BY name, id`,
    [id],
  );
  return rows.map((row) => ({ ...row, registeredAt: row.registeredAt.toISOString() }));
}

export function contactsOf(manager: EntityManager, vendorId: string): Promise<ContactView[]> {
  return manager.query(
    `SELECT id, vendor_id AS "vendorId", name, role_label AS "roleLabel", email, phone, channel_2 AS "channel2", verified_on::text AS "verifiedOn",
       app.person_name(verified_by) AS "verifiedByName", verified_how AS "verifiedHow", version
     FROM vendor_contact WHERE vendor_id = $1 AND removed_at IS NULL ORDER BY added_at, id`,
    [vendorId],
  );
}

export async function transitionsOf(manager: EntityManager, vendorId: string): Promise<TransitionView[]> {
  const rows: Timed<TransitionView, 'decidedAt'>[] = await manager.query(
    `SELECT id, from_state AS "from", to_state AS "to", reason, grounds, data_return AS "dataReturn", retention,
       app.person_name(decided_by) AS "decidedByName", decided_at AS "decidedAt"
     FROM vendor_transition WHERE vendor_id = $1 ORDER BY decided_at, id`,
    [vendorId],
  );
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
}
