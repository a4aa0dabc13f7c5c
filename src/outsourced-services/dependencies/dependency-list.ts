import type { DependencyCounts, DependencyList, DependencyLine } from './dependencies.dto';
import type { DependencyQuery } from './dependency-input.dto';
import type { DependencyRow } from './dependency-rows';
import { RESOURCE_OF } from './dependency-words.rules';
import { viewOf } from './dependency-views';

/** Lists are sent in parts of this size unless asked otherwise. */
export const USUAL_LIMIT = 500;

interface Asked {
  today: string;
  showsMatching: boolean;
}

/** What is asked for of the rows, with what follows from them; counts are of all rows. */
export function listed(rows: readonly DependencyRow[], query: DependencyQuery, asked: Asked): DependencyList {
  const views = rows.map((row) => viewOf(row, asked.today));
  const found = views.filter((view) => wanted(view, query));
  const from = query.offset ?? 0;
  const items = query.format === 'csv' ? found : found.slice(from, from + (query.limit ?? USUAL_LIMIT));
  return { total: found.length, items, counts: countsOf(views, asked) };
}

function wanted(view: DependencyLine, query: DependencyQuery): boolean {
  const asked = [
    query.kind === undefined || view.kind === query.kind,
    query.standing === undefined || view.standing === query.standing,
    query.conflicts === undefined || view.alerts.length > 0,
    query.unmatched === undefined || isUnmatched(view),
    query.q === undefined || hasWords(view, query.q),
  ];
  return asked.every(Boolean);
}

/** Whether the registrant has still to say which shared thing it is. A place is shared only where people say so. */
const isUnmatched = ({ match, kind }: DependencyLine): boolean =>
  match === null && kind !== 'site' && RESOURCE_OF[kind] !== undefined;

function hasWords({ ref, what, place, ownerName, serviceRef, serviceName, vendorName }: DependencyLine, q: string) {
  const text = [ref, what, place, ownerName, serviceRef, serviceName, vendorName].join(' ').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function countsOf(views: readonly DependencyLine[], { showsMatching }: Asked): DependencyCounts {
  const standing = (wantedStanding: string) => views.filter((view) => view.standing === wantedStanding).length;
  return {
    ...{ all: views.length, confirmed: standing('confirmed'), unconfirmed: standing('unconfirmed') },
    ...{ stale: standing('stale'), objected: standing('objected') },
    conflicts: views.filter(({ alerts }) => alerts.length > 0).length,
    unmatched: showsMatching ? views.filter(isUnmatched).length : null,
  };
}
