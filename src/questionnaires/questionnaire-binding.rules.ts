// From what was written to questions and rules whose names are looked up and whose expressions are read.
import type { Catalogue } from '../catalogue/catalogue.rules';
import type { Place } from '../catalogue/document.rules';
import { readExpression } from './expression-check.rules';
import type { Expression, Scope } from './expression-types.rules';
import type { AnswerSpec, ContradictionRule, Question, Questionnaire } from './question-types.rules';
import type { WrittenAnswer, WrittenQuestion, WrittenQuestionnaire, WrittenRule } from './questionnaire-written.rules';
import { conditionScope, gapScope, ruleScope } from './questionnaire-scope.rules';
import { refuseUnsoundQuestion, refuseUnsoundRule } from './questionnaire-soundness.rules';

const NEVER: Expression = { text: 'no', tree: { is: 'yes', value: false } };
const UNKNOWN = 'Do not know';

/** A question as it was written, with what it takes from the question it follows. */
interface Standing {
  written: WrittenQuestion;
  section: string;
  parent: Question | null;
  place: Place;
}

/** Looks every name up; problems go to the place. Questions are read in order, so that a condition only looks back. */
export function bind(written: WrittenQuestionnaire, catalogue: Catalogue, root: Place): Questionnaire {
  const binder = new Binder(written, catalogue);
  written.sections.forEach(({ id: section, questions }, at) => {
    questions.forEach((question, index) => {
      const place = root.at('sections').at(at).at('questions').at(index);
      binder.ask({ written: question, section, parent: null, place });
    });
  });
  binder.readGapRules();
  const rules = written.rules.map((rule, index) => binder.rule(rule, root.at('rules').at(index)));
  const { head, changeNotes, vocabularies } = written;
  const sections = written.sections.map(({ id, title }) => ({ id, title }));
  return { ...head, changeNotes, vocabularies, sections, questions: [...binder.questions.values()], rules };
}

type Inherited = Pick<Question, 'why' | 'evidence' | 'requirements' | 'seedRefs'>;
const NOTHING: Inherited = { why: '', evidence: [], requirements: [], seedRefs: [] };

/** What a follow-up takes from the question it follows, unless it says its own. */
function inherited({ written, parent }: Standing): Inherited {
  const from: Inherited = parent ?? NOTHING;
  return {
    why: written.why ?? from.why,
    evidence: written.evidence ?? from.evidence,
    requirements: written.requirements ?? from.requirements,
    seedRefs: written.seedRefs.length > 0 ? written.seedRefs : from.seedRefs,
  };
}

class Binder {
  readonly questions = new Map<string, Question>();
  private readonly rules = new Set<string>();
  private readonly asked: { question: Question; standing: Standing }[] = [];

  constructor(
    private readonly document: WrittenQuestionnaire,
    private readonly catalogue: Catalogue,
  ) {}

  ask(standing: Standing): void {
    const { written, place } = standing;
    if (this.questions.has(written.id)) place.at('id').refuse('is used twice');
    const question = this.question(standing);
    refuseUnsoundQuestion(question, standing, this.catalogue);
    this.questions.set(question.id, question);
    this.asked.push({ question, standing });
    written.followUps.forEach((followUp, index) => {
      const spot = place.at('follow_ups').at(index);
      this.ask({ written: followUp, section: standing.section, parent: question, place: spot });
    });
  }

  /** Once every question is known: a gap may depend on a follow-up. */
  readGapRules(): void {
    for (const { question, standing } of this.asked) {
      const scope = gapScope(this.questions, question.per, this.catalogue);
      const place = standing.place.at('answer').at('gap_rules');
      question.answer.gapRules = standing.written.answer.gapRules.map(({ when, gap, says }, index) => ({
        when: this.read(when, scope, place.at(index).at('when')),
        gap,
        says,
      }));
    }
  }

  rule(written: WrittenRule, place: Place): ContradictionRule {
    if (this.rules.has(written.id)) place.at('id').refuse('is used twice');
    this.rules.add(written.id);
    refuseUnsoundRule(written, this.questions, place);
    const scope = ruleScope(this.questions, written.over, this.catalogue);
    return { ...written, condition: this.read(written.rule, scope, place.at('rule')) };
  }

  private read(text: string, scope: Scope, place: Place): Expression {
    const read = readExpression(text, scope);
    if ('expression' in read) return read.expression;
    place.refuse(read.problem);
    return NEVER;
  }

  private question(standing: Standing): Question {
    const { written, section, parent, place } = standing;
    const per = written.per ?? parent?.per ?? 'vendor';
    const { id, when, text, register, notApplicable } = written;
    const condition = when === null ? null : this.read(when, conditionScope(this.questions, per), place.at('when'));
    return {
      ...{ id, section, per, parent: parent?.id ?? null, when, condition, text, register, notApplicable },
      ...inherited(standing),
      answer: this.answer(written.answer, place.at('answer')),
      unknown: written.unknown !== null,
      unknownLabel: written.unknown ?? UNKNOWN,
    };
  }

  private answer(written: WrittenAnswer, place: Place): AnswerSpec {
    const { type, minRows, allowNone, gapIfEmpty } = written;
    const columns = (written.columns ?? []).map(({ key, label, type: cell, options, optionsOf, required }, index) => {
      const offered = optionsOf ? this.vocabulary(optionsOf, place.at('columns').at(index).at('options_of')) : options;
      return { key, label, type: cell, options: offered, required };
    });
    return {
      ...{ type, minRows, allowNone, gapIfEmpty, gapRules: [], options: this.options(written, place) },
      columns: written.columns && columns,
      rows: written.rowsOf
        ? this.vocabulary(written.rowsOf, place.at('rows_of')).map(({ value, label }) => ({ key: value, label }))
        : written.rows,
    };
  }

  private options({ options, optionsOf, gapByValue }: WrittenAnswer, place: Place): AnswerSpec['options'] {
    if (!optionsOf) {
      if (Object.keys(gapByValue).length > 0) place.at('gap_by_value').refuse('belongs beside options_of');
      return options;
    }
    const offered = this.vocabulary(optionsOf, place.at('options_of'));
    for (const value of Object.keys(gapByValue))
      if (!offered.some((option) => option.value === value))
        place.at('gap_by_value').at(value).refuse(`is not a word of ${optionsOf}`);
    return offered.map((option) => {
      const gap = gapByValue[option.value];
      if (!gap) place.at('gap_by_value').refuse(`says nothing of ${option.value}`);
      return { ...option, gap: gap ?? { T1: 'major', T2: 'major', T3: 'major' } };
    });
  }

  private vocabulary(name: string, place: Place): { value: string; label: string }[] {
    const { vocabularies } = this.catalogue;
    const words: Record<string, Record<string, string>> = {
      takeover_mode: this.document.vocabularies.takeoverMode,
      disruption_type: vocabularies.disruptionType,
      exercise_kind: Object.fromEntries(vocabularies.exerciseKind.map((kind) => [kind, spoken(kind)])),
    };
    if (!Object.hasOwn(words, name)) place.refuse(`is not one of ${Object.keys(words).join(', ')}`);
    return Object.entries(words[name] ?? {}).map(([value, label]) => ({ value, label }));
  }
}

function spoken(word: string): string {
  const words = word.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
