import type { EntityManager } from 'typeorm';
import { Problem } from '../../foundation/problem';

const LIVE = { fourth_party: `state = 'active'`, data_set: 'ended_on IS NULL', team: 'ended_on IS NULL' } as const;

/** Throws `already-exists` beside the name when the vendor's register has another live row by it. */
export async function refuseTakenRegisterName(
  manager: EntityManager,
  wanted: { table: keyof typeof LIVE; vendorId: string; name: string; except?: string },
): Promise<void> {
  const taken: { ref: string }[] = await manager.query(
    `SELECT ref FROM ${wanted.table} WHERE vendor_id = $1 AND lower(name) = lower(trim($2)) AND id IS DISTINCT FROM $3::uuid AND ${LIVE[wanted.table]}`,
    [wanted.vendorId, wanted.name, wanted.except ?? null],
  );
  const [twin] = taken;
  if (!twin) return;
  const message = `This register has one called ${wanted.name.trim()} already: ${twin.ref}.`;
  throw new Problem('already-exists', message, [{ pointer: '/name', message }]);
}

/** Throws while services rest on a row of a register: their dependencies end first. */
export async function refuseWhileUsed(
  manager: EntityManager,
  column: 'fourth_party_id' | 'data_set_id' | 'team_id',
  id: string,
): Promise<void> {
  const used: { ref: string }[] = await manager.query(
    `SELECT ref FROM dependency WHERE ${column} = $1 AND ended_on IS NULL ORDER BY ref`,
    [id],
  );
  if (used.length === 0) return;
  const refs = used.map(({ ref }) => ref).join(', ');
  throw new Problem('wrong-state', `Services still rest on it. End these dependencies first: ${refs}.`);
}
