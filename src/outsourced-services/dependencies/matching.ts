import type { OpenWork } from '../../audit-trail/open-work';
import { notFound, Problem } from '../../foundation/problem';
import { RESOURCE_OF, type DependencyKind, type ResourceKind } from './dependency-words.rules';

interface Identity {
  id: string;
  ref: string;
  kind: ResourceKind;
}

interface Twin {
  id: string;
  ref: string;
  vendorId: string;
  kind: DependencyKind;
  fourthPartyId: string | null;
  resourceId: string | null;
}

// A vendor's live dependencies on the same thing as the given one, that one included.
const TWINS = `
  SELECT t.id, t.ref, t.vendor_id AS "vendorId", t.kind, t.fourth_party_id AS "fourthPartyId", t.resource_id AS "resourceId"
  FROM dependency d JOIN dependency t ON t.vendor_id = d.vendor_id AND t.kind = d.kind AND lower(t.name) = lower(d.name)
    AND coalesce(t.site_id, t.fourth_party_id) IS NOT DISTINCT FROM coalesce(d.site_id, d.fourth_party_id) AND (t.ended_on IS NULL OR t.id = d.id)
  WHERE d.id = $1 AND d.kind = ANY ($2) ORDER BY t.ref`;

/** Gives dependencies a shared identity, or takes it away; answers how many dependencies have changed. */
export async function matchAll(w: OpenWork, identity: Identity | null, dependencyIds: string[]): Promise<number> {
  let matched = 0;
  for (const dependencyId of new Set(dependencyIds)) matched += await matchOne(w, identity, dependencyId);
  return matched;
}

async function matchOne(w: OpenWork, identity: Identity | null, dependencyId: string): Promise<number> {
  const twins: Twin[] = await w.manager.query(TWINS, [dependencyId, Object.keys(RESOURCE_OF)]);
  const asked = twins.find(({ id }) => id === dependencyId);
  if (!asked) throw notFound('dependency that can have a shared identity');
  if (identity && RESOURCE_OF[asked.kind] !== identity.kind) refuseKind(asked, identity);
  const resourceId = identity?.id ?? null;
  const others = twins.filter((one) => one.resourceId !== resourceId);
  if (others.length === 0) return 0;
  const ids = others.map(({ id }) => id);
  await w.manager.query('UPDATE dependency SET resource_id = $2, version = version + 1 WHERE id = ANY ($1)', [
    ids,
    resourceId,
  ]);
  if (asked.fourthPartyId !== null)
    await w.manager.query('UPDATE fourth_party SET resource_id = $2 WHERE id = $1', [asked.fourthPartyId, resourceId]);
  // The trail that the vendor may read tells nothing of what is shared: the deed belongs to the registrant's own.
  const subject = { kind: 'dependency', id: asked.id, vendorId: null, ref: asked.ref };
  await w.record('dependency.matched', subject, { resourceId, before: asked.resourceId, dependencyIds: ids });
  return ids.length;
}

function refuseKind({ ref, kind }: Twin, identity: Identity): never {
  const message = `${ref} is a ${kind}; ${identity.ref} is a ${identity.kind}.`;
  throw new Problem('refused', message, [{ pointer: '/dependencyIds', message, code: 'kind' }]);
}
