import type { Catalogue } from '../catalogue/catalogue.rules';
import { expressionInWords } from './expression-words.rules';
import type { ContradictionRule, Question } from './question-types.rules';
import type {
  AskedQuestionView,
  ContradictionRuleView,
  NamedView,
  QuestionnaireVersionView,
} from './questionnaire-version.dto';
import type { PublishedQuestionnaire } from './questionnaire-versions';

type Questions = ReadonlyMap<string, Question>;

/** A published questionnaire as people read it: every question, choice, gap and rule. */
export function questionnaireVersionView(published: PublishedQuestionnaire): QuestionnaireVersionView {
  const { id, code, version, questionnaire, catalogue } = published;
  const questions = new Map(questionnaire.questions.map((one) => [one.id, one]));
  const asked = questionnaire.questions.map((one) => ({ one, view: questionView(one, questions, catalogue) }));
  const named = questionnaire.catalogue;
  return {
    ...{ id, label: `${code} ${version}`, title: questionnaire.title, catalogue: `${named.id} ${named.version}` },
    changeNotes: questionnaire.changeNotes,
    sections: questionnaire.sections.map((section) => ({
      ...section,
      questions: asked.filter(({ one }) => one.section === section.id).map(({ view }) => view),
    })),
    rules: questionnaire.rules.map((rule) => ruleView(rule, questions)),
  };
}

function ruleView(rule: ContradictionRule, questions: Questions): ContradictionRuleView {
  const { id, over, severity, message, condition } = rule;
  const words = expressionInWords(condition, questions);
  return { id, questions: rule.questions, over, severity, message, rule: rule.rule, words };
}

function questionView(question: Question, questions: Questions, catalogue: Catalogue): AskedQuestionView {
  const { id, per, parent, when, condition, text, why, notApplicable, seedRefs, register } = question;
  return {
    ...{ id, isOwn: id.startsWith('X-'), per, parent, when, text, why, notApplicable, seedRefs, register },
    whenWords: condition && expressionInWords(condition, questions),
    ...answerView(question, questions),
    unknown: question.unknown ? question.unknownLabel : null,
    evidence: question.evidence.map((code) => ({ code, title: catalogue.evidenceKinds[code]?.title ?? code })),
    requirements: question.requirements.map((code) => requirementNamed(code, catalogue)),
  };
}

const requirementNamed = (code: string, { requirements }: Catalogue): NamedView => ({
  code,
  title: requirements.find((one) => one.id === code)?.title ?? code,
});

type AnswerView = Pick<
  AskedQuestionView,
  'type' | 'options' | 'columns' | 'rows' | 'allowNone' | 'gapIfEmpty' | 'gapRules'
>;

function answerView({ answer }: Question, questions: Questions): AnswerView {
  const { type, allowNone, gapIfEmpty } = answer;
  return {
    ...{ type, allowNone, gapIfEmpty, options: answer.options ?? [] },
    columns: (answer.columns ?? []).map(({ label, type: cell, options, required }) => ({
      ...{ label, type: cell, required, choices: (options ?? []).map((option) => option.label) },
    })),
    rows: (answer.rows ?? []).map(({ label }) => label),
    gapRules: answer.gapRules.map(({ when, gap, says }) => ({
      ...{ when: when.text, words: expressionInWords(when, questions), gap, says },
    })),
  };
}
