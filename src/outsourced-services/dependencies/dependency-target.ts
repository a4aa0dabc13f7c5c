import type { EntityManager } from 'typeorm';
import { notFound, Problem } from '../../foundation/problem';
import type { Service } from '../service.entity';
import type { AddDependency } from './dependency-input.dto';
import { Dependency } from './dependency.entity';
import { isNamed, type DependencyKind } from './dependency-words.rules';
import type { NewDependency } from './new-dependency';

const REGISTERS: Partial<
  Record<DependencyKind, { table: string; column: keyof NewDependency['target']; still: string }>
> = {
  site: { table: 'site', column: 'siteId', still: 'true' },
  system: { table: 'it_system', column: 'systemId', still: 'true' },
  data_set: { table: 'data_set', column: 'dataSetId', still: 'ended_on IS NULL' },
  team: { table: 'team', column: 'teamId', still: 'ended_on IS NULL' },
  fourth_party: { table: 'fourth_party', column: 'fourthPartyId', still: `state = 'active'` },
};

type Target = Pick<NewDependency, 'target' | 'name' | 'what'>;

/** What the service is said to rest on: a row of the vendor's own register, or a name. Names the field at fault. */
export async function targetOf(manager: EntityManager, service: Service, given: AddDependency): Promise<Target> {
  const { kind, targetId } = given;
  const name = (given.name ?? '').trim();
  const register = REGISTERS[kind];
  if (!register || isNamed(kind)) {
    if (name === '') throw at('/name', 'Give it a name.');
    return { target: {}, name, what: name };
  }
  if (targetId === undefined) throw at('/targetId', 'Choose it from the register.');
  const [row]: { name: string }[] = await manager.query(
    `SELECT name FROM ${register.table} WHERE id = $1 AND vendor_id = $2 AND ${register.still}`,
    [targetId, service.vendorId],
  );
  if (!row) throw at('/targetId', "This is not one of the vendor's, or it has ended.");
  return { target: { [register.column]: targetId }, name: '', what: row.name };
}

const at = (pointer: string, message: string): Problem =>
  new Problem('refused', message, [{ pointer, message, code: 'unknown' }]);

/** Throws `already-exists` when the service rests on it already (for what is named: in the same role). */
export async function refuseTwice(
  manager: EntityManager,
  service: Service,
  given: Target & { kind: string; role: string },
) {
  const { siteId, systemId, dataSetId, teamId, fourthPartyId } = given.target;
  const target = siteId ?? systemId ?? dataSetId ?? teamId ?? fourthPartyId ?? null;
  const [twin]: { ref: string }[] = await manager.query(
    `SELECT ref FROM dependency WHERE service_id = $1 AND ended_on IS NULL AND kind = $2
       AND ($3::uuid = coalesce(site_id, system_id, data_set_id, team_id, fourth_party_id) OR ($3 IS NULL AND lower(name) = lower($4) AND role = $5))`,
    [service.id, given.kind, target, given.name, given.role],
  );
  if (!twin) return;
  const message = `The service rests on it already: ${twin.ref}.`;
  throw new Problem('already-exists', message, [{ pointer: target === null ? '/name' : '/targetId', message }]);
}

/** Throws when a site or person that the entry names is not the vendor's. */
export async function refuseForeignLinks(
  manager: EntityManager,
  vendorId: string,
  given: { servesSiteId?: string | null | undefined; ownerPersonId?: string | null | undefined },
): Promise<void> {
  if (given.servesSiteId) {
    const site: unknown[] = await manager.query('SELECT 1 FROM site WHERE id = $1 AND vendor_id = $2', [
      given.servesSiteId,
      vendorId,
    ]);
    if (site.length === 0) throw at('/servesSiteId', "This is not one of the vendor's sites.");
  }
  if (given.ownerPersonId) {
    const person: unknown[] = await manager.query(
      'SELECT 1 FROM membership WHERE person_id = $1 AND (vendor_id = $2 OR vendor_id IS NULL) AND revoked_at IS NULL',
      [given.ownerPersonId, vendorId],
    );
    if (person.length === 0) throw at('/ownerPersonId', 'This person does not work for either side.');
  }
}

/** The dependency's row while it stands, for those who may see it. */
export async function requireDependency(manager: EntityManager, id: string): Promise<Dependency> {
  const dependency = await manager.getRepository(Dependency).findOne({ where: { id } });
  if (!dependency) throw notFound('dependency');
  if (dependency.endedOn !== null)
    throw new Problem('wrong-state', `${dependency.ref} has ended: ${dependency.endedReason}`);
  return dependency;
}

/** How people call what a dependency is about. */
export async function whatOf(manager: EntityManager, id: string): Promise<string> {
  const [row]: { what: string }[] = await manager.query(
    `SELECT coalesce(si.name, sy.name, ds.name, te.name, fp.name, d.name) AS what FROM dependency d
     LEFT JOIN site si ON si.id = d.site_id LEFT JOIN it_system sy ON sy.id = d.system_id LEFT JOIN data_set ds ON ds.id = d.data_set_id
     LEFT JOIN team te ON te.id = d.team_id LEFT JOIN fourth_party fp ON fp.id = d.fourth_party_id WHERE d.id = $1`,
    [id],
  );
  return row?.what ?? '';
}
