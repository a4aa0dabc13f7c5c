import { IsNull, type EntityManager } from 'typeorm';
import type { OpenWork } from '../../audit-trail/work';
import { notFound, Problem } from '../../foundation/problem';
import { UserControl } from './user-control.entity';

/** Controls of a report that nobody removed, in their order. */
export const openControls = (manager: EntityManager, reportId: string): Promise<UserControl[]> =>
  manager.getRepository(UserControl).find({ where: { reportId, removedAt: IsNull() }, order: { number: 'ASC' } });

export async function requireControl(w: OpenWork, id: string): Promise<UserControl> {
  const control = await w.manager.getRepository(UserControl).findOne({ where: { id } });
  if (!control) throw notFound('user-entity control');
  if (control.removedAt !== null) throw new Problem('wrong-state', `${control.label} was taken off the list.`);
  return control;
}

/** An owner's account is one of the registrant's own people. */
export async function requirePerson(w: OpenWork, personId: string | null): Promise<void> {
  if (personId === null) return;
  const own: unknown[] = await w.manager.query(
    'SELECT 1 FROM membership WHERE person_id = $1 AND vendor_id IS NULL AND revoked_at IS NULL LIMIT 1',
    [personId],
  );
  if (own.length === 0) throw notFound('person');
}
