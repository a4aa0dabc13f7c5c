import type { EntityManager } from 'typeorm';
import { SHIPPED_POLICY, type ProgrammePolicy } from './programme-policy.rules';

/** The registrant's limits that hold now: its own newest, or what is shipped. */
export async function programmePolicy(manager: EntityManager): Promise<{ number: number; policy: ProgrammePolicy }> {
  const [own]: { number: number; policy: ProgrammePolicy }[] = await manager.query(
    'SELECT number, policy FROM programme_policy ORDER BY number DESC LIMIT 1',
  );
  return own ?? { number: 0, policy: SHIPPED_POLICY };
}
