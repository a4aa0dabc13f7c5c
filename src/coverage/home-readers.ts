import { ROLE_LABELS } from '../access/role-labels';
import type { Role } from '../foundation/actor';
import type { ReportPeriod } from './coverage.dto';
import type { AdministratorHome, AuditorHome, OpenInvitation, ScopedVendor } from './home.dto';
import { attestationStandings, packetStandings } from './home-reads';
import type { HomeAsked } from './home-vendor';

const PERIODS = `
  SELECT id, code, starts_on::text AS "startsOn", ends_on::text AS "endsOn", state
  FROM compliance_period WHERE state <> 'planned' ORDER BY starts_on DESC`;

/** What an external auditor was granted, and what there is to take away. */
export async function auditorHome({ manager, actor, role, today }: HomeAsked): Promise<AuditorHome> {
  const vendors: ScopedVendor[] = await manager.query('SELECT id, ref, name FROM vendor ORDER BY name, id');
  const periods: ReportPeriod[] = await manager.query(PERIODS);
  return {
    allVendors: (actor.vendorScope ?? null) === null,
    vendors,
    periods,
    packets: await packetStandings(manager, ['issued', 'superseded']),
    attestations: await attestationStandings(manager, { role, today, periodId: null }),
  };
}

const PEOPLE = `
  WITH held AS (
    SELECT DISTINCT m.person_id, m.role FROM membership m JOIN person p ON p.id = m.person_id
    WHERE p.disabled_at IS NULL AND m.revoked_at IS NULL AND m.starts_on <= $1::date AND (m.ends_on IS NULL OR m.ends_on >= $1::date)
  )
  SELECT (SELECT count(DISTINCT person_id)::int FROM held) AS "activePeople",
    (SELECT count(*)::int FROM person WHERE disabled_at IS NOT NULL) AS "disabledPeople",
    (SELECT count(*)::int FROM vendor) AS vendors,
    coalesce((SELECT jsonb_agg(jsonb_build_object('role', role, 'people', people) ORDER BY role) FROM (SELECT role, count(*) AS people FROM held GROUP BY role) r), '[]') AS roles`;

const INVITATIONS = `
  SELECT DISTINCT ON (p.id) p.id AS "personId", p.name, p.email, i.made_at AS "madeAt", i.expires_at AS "expiresAt", i.expires_at <= $1::timestamptz AS expired
  FROM invitation i JOIN person p ON p.id = i.person_id
  WHERE i.used_at IS NULL AND p.disabled_at IS NULL AND NOT app.has_password(p.id)
  ORDER BY p.id, i.made_at DESC`;

interface PeopleRow {
  activePeople: number;
  disabledPeople: number;
  vendors: number;
  roles: { role: Role; people: number }[];
}

const NOBODY: PeopleRow = { activePeople: 0, disabledPeople: 0, vendors: 0, roles: [] };

type InvitationRow = Omit<OpenInvitation, 'madeAt' | 'expiresAt'> & { madeAt: Date; expiresAt: Date };

/** Who is here, and who was invited and has not come yet. */
export async function administratorHome({ manager, today }: HomeAsked, ranAt: string): Promise<AdministratorHome> {
  const [{ roles, ...counts } = NOBODY]: PeopleRow[] = await manager.query(PEOPLE, [today]);
  const invitations: InvitationRow[] = await manager.query(INVITATIONS, [ranAt]);
  return {
    ...counts,
    byRole: roles.map(({ role, people }) => ({ role, roleLabel: ROLE_LABELS[role], people })),
    openInvitations: invitations
      .map(({ madeAt, expiresAt, ...open }) => ({
        ...open,
        madeAt: madeAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }))
      .sort((a, b) => b.madeAt.localeCompare(a.madeAt)),
  };
}
