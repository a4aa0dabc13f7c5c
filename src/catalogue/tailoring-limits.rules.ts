// What a registrant's own version may change in the shipped one. Whatever is not named here stays as it was shipped.
import { bannedClaims } from '../foundation/banned-claims.rules';
import { Place, type Problem } from './document.rules';
import { isOwnRequirement, type Catalogue, type Check, type Requirement } from './requirement.rules';
import { forceNoStronger, soxNoStronger } from './strength.rules';

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Fields of a shipped requirement that no tailoring touches, with their names in the document. */
const FIXED: Partial<Record<keyof Requirement, string>> = {
  ...{ family: 'family', title: 'title', statement: 'statement', scope: 'scope', dutyHolder: 'duty_holder' },
  ...{ coverageQuestion: 'coverage_question', sectorBasis: 'sector_basis', crosswalk: 'crosswalk' },
  ...{ evidence: 'evidence', attestedBy: 'attested_by', reviewedBy: 'reviewed_by', retention: 'retention' },
  ...{ appliesTo: 'applies_to', acceptsExerciseKinds: 'accepts_exercise_kinds', seedRefs: 'seed_refs' },
};

/** Parts of a shipped document that stay whole. */
const WHOLE: Partial<Record<keyof Catalogue, string>> = {
  ...{ vocabularies: 'vocabularies', provisions: 'provisions', reliabilityGrades: 'reliability_grades' },
};

/** Lines of its head that stay. */
const HEAD: Partial<Record<keyof Catalogue, string>> = {
  ...{ id: 'id', language: 'language', jurisdiction: 'jurisdiction' },
  ...{ disclaimer: 'disclaimer', sourcesCheckedOn: 'sources_checked_on' },
};

/** Tables that may grow, but whose shipped entries stay. */
const GROWING = {
  ...{ families: 'families', evidenceKinds: 'evidence_kinds' },
  ...{ retentionClasses: 'retention_classes', crosswalkSources: 'crosswalk_sources' },
} as const;

/** The attestation itself and the review of what vendors submit: a period cannot be concluded without them. */
const INDISPENSABLE = ['GOV-02', 'GOV-03'];

/** Frequencies that stand for something else than "how often". */
const NOT_BY_THE_CLOCK = ['per_event', 'on_change', 'once'];

interface Pair {
  shipped: Requirement;
  next: Requirement;
  place: Place;
}

type Limit = (pair: Pair) => void;

const fixedFieldsStay: Limit = ({ shipped, next, place }) => {
  for (const [field, name] of Object.entries(FIXED) as [keyof Requirement, string][])
    if (!same(shipped[field], next[field])) place.at(name).refuse('of a shipped requirement is not tailored');
};

const labelsGetNoStronger: Limit = ({ shipped, next, place }) => {
  if (!forceNoStronger(shipped, next)) place.at('force').refuse('must not be stronger than shipped');
  if (!soxNoStronger(shipped, next)) place.at('sox').refuse('must claim no more than shipped');
};

const checksStay: Limit = ({ shipped, next, place }) => {
  const here = place.at('checks');
  for (const check of shipped.checks)
    if (!next.checks.some(({ id }) => id === check.id)) here.refuse(`lack ${check.id}, which is never silently gone`);
  next.checks.forEach((check, index) => {
    const known = shipped.checks.find(({ id }) => id === check.id);
    if (known) onlyThresholdMoved(known, check, here.at(index));
    else if (!check.id.startsWith('x_')) here.at(index).at('id').refuse('of an own check must begin with x_');
  });
};

function onlyThresholdMoved(known: Check, check: Check, place: Place): void {
  const { value, severity } = check;
  if (typeof known.value !== typeof value && (typeof known.value === 'boolean' || typeof value === 'boolean'))
    place.at('value').refuse('must stay of the same kind');
  if (!same({ ...known, value, severity }, check)) place.refuse('of a shipped requirement changes its value only');
}

const cadenceStaysByTheClock: Limit = ({ shipped, next, place }) => {
  const [before, after] = [shipped.cadence, next.cadence];
  const here = place.at('cadence');
  const { frequency, byTier, byFlag, graceDays, triggers } = after;
  if (!same({ ...before, frequency, byTier, byFlag, graceDays, triggers }, after))
    here.refuse('changes how often, the days of grace and the triggers only');
  const often = [frequency, ...Object.values(byTier), ...Object.values(byFlag)];
  const changed = !same([before.frequency, before.byTier, before.byFlag], [frequency, byTier, byFlag]);
  const eventful = [before.frequency, ...often].some((one) => NOT_BY_THE_CLOCK.includes(one));
  if (changed && eventful) here.at('frequency').refuse('of what arises from events is not tailored');
};

const dutiesStayOn: Limit = ({ shipped, next, place }) => {
  if (next.tailoredOut === null) return;
  const here = place.at('tailored_out');
  if (INDISPENSABLE.includes(shipped.id)) here.refuse('is not open here: no period is concluded without it');
  if (shipped.force === 'legal_duty' || shipped.forceWhen?.then === 'legal_duty')
    here.refuse('is not open here: it is a legal duty for whom its rule covers');
};

const LIMITS = [fixedFieldsStay, labelsGetNoStronger, checksStay, cadenceStaysByTheClock, dutiesStayOn];

/**
 * What `next` changes although a registrant's own version may not: texts and labels of shipped requirements, the words
 * of the catalogue, and claims that no law or standard supports. Both documents are sound by themselves.
 */
export function tailoringProblems(shipped: Catalogue, next: Catalogue): Problem[] {
  const root = new Place([]);
  partsStay(shipped, next, root);
  const list = root.at('requirements');
  for (const one of shipped.requirements)
    if (!next.requirements.some(({ id }) => id === one.id))
      list.refuse(`lack ${one.id}: switch it off with a reason instead of leaving it out`);
  const metrics = new Set(shipped.requirements.flatMap((one) => one.checks.map(({ metric }) => metric)));
  next.requirements.forEach((requirement, index) => {
    const place = list.at(index);
    const known = shipped.requirements.find(({ id }) => id === requirement.id);
    if (known) for (const limit of LIMITS) limit({ shipped: known, next: requirement, place });
    else ownIsSound(requirement, metrics, place);
  });
  claimsNothingBanned(next, root);
  return root.problems;
}

function partsStay(shipped: Catalogue, next: Catalogue, root: Place): void {
  for (const [part, name] of Object.entries(WHOLE) as [keyof Catalogue, string][])
    if (!same(shipped[part], next[part])) root.at(name).refuse('stays as shipped');
  for (const [part, name] of Object.entries(HEAD) as [keyof Catalogue, string][])
    if (!same(shipped[part], next[part])) root.at('catalogue').at(name).refuse('stays as shipped');
  for (const [part, name] of Object.entries(GROWING) as [keyof typeof GROWING, string][])
    for (const [key, entry] of Object.entries(shipped[part]))
      if (!same(entry, next[part][key])) root.at(name).at(key).refuse('stays as shipped; add to it if need be');
}

function ownIsSound({ id, checks, tailoredOut }: Requirement, metrics: ReadonlySet<string>, place: Place): void {
  if (!isOwnRequirement(id)) place.at('id').refuse('of an own requirement must begin with X-');
  if (tailoredOut !== null) place.at('tailored_out').refuse('is for shipped requirements; remove an own one');
  checks.forEach(({ source, metric }, index) => {
    if (source === 'derived' && !metrics.has(metric))
      place.at('checks').at(index).at('metric').refuse('is not one that the portal derives; let the reviewer judge it');
  });
}

function claimsNothingBanned(next: Catalogue, root: Place): void {
  next.requirements.forEach((requirement, index) => {
    const { title, statement, tailoredOut, checks, cadence } = requirement;
    const words = [title, statement, tailoredOut ?? '', cadence.noneOccurred ?? '', ...checks.map((one) => one.words)];
    for (const { claim } of bannedClaims(words.join('. ')))
      root.at('requirements').at(index).refuse(`claims "${claim}", which no law or standard supports`);
  });
  const notes = next.changeNotes.map(({ settled }) => settled);
  for (const { claim } of bannedClaims([next.title, ...notes].join('. ')))
    root.at('catalogue').refuse(`claims "${claim}", which no law or standard supports`);
}
