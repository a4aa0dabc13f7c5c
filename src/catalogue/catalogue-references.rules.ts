// What the shape of a document cannot say: that its references resolve and that no label claims more than its facts.
import { Place, type Problem } from './document.rules';
import { isOwnRequirement, type Catalogue, type Requirement } from './requirement.rules';
import { FLAGS } from './words.rules';

const SECOND_LINE = ['compliance_officer', 'second_line_approver'];

interface Seen {
  catalogue: Catalogue;
  requirement: Requirement;
  place: Place;
}
type Rule = (seen: Seen) => void;

function refuseUnless(known: readonly string[], wanted: readonly string[], place: Place): void {
  for (const word of wanted)
    if (!known.includes(word)) place.refuse(`names ${word}, which the catalogue does not define`);
}

const familyResolves: Rule = ({ catalogue, requirement, place }) => {
  refuseUnless(Object.keys(catalogue.families), [requirement.family], place.at('family'));
  if (!requirement.id.replace(/^X-/, '').startsWith(`${requirement.family}-`))
    place.at('family').refuse('is not the family in the id');
};

const evidenceResolves: Rule = ({ catalogue, requirement, place }) => {
  const { required, alternatives, optional } = requirement.evidence;
  const here = place.at('evidence');
  const kinds = Object.keys(catalogue.evidenceKinds);
  refuseUnless(kinds, required, here.at('required'));
  refuseUnless(kinds, optional, here.at('optional'));
  alternatives.forEach((alternative, index) => {
    const spot = here.at('alternatives').at(index);
    refuseUnless(kinds, alternative.accept, spot.at('accept'));
    if (!required.includes(alternative.insteadOf)) spot.at('instead_of').refuse('replaces a kind that is not required');
  });
};

const checksResolve: Rule = ({ catalogue, requirement, place }) => {
  const kinds = Object.keys(catalogue.evidenceKinds);
  const ids = requirement.checks.map((check) => check.id);
  requirement.checks.forEach((check, index) => {
    const here = place.at('checks').at(index);
    if (ids.indexOf(check.id) !== index) here.at('id').refuse('is used twice in this requirement');
    refuseUnless(kinds, check.appliesToEvidence ?? [], here.at('applies').at('evidence'));
    if (typeof check.value === 'boolean' && check.op !== '==') here.at('op').refuse('must be == for true or false');
  });
};

const peopleResolve: Rule = ({ catalogue, requirement, place }) => {
  const roles = Object.keys(catalogue.vocabularies.role);
  refuseUnless(roles, [requirement.attestedBy], place.at('attested_by'));
  refuseUnless(roles, [requirement.reviewedBy], place.at('reviewed_by'));
  if (requirement.coverageQuestion)
    refuseUnless(roles, [requirement.coverageQuestion.answeredBy], place.at('coverage_question').at('answered_by'));
  if (!SECOND_LINE.includes(requirement.reviewedBy)) place.at('reviewed_by').refuse('must be a second-line role');
  if (requirement.reviewedBy === requirement.attestedBy) place.at('reviewed_by').refuse('must differ from attested_by');
};

const sourcesResolve: Rule = ({ catalogue, requirement, place }) => {
  refuseUnless(Object.keys(catalogue.retentionClasses), [requirement.retention], place.at('retention'));
  refuseUnless(Object.keys(catalogue.crosswalkSources), Object.keys(requirement.crosswalk), place.at('crosswalk'));
  requirement.sox.basis.forEach((basis, index) => {
    const here = place.at('sox').at('basis').at(index).at('provisions');
    refuseUnless(Object.keys(catalogue.provisions), basis.provisions, here);
    if ((basis.link === 'none') !== (basis.provisions.length === 0))
      here.refuse('must be empty when the link is none, and only then');
  });
};

const exercisesResolve: Rule = ({ catalogue, requirement, place }) => {
  for (const [tier, kinds] of Object.entries(requirement.acceptsExerciseKinds ?? {}))
    refuseUnless(catalogue.vocabularies.exerciseKind, kinds, place.at('accepts_exercise_kinds').at(tier));
};

const labelsClaimNoMore: Rule = ({ requirement, place }) => {
  const { force, forceWhen, sox } = requirement;
  if (forceWhen && forceWhen.otherwise !== force) place.at('force').refuse('must be what force_when says otherwise');
  if (sox.laneWhen && sox.laneWhen.otherwise !== sox.lane)
    place.at('sox').at('lane').refuse('must be what lane_when says otherwise');
};

const sectorDutyIsAsked: Rule = ({ requirement, place }) => {
  const { force, forceWhen, coverageQuestion } = requirement;
  if ((forceWhen?.condition === 'rule_covers_provider') !== (coverageQuestion !== null))
    place.at('coverage_question').refuse('is needed when a covering rule decides the force, and only then');
  if (force === 'legal_duty' && requirement.family === 'SEC')
    place.at('force').refuse('a sector rule is a legal duty only for those it covers: use force_when');
};

const eventsResolve: Rule = ({ catalogue, requirement, place }) => {
  const known = Object.keys(catalogue.vocabularies.event);
  refuseUnless(known, requirement.cadence.triggers, place.at('cadence').at('triggers'));
  refuseUnless(known, requirement.cadence.events, place.at('cadence').at('events'));
};

const cadenceHolds: Rule = ({ requirement, place }) => {
  const { frequency, events, noneOccurred, triggers } = requirement.cadence;
  const here = place.at('cadence');
  const perEvent = frequency === 'per_event';
  if (perEvent !== events.length > 0) here.at('events').refuse('are needed for per_event, and only there');
  if (perEvent !== (noneOccurred !== null)) here.at('none_occurred').refuse('is needed for per_event, and only there');
  if (frequency === 'on_change' && triggers.length === 0) here.at('triggers').refuse('are needed for on_change');
};

const matchHasFlags: Rule = ({ requirement, place }) => {
  const { match, flagsAny } = requirement.appliesTo;
  if ((match === 'tiers') !== (flagsAny.length === 0))
    place
      .at('applies_to')
      .at('flags_any')
      .refuse(`must be empty for tiers, and hold some of ${FLAGS.join(', ')} elsewhere`);
};

const sourceItemsNamed: Rule = ({ requirement, place }) => {
  if (!isOwnRequirement(requirement.id) && requirement.seedRefs.length === 0)
    place.at('seed_refs').refuse('must have at least 1');
};

const soxClaimsContextOnly = ({ lane, laneWhen }: Requirement['sox']): boolean =>
  lane === 'context' && laneWhen === null;

/** What a registrant adds rests on its own policy: it claims no duty, no auditor's expectation and no SOX connection. */
const ownClaimsOnlyPolicy: Rule = ({ requirement, place }) => {
  if (!isOwnRequirement(requirement.id)) return;
  const { force, forceWhen, sox, sectorBasis } = requirement;
  const onPolicy = force === 'programme_policy' || force === 'good_practice';
  if (!onPolicy || forceWhen !== null)
    place.at('force').refuse('must be programme_policy or good_practice: an own requirement rests on own policy');
  if (!soxClaimsContextOnly(sox)) place.at('sox').at('lane').refuse('must be context');
  if (sox.basis.some(({ link }) => link !== 'none'))
    place.at('sox').at('basis').refuse('must claim no SOX connection (link: none)');
  if (sectorBasis.length > 0) place.at('sector_basis').refuse('must be empty: a sector rule is not added by tailoring');
};

const RULES = [
  familyResolves,
  evidenceResolves,
  checksResolve,
  peopleResolve,
  sourcesResolve,
  exercisesResolve,
  labelsClaimNoMore,
  sectorDutyIsAsked,
  eventsResolve,
  cadenceHolds,
  matchHasFlags,
  sourceItemsNamed,
  ownClaimsOnlyPolicy,
];

/** Problems between parts of a catalogue whose shape is already sound. */
export function referenceProblems(catalogue: Catalogue): Problem[] {
  const root = new Place([]);
  const ids = catalogue.requirements.map((requirement) => requirement.id);
  catalogue.requirements.forEach((requirement, index) => {
    const place = root.at('requirements').at(index);
    if (ids.indexOf(requirement.id) !== index) place.at('id').refuse('is used twice');
    for (const rule of RULES) rule({ catalogue, requirement, place });
  });
  return root.problems;
}
