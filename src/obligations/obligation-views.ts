import { evidenceNeedView, soxBasisView } from '../catalogue/catalogue-views';
import {
  forceFor,
  labelOfForce,
  labelOfLane,
  laneFor,
  provisionsOf,
  withCoverage,
  type Requirement,
} from '../catalogue/catalogue.rules';
import type { PublishedCatalogue } from '../catalogue/catalogue.service';
import { stateOf } from './obligation-state.rules';
import type { KnownFacts, ListedRow } from './obligation-reads';
import type { ObligationFilterState, ObligationView } from './obligations.dto';

export interface Beside {
  published: PublishedCatalogue;
  facts: KnownFacts;
  today: string;
}

/** The requirement of a row, in the version that its period is pinned to. */
export function requirementOf(row: ListedRow, published: PublishedCatalogue): Requirement {
  const requirement = published.catalogue.requirements.find(({ id }) => id === row.requirementCode);
  if (!requirement)
    throw new Error(`${row.requirementCode} is not in catalogue ${published.code} ${published.version}.`);
  return requirement;
}

export function obligationView(row: ListedRow, beside: Beside): ObligationView {
  const { catalogue } = beside.published;
  const requirement = requirementOf(row, beside.published);
  const { state, words: stateWords, overdue, dueSoon, dueWords } = stateOf({ ...row, today: beside.today });
  return {
    ...ownColumns(row),
    ...{ title: requirement.title, family: requirement.family, scope: requirement.scope },
    familyTitle: catalogue.families[requirement.family] ?? requirement.family,
    ...labelsOf(row, requirement, beside.facts),
    soxBasis: soxBasisView(catalogue, requirement),
    provisions: provisionsOf(requirement),
    evidence: evidenceNeedView(catalogue, requirement),
    attestedBy: requirement.attestedBy,
    concludedAt: row.concludedAt?.toISOString() ?? null,
    ...{ state, stateWords, overdue, dueSoon, dueWords },
  };
}

function ownColumns(row: ListedRow): Omit<ListedRow, 'catalogueVersionId' | 'concludedAt' | 'covered'> {
  const { id, vendorId, vendorName, serviceId, serviceName, periodId, periodCode, periodLocked, requirementId } = row;
  const { requirementCode, occurrence, occurrenceKey, dueOn, dueRule, progress, conclusion } = row;
  const { conclusionReason, concludedByName, completedOn, exceptionUntil, version } = row;
  return {
    ...{ id, vendorId, vendorName, serviceId, serviceName, periodId, periodCode, periodLocked, requirementId },
    ...{
      requirementCode,
      occurrence,
      occurrenceKey,
      dueOn,
      dueRule,
      progress,
      conclusion,
      conclusionReason,
      concludedByName,
    },
    ...{ completedOn, exceptionUntil, version },
  };
}

type Labels = Pick<ObligationView, 'tier' | 'force' | 'forceLabel' | 'lane' | 'laneLabel'>;

/** Labels with the facts of the service or vendor; without facts (the programme), the weakest that always hold. */
function labelsOf(row: ListedRow, requirement: Requirement, known: KnownFacts): Labels {
  const facts = row.serviceId ? known.ofService.get(row.serviceId) : known.ofVendor.get(row.vendorId ?? '');
  const force = facts ? forceFor(requirement, withCoverage(facts, requirement, row.covered)) : requirement.force;
  const lane = facts ? laneFor(requirement, facts) : requirement.sox.lane;
  return {
    tier: facts?.tier ?? null,
    ...{ force, forceLabel: labelOfForce(force, requirement.dutyHolder) },
    ...{ lane, laneLabel: labelOfLane(lane) },
  };
}

export function isInState(view: ObligationView, wanted: ObligationFilterState | undefined): boolean {
  if (wanted === undefined) return true;
  if (wanted === 'overdue') return view.overdue;
  return wanted === 'due_soon' ? view.dueSoon : view.state === wanted;
}
