import type { AccessFacts } from '../snapshot-registers.model';
import { rows } from '../../foundation/sql-columns';
import type { Registers } from './registers';

const rolesOf = (whose: string): string => `
  SELECT m.role,
    (count(DISTINCT m.person_id) FILTER (WHERE m.starts_on <= $4::date AND (m.ends_on IS NULL OR m.ends_on >= $4::date) AND (m.revoked_at IS NULL OR m.revoked_at >= $4::date + 1)))::int AS active,
    (count(*) FILTER (WHERE (m.granted_at AT TIME ZONE 'UTC')::date BETWEEN $2::date AND $3::date))::int AS granted,
    (count(*) FILTER (WHERE (m.revoked_at AT TIME ZONE 'UTC')::date BETWEEN $2::date AND $3::date))::int AS revoked
  FROM membership m WHERE ${whose} GROUP BY m.role ORDER BY m.role`;

// What the SOX role records about the severity of a gap is the registrant's alone: not even that it was recorded is told.
const deedsOf = (whose: string): string => `
  SELECT deed, count(*)::int AS events FROM audit_event
  WHERE ${whose} AND deed NOT LIKE 'icfr.%' AND at >= $2 AND at < ($3::date + 1)::text GROUP BY deed ORDER BY deed COLLATE "C"`;

/** Who could act for the registrant and for this vendor, what changed of it in the period, and what was done in it. */
export async function readAccess({ manager, vendorId, period, asOf }: Registers): Promise<AccessFacts> {
  const { startsOn, endsOn } = period;
  return {
    roles: await rows(manager, rolesOf('m.vendor_id = $1 OR m.vendor_id IS NULL'), [vendorId, startsOn, endsOn, asOf]),
    deeds: await rows(manager, deedsOf('vendor_id = $1'), [vendorId, startsOn, endsOn]),
  };
}

/** The same over all vendors: who could act for anybody here. */
export async function readAccessOfAll({
  manager,
  period: { startsOn, endsOn },
  asOf,
}: Registers): Promise<AccessFacts> {
  return {
    roles: await rows(manager, rolesOf('$1::uuid IS NULL'), [null, startsOn, endsOn, asOf]),
    deeds: await rows(manager, deedsOf('$1::uuid IS NULL'), [null, startsOn, endsOn]),
  };
}
