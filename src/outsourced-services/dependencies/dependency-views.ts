import { conflictsOf, type Alert, type DependencyFacts } from './conflict.rules';
import { sideState, standingOf, type ConfirmationFacts } from './confirmation.rules';
import type { DependencyLine, MatchView, ObjectionView } from './dependencies.dto';
import type { DependencyRow } from './dependency-rows';
import { inHours } from './spans.rules';

/** What the rules ask of a row. */
export function factsOf(row: DependencyRow): DependencyFacts {
  return {
    ...confirmationFacts(row),
    ...{ what: row.what, role: row.role, ownerName: row.ownerName, serviceRef: row.serviceRef },
    ...{ activationMinutes: row.activationMinutes, theirRtoMinutes: row.theirRtoMinutes },
    ...{ serviceRtoMinutes: row.serviceRtoMinutes, objectedRtoMinutes: row.objectedRtoMinutes },
    ...{ otherOwners: row.owners, objectionNote: row.objectionNote },
  };
}

function confirmationFacts(row: DependencyRow): ConfirmationFacts {
  const { kind, ownerSide, uses, terms, termsOn, objection, objectedTerms } = row;
  return {
    ...{ kind, ownerSide, uses, terms, termsOn },
    us: row.usOn === null ? null : { on: row.usOn, terms: row.usTerms ?? 0 },
    them: row.themOn === null ? null : { on: row.themOn, terms: row.themTerms ?? 0 },
    objection: objection === null ? null : { kind: objection, terms: objectedTerms ?? 0 },
  };
}

/** Conflicts of a row; those with another vendor's own record are the registrant's to see. */
export function alertsOf(row: DependencyRow, today: string): Alert[] {
  return [...conflictsOf(factsOf(row), today), ...againstProvider(row)];
}

function againstProvider(row: DependencyRow): Alert[] {
  const { providerRtoMinutes: own, theirRtoMinutes: claimed, providerVendorName } = row;
  if (own === null || claimed === null || own <= claimed) return [];
  const text = `${row.vendorName} counts on ${row.what} within ${inHours(claimed)}; the quickest objective of ${providerVendorName ?? ''} here is ${inHours(own)}.`;
  return [{ code: 'contradicted_by_provider', severity: 'high', text }];
}

export function viewOf(row: DependencyRow, today: string): DependencyLine {
  const facts = confirmationFacts(row);
  return {
    ...particularsOf(row),
    us: { state: sideState(facts, 'us', today), on: row.usOn, by: row.usByName, how: row.usHow },
    them: { state: sideState(facts, 'them', today), on: row.themOn, by: row.themBy || null, how: row.themHow },
    objection: objectionOf(row),
    standing: standingOf(facts, today),
    alerts: row.endedOn === null ? alertsOf(row, today) : [],
    match: matchOf(row),
  };
}

type Judged = 'us' | 'them' | 'objection' | 'standing' | 'alerts' | 'match';

function particularsOf(row: DependencyRow): Omit<DependencyLine, Judged> {
  const { id, ref, vendorId, vendorName, serviceId, serviceRef, serviceName, serviceRtoMinutes, kind, targetId } = row;
  const { what, place, role, sharePct, standbyCapacityPct, activationMinutes, theirRtoMinutes } = row;
  const { ownerSide, ownerName, ownerPersonId, servesSiteId, servesSiteName, essentialFunction, note, uses } = row;
  const { terms, termsOn, endedOn, endedReason, version } = row;
  return {
    ...{ id, ref, vendorId, vendorName, serviceId, serviceRef, serviceName, serviceRtoMinutes, kind, targetId },
    ...{ what, place, role, sharePct, standbyCapacityPct, activationMinutes, theirRtoMinutes },
    ...{ ownerSide, ownerName, ownerPersonId, servesSiteId, servesSiteName, essentialFunction, note, uses },
    ...{ terms, termsOn, endedOn, endedReason, version },
  };
}

function objectionOf(row: DependencyRow): ObjectionView | null {
  const { objection, objectedOn, objectedTerms, terms } = row;
  if (objection === null || objectedOn === null || objectedTerms !== terms) return null;
  const { objectionNote: note, objectedBy: by, objectedRtoMinutes: statedRtoMinutes } = row;
  return { objection, note, on: objectedOn, by, statedRtoMinutes };
}

function matchOf(row: DependencyRow): MatchView | null {
  const { resourceId: id, resourceRef, resourceName, providerVendorId, providerVendorName } = row;
  if (id === null) return null;
  const { requestId, requestState } = row;
  return {
    ...{ id, ref: resourceRef ?? '', name: resourceName ?? '', providerVendorId, providerVendorName },
    ...{ requestId, requestState },
  };
}
