import type { OpenRead } from '../../audit-trail/open-work';
import { notFound } from '../../foundation/problem';
import type { DependencyDetail } from './dependencies.dto';
import { historyOf } from './dependency-history';
import { dependencyRows } from './dependency-rows';
import { viewOf } from './dependency-views';

/** A dependency with all that was said about it; `today` is YYYY-MM-DD. */
export async function detailOf({ manager, actor }: OpenRead, id: string, today: string): Promise<DependencyDetail> {
  const [row] = await dependencyRows(manager, { id, showsMatching: actor.vendorId === null, ended: true });
  if (!row) throw notFound('dependency');
  return { ...viewOf(row, today), history: await historyOf(manager, id) };
}
