import { RESOURCE_OF } from './dependency-words.rules';
import { likenessKey } from './likeness.rules';
import type { ResourceView, SuggestionView, UnmatchedView } from './resources.dto';
import { suggestionsOf, type Suggestion, type Unmatched } from './suggestion.rules';

type Item = Unmatched & { shown: UnmatchedView };

/** What may be one thing: of places only those that are known, since many share a city's name. */
export function suggestedFrom(
  unmatched: readonly UnmatchedView[],
  known: readonly ResourceView[],
  vendors: readonly { id: string; name: string }[],
): SuggestionView[] {
  const items: Item[] = unmatched.flatMap((shown) => {
    const kind = RESOURCE_OF[shown.kind];
    return kind === undefined ? [] : [{ ...shown, kind, shown }];
  });
  const byName = new Map(vendors.map((vendor) => [likenessKey(vendor.name), vendor]));
  const found = suggestionsOf(items, known).filter(({ kind, knownId }) => kind !== 'site_area' || knownId !== null);
  const grouped = new Set(found.flatMap((one) => one.items.map(({ dependencyId }) => dependencyId)));
  const ofVendors = items
    .filter(
      ({ kind, name, dependencyId }) =>
        kind === 'fourth_party' && !grouped.has(dependencyId) && byName.has(likenessKey(name)),
    )
    .map((item): Suggestion<Item> => ({ knownId: null, kind: item.kind, name: item.name, likeness: 1, items: [item] }));
  return [...found, ...ofVendors].map((one) => shownAs(one, known, byName));
}

function shownAs(
  { knownId, kind, name, likeness, items }: Suggestion<Item>,
  known: readonly ResourceView[],
  byName: ReadonlyMap<string, { id: string; name: string }>,
): SuggestionView {
  const shown = items.map((item) => item.shown);
  const resource = known.find(({ id }) => id === knownId);
  if (resource) {
    const { id: resourceId, ref: resourceRef, name: resourceName, ownVendorId, ownVendorName } = resource;
    return { resourceId, resourceRef, resourceName, kind, name, ownVendorId, ownVendorName, likeness, items: shown };
  }
  const own = byName.get(likenessKey(name)) ?? { id: null, name: null };
  const unknown = { resourceId: null, resourceRef: null, resourceName: null };
  return { ...unknown, kind, name, ownVendorId: own.id, ownVendorName: own.name, likeness, items: shown };
}
