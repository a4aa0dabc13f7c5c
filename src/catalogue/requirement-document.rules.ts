// The format of one requirement inside a catalogue document.
import {
  everyOneOf,
  field,
  flagged,
  INVALID,
  isMapping,
  listOf,
  mapping,
  matching,
  oneOf,
  optional,
  orNull,
  someOf,
  tableOf,
  text,
  wholeNumber,
  type Reader,
} from './document.rules';
import type {
  AlsoDue,
  Cadence,
  Check,
  Conditional,
  CoverageQuestion,
  EvidenceAlternative,
  EvidenceNeed,
  Requirement,
  SectorBasis,
  SoxBasis,
} from './requirement.rules';
import {
  CHECK_SOURCES,
  DUTY_HOLDERS,
  FLAGS,
  FORCES,
  FREQUENCIES,
  LANES,
  LINKS,
  MATCHES,
  OPERATORS,
  SCOPES,
  TIERS,
} from './words.rules';

const name = matching(/^[a-z][a-z0-9_]*$/, 'a name in small letters, digits and underscores');
const requirementId = matching(/^(X-)?[A-Z]{3}(-[A-Z]{3})?-\d{2}$/, 'an id like GOV-01, SEC-FIN-01 or X-GOV-01');
const metric = matching(/^[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)+$/, 'a dotted metric name');
const tiers = listOf(oneOf(TIERS));

/** `{icfr_relevant: X, otherwise: Y}`: one condition and what holds without it. */
const conditional =
  <T extends string>(allowed: readonly T[]): Reader<Conditional<T>> =>
  (value, place) => {
    const condition =
      isMapping(value) && Object.hasOwn(value, 'rule_covers_provider') ? 'rule_covers_provider' : 'icfr_relevant';
    const read = mapping<{ then: T; otherwise: T }>({
      then: field(condition, oneOf(allowed)),
      otherwise: field('otherwise', oneOf(allowed)),
    })(value, place);
    return read === INVALID ? INVALID : { condition, ...read };
  };

const checkValue: Reader<Check['value']> = (value, place) => {
  if (typeof value === 'boolean') return value;
  return isMapping(value) ? everyOneOf(TIERS, wholeNumber)(value, place) : wholeNumber(value, place);
};

const params: Reader<Record<string, unknown>> = (value, place) =>
  isMapping(value) ? value : place.refuse('must be a mapping');

type CheckFields = Omit<Check, 'appliesToTiers' | 'appliesToEvidence'> & {
  applies: { tiers: Check['appliesToTiers']; evidence: Check['appliesToEvidence'] };
};

const checkFields = mapping<CheckFields>({
  id: field('id', name),
  metric: field('metric', metric),
  source: field('source', oneOf(CHECK_SOURCES)),
  op: field('op', oneOf(OPERATORS)),
  value: field('value', checkValue),
  severity: optional('severity', oneOf(['fail', 'warn']), 'fail'),
  params: optional('params', params, {}),
  applies: optional(
    'applies',
    mapping<CheckFields['applies']>({
      tiers: optional('tiers', listOf(oneOf(TIERS), 1), null),
      evidence: optional('evidence', listOf(text, 1), null),
    }),
    { tiers: null, evidence: null },
  ),
  fact: optional('fact', name, null),
  words: field('words', text),
});

const check: Reader<Check> = (value, place) => {
  const read = checkFields(value, place);
  if (read === INVALID) return INVALID;
  const { applies, ...rest } = read;
  return { ...rest, appliesToTiers: applies.tiers, appliesToEvidence: applies.evidence };
};

const also = mapping<AlsoDue>({
  name: field('name', name),
  title: field('title', text),
  frequency: field('frequency', oneOf(['quarterly'])),
  graceDays: field('grace_days', wholeNumber),
  tiers: field('tiers', tiers),
  flagsAny: field('flags_any', listOf(oneOf(FLAGS))),
  skipLast: optional('skip_last', flagged, false),
});

const cadence = mapping<Cadence>({
  frequency: field('frequency', oneOf(FREQUENCIES)),
  byTier: optional('by_tier', someOf(TIERS, oneOf(FREQUENCIES)), {}),
  byFlag: optional('by_flag', someOf(FLAGS, oneOf(FREQUENCIES)), {}),
  fiscalYearBound: optional('fiscal_year_bound', flagged, false),
  graceDays: field('grace_days', wholeNumber),
  triggers: optional('triggers', listOf(name), []),
  events: optional('events', listOf(name), []),
  noneOccurred: optional('none_occurred', orNull(text), null),
  also: optional('also', orNull(also), null),
});

const soxBasis = mapping<SoxBasis>({
  ref: field('ref', orNull(text)),
  provisions: field('provisions', listOf(text)),
  link: field('link', oneOf(LINKS)),
  how: field('how', text),
});

const sox = mapping<Requirement['sox']>({
  lane: field('lane', oneOf(LANES)),
  laneWhen: optional('lane_when', orNull(conditional(LANES)), null),
  basis: field('basis', listOf(soxBasis, 1)),
});

const alternative = mapping<EvidenceAlternative>({
  insteadOf: field('instead_of', text),
  accept: field('accept', listOf(text, 1)),
  when: field('when', text),
});

const evidence = mapping<EvidenceNeed>({
  required: field('required', listOf(text, 1)),
  alternatives: optional('alternatives', listOf(alternative), []),
  optional: field('optional', listOf(text)),
});

const coverageQuestion = mapping<CoverageQuestion>({
  asks: field('asks', text),
  rules: field('rules', listOf(text, 1)),
  answeredBy: field('answered_by', text),
});

const sectorBasis = mapping<SectorBasis>({
  ref: field('ref', text),
  kind: field('kind', oneOf(['rule', 'guidance', 'proposal', 'law'])),
  how: field('how', text),
});

const appliesTo = mapping<Requirement['appliesTo']>({
  match: field('match', oneOf(MATCHES)),
  tiers: field('tiers', listOf(oneOf(TIERS), 1)),
  flagsAny: field('flags_any', listOf(oneOf(FLAGS))),
});

export const requirementReader = mapping<Requirement>({
  id: field('id', requirementId),
  family: field('family', text),
  title: field('title', text),
  statement: field('statement', text),
  scope: field('scope', oneOf(SCOPES)),
  force: field('force', oneOf(FORCES)),
  forceWhen: optional('force_when', orNull(conditional(FORCES)), null),
  dutyHolder: field('duty_holder', oneOf(DUTY_HOLDERS)),
  coverageQuestion: optional('coverage_question', orNull(coverageQuestion), null),
  sox: field('sox', sox),
  sectorBasis: optional('sector_basis', listOf(sectorBasis), []),
  crosswalk: field('crosswalk', tableOf(name, listOf(text, 1))),
  evidence: field('evidence', evidence),
  attestedBy: field('attested_by', text),
  reviewedBy: field('reviewed_by', text),
  cadence: field('cadence', cadence),
  retention: field('retention', text),
  appliesTo: field('applies_to', appliesTo),
  acceptsExerciseKinds: optional('accepts_exercise_kinds', everyOneOf(TIERS, listOf(name, 1)), null),
  maxExceptionDays: optional('max_exception_days', everyOneOf(TIERS, wholeNumber), null),
  checks: field('checks', listOf(check, 1)),
  seedRefs: field('seed_refs', listOf(matching(/^[AB]-\d{2}[a-g]?$/, 'a source item like A-02a'))),
  tailoredOut: optional('tailored_out', orNull(text), null),
});
