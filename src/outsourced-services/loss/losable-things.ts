import type { EntityManager } from 'typeorm';
import { Problem } from '../../foundation/problem';
import { LOSS_KINDS, lossKey, placeName, type Loss, type LossKind } from './loss-facts.rules';
import type { NamedLoss } from './loss-query.dto';

const named = (table: string, more: string): string =>
  `s.id::text AS id, s.name, ${more} AS detail FROM ${table} s JOIN vendor v ON v.id = s.vendor_id`;

/** What can be taken to be lost, kind by kind: a vendor has only its own. */
const OWN: Partial<Record<LossKind, string[]>> = {
  site: [named('site', `concat_ws(', ', v.name, nullif(s.city, ''), nullif(s.region, ''), s.country)`)],
  system: [named('it_system', 'v.name')],
  data_set: [`${named('data_set', 'v.name')} WHERE s.ended_on IS NULL`],
  team: [`${named('team', 'v.name')} WHERE s.ended_on IS NULL`],
  fourth_party: [
    `${named('fourth_party', `concat_ws(', ', 'sub-outsourcer of ' || v.name, s.country)`)} WHERE s.state = 'active'`,
  ],
  hazard_zone: ['site', 'alternate_place'].map(
    (table) => `btrim(z) AS id, btrim(z) AS name, '' AS detail FROM ${table}, unnest(hazard_zones) z`,
  ),
  region: [
    `btrim(region) || ', ' || country AS id, btrim(region) || ', ' || country AS name, '' AS detail FROM site WHERE btrim(region) <> ''`,
    `btrim(region) || ', ' || country AS id, btrim(region) || ', ' || country AS name, '' AS detail FROM alternate_place WHERE btrim(region) <> '' AND country IS NOT NULL`,
    `country AS id, country AS name, 'country' AS detail FROM site`,
  ],
};
const SHARED: Partial<Record<LossKind, string[]>> = {
  resource: [
    `r.id::text AS id, r.name, concat_ws(', ', replace(r.kind, '_', ' '), nullif(r.provider, ''), nullif(r.region, '')) AS detail FROM shared_resource r`,
  ],
  hazard_zone: [`btrim(z) AS id, btrim(z) AS name, '' AS detail FROM shared_resource, unnest(hazard_zones) z`],
  region: [`btrim(region) AS id, btrim(region) AS name, '' AS detail FROM shared_resource WHERE btrim(region) <> ''`],
  vendor: [
    `v.id::text AS id, v.name, 'the whole vendor, ' || v.ref AS detail FROM vendor v WHERE v.state NOT IN ('prospect', 'exited')`,
  ],
};

function things(kinds: readonly LossKind[], seesResources: boolean): string {
  const branches = kinds.flatMap((kind) =>
    [...(OWN[kind] ?? []), ...(seesResources ? (SHARED[kind] ?? []) : [])].map(
      (of) => `SELECT '${kind}' AS kind, ${of}`,
    ),
  );
  const key = `CASE WHEN kind IN ('hazard_zone', 'region') THEN lower(id) ELSE id END`;
  return branches.length === 0
    ? `SELECT '' AS kind, '' AS id, '' AS name, '' AS detail, '' AS key WHERE false`
    : `SELECT DISTINCT ON (kind, ${key}) kind, id, name, detail, kind || ':' || ${key} AS key FROM (${branches.join(' UNION ALL ')}) q WHERE id <> ''`;
}

const LISTED = 50;

export async function losableThings(
  manager: EntityManager,
  asked: { search: string; kind: LossKind | null; seesResources: boolean },
): Promise<{ total: number; items: NamedLoss[] }> {
  const kinds = asked.kind === null ? LOSS_KINDS : [asked.kind];
  const rows: (NamedLoss & { total: number })[] = await manager.query(
    `SELECT *, count(*) OVER ()::int AS total FROM (${things(kinds, asked.seesResources)}) t
     WHERE $1 = '' OR strpos(lower(concat_ws(' ', name, detail)), lower($1)) > 0
     ORDER BY CASE kind WHEN 'hazard_zone' THEN 0 WHEN 'region' THEN 1 WHEN 'resource' THEN 2 WHEN 'site' THEN 3 WHEN 'vendor' THEN 5 ELSE 4 END, lower(name), id LIMIT ${LISTED}`,
    [asked.search.trim()],
  );
  const items = rows.map(({ kind, id, name, detail, key }) => ({ kind, id, name, detail, key }));
  return { total: rows[0]?.total ?? 0, items };
}

/** The losses by name. Throws `refused` naming each that is not there, or not for this person to see. */
export async function namedLosses(
  manager: EntityManager,
  losses: readonly Loss[],
  seesResources: boolean,
): Promise<NamedLoss[]> {
  const kinds = LOSS_KINDS.filter((kind) => losses.some((one) => one.kind === kind));
  const rows: NamedLoss[] = await manager.query(
    `SELECT kind, id, name, detail, key FROM (${things(kinds, seesResources)}) t WHERE key = ANY ($1)`,
    [losses.map(lossKey)],
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const errors = losses.flatMap((loss, i) =>
    byKey.has(lossKey(loss)) ? [] : [{ pointer: `/losses/${i}`, message: unknownWords(loss), code: 'unknown' }],
  );
  if (errors.length > 0) throw new Problem('refused', 'Some of what is to be lost is not known.', errors);
  return losses.flatMap((loss) => byKey.get(lossKey(loss)) ?? []);
}

const unknownWords = ({ kind, id }: Loss): string =>
  kind === 'hazard_zone' || kind === 'region'
    ? `No place is recorded in ${placeName(id)}.`
    : `There is no ${kind.replace('_', ' ')} with this id.`;

/** `site:<id>` as the loss that it means; the declared shape has let only such words through. */
export function lossFrom(words: string): Loss {
  const at = words.indexOf(':');
  return { kind: words.slice(0, at) as LossKind, id: words.slice(at + 1) };
}
