import { documentReader } from './catalogue-document.rules';
import { referenceProblems } from './catalogue-references.rules';
import { INVALID, Place, type Problem } from './document.rules';
import type { Catalogue, Check, CheckValue, Conditional, EvidenceNeed, Requirement } from './requirement.rules';
import type { DutyHolder, Flag, Force, Lane, Tier } from './words.rules';

export * from './requirement.rules';
export * from './words.rules';
export type { Problem } from './document.rules';

/** What the rules need to know about a service, or about a vendor's services together. */
export interface ServiceFacts {
  tier: Tier;
  flags: readonly Flag[];
  /** Ids of requirements whose coverage question was answered "covered" with its basis. */
  coveredBy?: readonly string[];
}

/**
 * Reads a catalogue document (already parsed from YAML or JSON). Strict: unknown fields, unresolved references and
 * claims stronger than their facts are refused. Every problem carries the JSON pointer of its place in the document.
 */
export function parseCatalogue(value: unknown): { catalogue: Catalogue } | { errors: Problem[] } {
  const place = new Place([]);
  const read = documentReader(value, place);
  if (read === INVALID) return { errors: place.problems };
  const { head, ...body } = read;
  const catalogue = { ...head, ...body };
  const errors = referenceProblems(catalogue);
  return errors.length > 0 ? { errors } : { catalogue };
}

/** Whether it is asked of a subject with these facts; never when the registrant tailored it out. */
export function requirementApplies(requirement: Requirement, facts: ServiceFacts): boolean {
  if (requirement.tailoredOut !== null) return false;
  const { match, tiers, flagsAny } = requirement.appliesTo;
  const tierListed = tiers.includes(facts.tier);
  const flagSet = flagsAny.some((flag) => facts.flags.includes(flag));
  if (match === 'any_flag') return flagSet;
  return match === 'tiers' ? tierListed : tierListed && flagSet;
}

function holds(condition: Conditional<string>['condition'], requirement: Requirement, facts: ServiceFacts): boolean {
  return condition === 'icfr_relevant'
    ? facts.flags.includes('icfr_relevant')
    : (facts.coveredBy ?? []).includes(requirement.id);
}

/** The label that holds for these facts; without the deciding fact, the weaker one. */
export function forceFor(requirement: Requirement, facts: ServiceFacts): Force {
  const when = requirement.forceWhen;
  if (!when) return requirement.force;
  return holds(when.condition, requirement, facts) ? when.then : when.otherwise;
}

/** The lane whose conclusion the evidence may support, for these facts (legal basis: the two-lane rule). */
export function laneFor(requirement: Requirement, facts: ServiceFacts): Lane {
  const when = requirement.sox.laneWhen;
  if (!when) return requirement.sox.lane;
  return holds(when.condition, requirement, facts) ? when.then : when.otherwise;
}

/** The facts of one obligation: those of its subject, and whether a recorded answer says that the rule covers it. */
export function withCoverage(facts: ServiceFacts, { id }: Requirement, covered: boolean): ServiceFacts {
  return covered ? { ...facts, coveredBy: [id] } : facts;
}

/** A legal duty under a sector rule needs a recorded answer with its basis; a flag alone is not enough. */
export function refusalToRecordCoverage(answer: { covered: boolean; basis: string }): 'basis_missing' | null {
  return answer.basis.trim() === '' ? 'basis_missing' : null;
}

/** Required kinds that neither an accepted item nor an accepted alternative satisfies. */
export function missingEvidence(requirement: { evidence: EvidenceNeed }, acceptedKinds: readonly string[]): string[] {
  const { required, alternatives } = requirement.evidence;
  const accepted = new Set(acceptedKinds);
  const replaced = (kind: string): boolean =>
    alternatives.some((one) => one.insteadOf === kind && one.accept.every((other) => accepted.has(other)));
  return required.filter((kind) => !accepted.has(kind) && !replaced(kind));
}

export function evidenceSatisfied(requirement: { evidence: EvidenceNeed }, acceptedKinds: readonly string[]): boolean {
  return missingEvidence(requirement, acceptedKinds).length === 0;
}

/** The checks asked of this tier with this accepted evidence, each with the one value that it is compared with. */
export function checksFor(
  requirement: Requirement,
  facts: { tier: Tier; acceptedKinds: readonly string[] },
): (Check & { value: CheckValue })[] {
  return requirement.checks
    .filter((check) => check.appliesToTiers?.includes(facts.tier) ?? true)
    .filter((check) => check.appliesToEvidence?.some((kind) => facts.acceptedKinds.includes(kind)) ?? true)
    .map((check) => ({ ...check, value: typeof check.value === 'object' ? check.value[facts.tier] : check.value }));
}

export type CheckOutcome = 'pass' | 'fail' | 'warn' | 'not_evaluated';

/** Compares a measured value with a check. Without a value of the right kind it is not evaluated and never passes. */
export function outcomeOf(check: Check & { value: CheckValue }, measured: CheckValue | null | undefined): CheckOutcome {
  if (typeof measured !== typeof check.value || Number.isNaN(measured)) return 'not_evaluated';
  const [left, right] = [Number(measured), Number(check.value)];
  const passes = {
    '==': left === right,
    '<=': left <= right,
    '>=': left >= right,
    '<': left < right,
    '>': left > right,
  };
  return passes[check.op] ? 'pass' : check.severity;
}

export const NO_SOX_CONNECTION = 'No SOX connection claimed';

/** Normalised provisions for grouping, in the order of the catalogue; one fixed phrase when none is claimed. */
export function provisionsOf(requirement: Requirement): string[] {
  const claimed = requirement.sox.basis.filter((basis) => basis.link !== 'none').flatMap((basis) => basis.provisions);
  return claimed.length > 0 ? [...new Set(claimed)] : [NO_SOX_CONNECTION];
}

const WHO: Record<DutyHolder, string> = {
  registrant: 'registrant',
  auditor: 'auditor',
  vendor: 'vendor',
  any_person: 'any person',
};

/** The words printed beside a requirement; only a legal duty names who bears it. */
export function labelOfForce(force: Force, dutyHolder: DutyHolder): string {
  const labels: Record<Force, string> = {
    legal_duty: `Legal duty - ${WHO[dutyHolder]}`,
    auditor_expectation: 'Auditor expectation',
    programme_policy: 'Programme requirement',
    good_practice: 'Good practice',
  };
  return labels[force];
}

const LANE_LABELS: Record<Lane, string> = {
  icfr: 'ICFR support',
  dcp: 'Disclosure support',
  record: 'Records',
  context: 'Continuity',
};

export function labelOfLane(lane: Lane): string {
  return LANE_LABELS[lane];
}
