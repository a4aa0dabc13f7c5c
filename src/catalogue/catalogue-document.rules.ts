// The format of a catalogue document, field by field. Format 1. Keys of the document are snake_case.
import {
  everyOneOf,
  field,
  listOf,
  mapping,
  matching,
  oneOf,
  optional,
  orNull,
  tableOf,
  text,
  wholeNumber,
  type Place,
  type Reader,
} from './document.rules';
import { requirementReader } from './requirement-document.rules';
import type { Catalogue, RetentionClass, Vocabularies } from './requirement.rules';
import * as words from './words.rules';

const isoDate = matching(/^\d{4}-\d{2}-\d{2}$/, 'a date like 2026-12-31');
const name = matching(/^[a-z][a-z0-9_]*$/, 'a name in small letters, digits and underscores');
const familyId = matching(/^[A-Z]{3}$/, 'three capital letters');
const evidenceId = matching(/^EV-[A-Z0-9]{2,6}$/, 'an evidence kind like EV-BIA');
const retentionId = matching(/^R-[A-Z0-9]+$/, 'a retention class like R-SOX7');

const point: Reader<string> = (value, place: Place) => (typeof value === 'number' ? String(value) : text(value, place));

const vocabularies = mapping<Vocabularies>({
  force: field('force', everyOneOf(words.FORCES, text)),
  soxLink: field('sox_link', everyOneOf(words.LINKS, text)),
  soxLane: field('sox_lane', everyOneOf(words.LANES, text)),
  scope: field('scope', everyOneOf(words.SCOPES, text)),
  dutyHolder: field('duty_holder', everyOneOf(words.DUTY_HOLDERS, text)),
  role: field('role', tableOf(name, text)),
  tier: field('tier', everyOneOf(words.TIERS, text)),
  flag: field('flag', everyOneOf(words.FLAGS, text)),
  serviceCategory: field('service_category', listOf(name, 1)),
  disruptionType: field('disruption_type', tableOf(name, text)),
  exerciseKind: field('exercise_kind', listOf(name, 1)),
  resultStatus: field('result_status', listOf(name, 1)),
  derivedFlag: field('derived_flag', listOf(name, 1)),
  checkSource: field('check_source', everyOneOf(words.CHECK_SOURCES, text)),
  event: field('event', tableOf(name, text)),
  frequency: field('frequency', everyOneOf(words.FREQUENCIES, text)),
});

type Head = Pick<
  Catalogue,
  | 'id'
  | 'title'
  | 'version'
  | 'status'
  | 'language'
  | 'jurisdiction'
  | 'effectiveFrom'
  | 'supersedes'
  | 'sourcesCheckedOn'
  | 'disclaimer'
>;

const head = mapping<Head>({
  id: field('id', name),
  title: field('title', text),
  version: field(
    'version',
    matching(/^\d+\.\d+\.\d+(\+[1-9]\d*)?$/, "a version like 1.0.0, or 1.0.0+1 for a registrant's own"),
  ),
  status: field('status', oneOf(['draft', 'approved', 'published', 'superseded', 'withdrawn'])),
  language: field('language', text),
  jurisdiction: field('jurisdiction', text),
  effectiveFrom: field('effective_from', isoDate),
  supersedes: optional('supersedes', orNull(text), null),
  sourcesCheckedOn: field('sources_checked_on', isoDate),
  disclaimer: field('disclaimer', text),
});

const retentionClass = mapping<RetentionClass>({
  keepYears: field('keep_years', orNull(wholeNumber)),
  clock: field('clock', oneOf(words.RETENTION_CLOCKS)),
  clockStarts: field('clock_starts', text),
  basis: field('basis', text),
});

const evidenceKind = mapping<{ title: string; defaultGrade: words.Grade }>({
  title: field('title', text),
  defaultGrade: field('default_grade', oneOf(words.GRADES)),
});

const crosswalkSource = mapping<{ title: string; confidence: string; copyright: string }>({
  title: field('title', text),
  confidence: field('confidence', text),
  copyright: field('copyright', text),
});

type Body = Omit<Catalogue, keyof Head>;

/** Reads a document of format 1; the references inside it are checked elsewhere. */
export const documentReader = mapping<{ head: Head } & Body>({
  format: field('format', (value, place) => (value === 1 ? value : place.refuse('must be 1'))),
  head: field('catalogue', head),
  changeNotes: optional(
    'change_notes',
    listOf(
      mapping<{ point: string; settled: string }>({ point: field('point', point), settled: field('settled', text) }),
    ),
    [],
  ),
  vocabularies: field('vocabularies', vocabularies),
  provisions: field('provisions', tableOf(text, text)),
  families: field('families', tableOf(familyId, text)),
  reliabilityGrades: field('reliability_grades', everyOneOf(words.GRADES, text)),
  evidenceKinds: field('evidence_kinds', tableOf(evidenceId, evidenceKind)),
  retentionClasses: field('retention_classes', tableOf(retentionId, retentionClass)),
  crosswalkSources: field('crosswalk_sources', tableOf(name, crosswalkSource)),
  requirements: field('requirements', listOf(requirementReader, 1)),
});
