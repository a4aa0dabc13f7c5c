// What conditions, gap rules and contradiction rules may speak of, each at its place.
import type { Catalogue } from '../catalogue/catalogue.rules';
import { TIERS } from '../catalogue/words.rules';
import type { Scope, Type } from './expression-types.rules';
import type { AnswerSpec, CellType, Column, Question, SubjectKind } from './question-types.rules';

type Columns = Readonly<Record<string, Type>>;

const BOOLEAN: Type = { t: 'boolean' };
const MINUTES: Type = { t: 'minutes' };

const SERVICE_FACTS: Columns = {
  rto: MINUTES,
  rpo: MINUTES,
  mtpd: MINUTES,
  mbco_pct: { t: 'percent' },
  contract_notice: MINUTES,
  icfr_relevant: BOOLEAN,
  icfr_determined: BOOLEAN,
};
const VENDOR_FACTS: Columns = { soc1_on_file: BOOLEAN, today: { t: 'date' } };

const exerciseColumns = (catalogue: Catalogue): Columns => ({
  kind: { t: 'choice', values: catalogue.vocabularies.exerciseKind },
  held_on: { t: 'date' },
  plan_version_in_force: BOOLEAN,
  rto_objective: MINUTES,
  rpo_objective: MINUTES,
  tested_data_recovery: BOOLEAN,
  is_takeover: BOOLEAN,
});

const PLAIN: Readonly<Record<Exclude<CellType, 'enum' | 'multi_enum'>, Type>> = {
  boolean: BOOLEAN,
  integer: { t: 'number' },
  percent: { t: 'percent' },
  duration: MINUTES,
  date: { t: 'date' },
  text: { t: 'text' },
  file: { t: 'text' },
};

function typeOf({ type, options }: Pick<Column, 'type'> & { options: readonly { value: string }[] | null }): Type {
  if (type !== 'enum' && type !== 'multi_enum') return PLAIN[type];
  return { t: type === 'enum' ? 'choice' : 'choices', values: (options ?? []).map((option) => option.value) };
}

function answerType(answer: AnswerSpec): Type {
  return answer.type === 'table' ? { t: 'table' } : typeOf({ type: answer.type, options: answer.options });
}

function columnTypes({ columns, rows }: AnswerSpec): Columns | null {
  if (!columns) return null;
  const own = Object.fromEntries(columns.map((column) => [column.key, typeOf(column)]));
  return rows ? { ...own, row: { t: 'choice', values: rows.map((row) => row.key) } } : own;
}

export interface Reach {
  questions: ReadonlyMap<string, Question>;
  /** The kinds of subject at hand; the vendor always is. */
  kinds: readonly SubjectKind[];
  facts: Columns;
  exercises: Columns | null;
}

/** A scope in which the answers about these kinds of subject, and these facts, can be named. */
export function scopeOf({ questions, kinds, facts, exercises }: Reach): Scope {
  const reached = (id: string): Question | null => {
    const question = questions.get(id);
    return question && (question.per === 'vendor' || kinds.includes(question.per)) ? question : null;
  };
  return {
    facts,
    answer: (id) => {
      const question = reached(id);
      return question && answerType(question.answer);
    },
    columns: (table) => {
      if (table === 'exercises') return exercises;
      const question = reached(table);
      return question && columnTypes(question.answer);
    },
  };
}

type Known = ReadonlyMap<string, Question>;

/** A condition looks only at answers that were asked for before. */
export const conditionScope = (questions: Known, per: SubjectKind): Scope =>
  scopeOf({ questions, kinds: [per], facts: {}, exercises: null });

/** A gap rule never speaks of the tier: what differs by tier stands in its gap, where the order of tiers is checked. */
export function gapScope(questions: Known, per: SubjectKind, catalogue: Catalogue): Scope {
  if (per === 'vendor') return scopeOf({ questions, kinds: [], facts: VENDOR_FACTS, exercises: null });
  const facts = { ...VENDOR_FACTS, ...SERVICE_FACTS };
  return scopeOf({ questions, kinds: [per], facts, exercises: exerciseColumns(catalogue) });
}

export function ruleScope(questions: Known, over: readonly SubjectKind[], catalogue: Catalogue): Scope {
  const tier: Type = { t: 'choice', values: TIERS };
  const facts = over.includes('service') ? { ...VENDOR_FACTS, ...SERVICE_FACTS, tier } : VENDOR_FACTS;
  const exercised = over.includes('service') || over.includes('system');
  return scopeOf({ questions, kinds: over, facts, exercises: exercised ? exerciseColumns(catalogue) : null });
}
