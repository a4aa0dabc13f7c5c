// The format of a questionnaire document, field by field. Format 1. Keys of the document are snake_case.
import {
  field,
  flagged,
  isMapping,
  listOf,
  mapping,
  matching,
  oneOf,
  optional,
  orNull,
  tableOf,
  text,
  wholeNumber,
  INVALID,
  type Reader,
} from '../catalogue/document.rules';
import { TIERS } from '../catalogue/words.rules';
import {
  ANSWER_TYPES,
  CELL_TYPES,
  GAPS,
  REGISTERS,
  RULE_SEVERITIES,
  SUBJECT_KINDS,
  type Gap,
  type Option,
  type Questionnaire,
  type TierGap,
} from './question-types.rules';
import type {
  WrittenAnswer,
  WrittenColumn,
  WrittenGapRule,
  WrittenQuestion,
  WrittenQuestionnaire,
  WrittenRule,
} from './questionnaire-written.rules';

const word = matching(/^[a-z][a-z0-9_]*$/, 'a name in small letters, digits and underscores');
const key = matching(/^[a-z0-9][a-z0-9_]*$/, 'a name in small letters, digits and underscores');
const version = matching(/^\d+\.\d+\.\d+(\+[1-9]\d*)?$/, 'a version like 1.0.0');
const questionId = matching(/^(X-)?Q[A-Z]{2}-\d+[a-z]?$/, 'a question like QTE-6a, or X-QTE-90 for an own one');

const NO_GAP: TierGap = { T1: 'none', T2: 'none', T3: 'none' };
const gapWord = oneOf(GAPS);
const gapPerTier = mapping<TierGap>({
  T1: field('T1', gapWord),
  T2: field('T2', gapWord),
  T3: field('T3', gapWord),
});
const rank = (gap: Gap): number => GAPS.indexOf(gap);

/** One word for all tiers, or one for each; a more critical tier is never judged more mildly. */
const gap: Reader<TierGap> = (value, place) => {
  if (!isMapping(value)) {
    const one = gapWord(value, place);
    return one === INVALID ? INVALID : { T1: one, T2: one, T3: one };
  }
  const read = gapPerTier(value, place);
  if (read === INVALID) return INVALID;
  const milder = TIERS.slice(1).find((tier, index) => rank(read[tier]) > rank(read[TIERS[index] ?? tier]));
  return milder ? place.at(milder).refuse('must not be graver than that of a more critical tier') : read;
};

const option = mapping<Option>({ value: field('value', key), label: field('label', text) });
const answerOption = mapping<Option & { gap: TierGap }>({
  value: field('value', key),
  label: field('label', text),
  gap: field('gap', gap),
});
const row = mapping<{ key: string; label: string }>({ key: field('key', key), label: field('label', text) });

const column = mapping<WrittenColumn>({
  key: field('key', word),
  label: field('label', text),
  type: field('type', oneOf(CELL_TYPES)),
  options: optional('options', listOf(option, 1), null),
  optionsOf: optional('options_of', word, null),
  required: optional('required', flagged, false),
});

const gapRule = mapping<WrittenGapRule>({
  when: field('when', text),
  gap: field('gap', gap),
  says: field('says', text),
});

const answer = mapping<WrittenAnswer>({
  type: field('type', oneOf(ANSWER_TYPES)),
  options: optional('options', listOf(answerOption, 1), null),
  optionsOf: optional('options_of', word, null),
  gapByValue: optional('gap_by_value', tableOf(word, gap), {}),
  columns: optional('columns', listOf(column, 1), null),
  rows: optional('rows', listOf(row, 1), null),
  rowsOf: optional('rows_of', word, null),
  minRows: optional('min_rows', wholeNumber, 0),
  allowNone: optional('allow_none', flagged, false),
  gapIfEmpty: optional('gap_if_empty', gap, NO_GAP),
  gapRules: optional('gap_rules', listOf(gapRule), []),
});

const question: Reader<WrittenQuestion> = (value, place) => questionMapping(value, place);
const questionMapping = mapping<WrittenQuestion>({
  id: field('id', questionId),
  per: optional('per', oneOf(SUBJECT_KINDS), null),
  seedRefs: optional('seed_refs', listOf(text), []),
  when: optional('when', text, null),
  text: field('text', text),
  why: optional('why', text, null),
  answer: field('answer', answer),
  evidence: optional('evidence', listOf(text), null),
  requirements: optional('requirements', listOf(text), null),
  register: optional('register', oneOf(REGISTERS), null),
  notApplicable: optional('not_applicable', flagged, false),
  unknown: optional('unknown', orNull(text), null),
  followUps: optional('follow_ups', listOf(question), []),
});

const rule = mapping<WrittenRule>({
  id: field('id', matching(/^[A-Z]{2,4}-\d{2}$/, 'a rule like CR-01')),
  questions: field('questions', listOf(questionId, 1)),
  over: field('over', listOf(oneOf(SUBJECT_KINDS), 1)),
  rule: field('rule', text),
  severity: field('severity', oneOf(RULE_SEVERITIES)),
  message: field('message', text),
});

/** Reads the shape of a document of format 1; what it names is looked up elsewhere. */
export const documentReader = mapping<WrittenQuestionnaire & { format: number }>({
  format: field('format', (value, place) => (value === 1 ? value : place.refuse('must be 1'))),
  head: field(
    'questionnaire',
    mapping<WrittenQuestionnaire['head']>({
      id: field('id', word),
      version: field('version', version),
      title: field('title', text),
      status: field('status', oneOf(['draft', 'published'])),
      catalogue: field(
        'catalogue',
        mapping<Questionnaire['catalogue']>({ id: field('id', word), version: field('version', version) }),
      ),
    }),
  ),
  changeNotes: field(
    'change_notes',
    listOf(
      mapping<{ point: string; settled: string }>({ point: field('point', text), settled: field('settled', text) }),
    ),
  ),
  vocabularies: field(
    'vocabularies',
    mapping<Questionnaire['vocabularies']>({
      redundancyMode: field('redundancy_mode', tableOf(word, text)),
      takeoverMode: field('takeover_mode', tableOf(word, text)),
    }),
  ),
  sections: field(
    'sections',
    listOf(
      mapping<WrittenQuestionnaire['sections'][number]>({
        id: field('id', matching(/^Q[A-Z]{2}$/, 'a section like QTE')),
        title: field('title', text),
        questions: field('questions', listOf(question, 1)),
      }),
      1,
    ),
  ),
  rules: field('rules', listOf(rule)),
});
