import type { Tier } from '../catalogue/catalogue.rules';
import { truthOf, type Sight } from './expression-value.rules';
import type {
  CellValue,
  GivenAnswer,
  Question,
  Questionnaire,
  QuestionnaireFacts,
  ServiceFacts,
  Subject,
  SubjectKind,
  TableRow,
} from './question-types.rules';

/** One subject of each kind at hand, and the service whose objectives count, if any. */
export interface Standpoint {
  subjects: Partial<Record<SubjectKind, string>>;
  service: ServiceFacts | null;
  /** The exercises that count here. */
  exercises: ServiceFacts['exercises'];
}

const cellKey = (questionId: string, kind: SubjectKind, id: string): string => `${questionId} ${kind} ${id}`;
const MOST_CRITICAL: Tier = 'T1';

/**
 * Looks at one set of facts with one questionnaire. It remembers what it found, so make a new one when a fact changed.
 * An answer to a question that is not asked (its condition does not hold) counts as no answer.
 */
export class Judge {
  readonly questions: ReadonlyMap<string, Question>;
  private readonly given: ReadonlyMap<string, GivenAnswer>;
  private readonly asked = new Map<string, boolean>();

  constructor(
    readonly questionnaire: Questionnaire,
    readonly facts: QuestionnaireFacts,
  ) {
    this.questions = new Map(questionnaire.questions.map((question) => [question.id, question]));
    this.given = new Map(facts.answers.map((one) => [cellKey(one.questionId, one.subjectKind, one.subjectId), one]));
  }

  isVisible(question: Question, subject: Subject): boolean {
    if (question.per !== subject.kind) return false;
    const key = cellKey(question.id, subject.kind, subject.id);
    const known = this.asked.get(key);
    if (known !== undefined) return known;
    const visible = this.isAsked(question, subject);
    this.asked.set(key, visible);
    return visible;
  }

  private isAsked(question: Question, subject: Subject): boolean {
    const parent = question.parent === null ? null : this.questions.get(question.parent);
    if (parent && !this.isVisible(parent, subject)) return false;
    const standpoint = { subjects: { [subject.kind]: subject.id }, service: null, exercises: [] };
    return !question.condition || truthOf(question.condition, this.sight(standpoint)) === true;
  }

  /** The answer to a question that is asked of this subject; null when there is none. */
  answerOf(question: Question, subject: Subject): GivenAnswer | null {
    if (!this.isVisible(question, subject)) return null;
    const given = this.given.get(cellKey(question.id, subject.kind, subject.id));
    return given && isAnswered(given) ? given : null;
  }

  /** The services whose tier and objectives count for this subject, each as a standpoint; at least one. */
  standpointsOf(subject: Subject): Standpoint[] {
    const services = subject.kind === 'vendor' ? [] : this.servicesOn(subject);
    const subjects = { [subject.kind]: subject.id };
    if (services.length === 0) return [{ subjects, service: null, exercises: [] }];
    return services.map((service) => ({ subjects, service, exercises: service.exercises }));
  }

  servicesOn({ kind, id }: Subject): ServiceFacts[] {
    const touches: Record<SubjectKind, (service: ServiceFacts) => boolean> = {
      vendor: () => true,
      service: (service) => service.id === id,
      system: (service) => service.systemIds.includes(id),
      site: (service) => service.siteIds.includes(id),
    };
    return this.facts.services.filter(touches[kind]);
  }

  /** Without a decided tier the most critical one counts. */
  tierAt({ service }: Standpoint): Tier {
    return (service ? service.tier : this.facts.vendorTier) ?? MOST_CRITICAL;
  }

  /** What expressions see from a standpoint. */
  sight(standpoint: Standpoint): Sight {
    const seen = (id: string): GivenAnswer | null => this.seenFrom(standpoint, id);
    return {
      today: this.facts.today,
      answer: (id) => scalarOf(seen(id)),
      isUnknown: (id) => seen(id)?.unknown ?? false,
      rows: (table) =>
        table === 'exercises' ? exerciseRows(standpoint) : this.rowsOf(this.questions.get(table), seen(table)),
      fact: (name) => factsAt(standpoint, this.facts)[name],
    };
  }

  private seenFrom({ subjects }: Standpoint, questionId: string): GivenAnswer | null {
    const question = this.questions.get(questionId);
    if (!question) return null;
    const id = question.per === 'vendor' ? this.facts.vendorId : subjects[question.per];
    return id === undefined ? null : this.answerOf(question, { kind: question.per, id });
  }

  /** Rows of an answered table; rows that a table must have are there even when nobody filled them. */
  private rowsOf(question: Question | undefined, given: GivenAnswer | null): TableRow[] | undefined {
    if (!question || !given || given.unknown || given.notApplicableReason !== null) return undefined;
    const rows = given.none ? [] : tableOf(given);
    const fixed = question.answer.rows;
    if (!rows || !fixed) return rows;
    return fixed.map(({ key }) => rows.find((row) => row.row === key) ?? { row: key });
  }
}

export const isAnswered = ({ value, unknown, none, notApplicableReason }: GivenAnswer): boolean =>
  value !== null || unknown || none || notApplicableReason !== null;

export const isTable = (value: GivenAnswer['value']): value is TableRow[] =>
  Array.isArray(value) && value.every((row: unknown) => typeof row === 'object');

/** The rows of a table answer; undefined when its value is no table. */
export const tableOf = ({ value }: GivenAnswer): TableRow[] | undefined => (isTable(value) ? value : undefined);

function scalarOf(given: GivenAnswer | null): CellValue | undefined {
  if (!given || given.unknown || given.notApplicableReason !== null) return undefined;
  const { value } = given;
  return isTable(value) && value.length > 0 ? undefined : (value as CellValue);
}

const exerciseRows = ({ exercises }: Standpoint): TableRow[] =>
  exercises.map((exercise) => ({
    kind: exercise.kind,
    held_on: exercise.on,
    plan_version_in_force: exercise.planVersionInForce,
    rto_objective: exercise.rtoObjectiveMinutes,
    rpo_objective: exercise.rpoObjectiveMinutes,
    tested_data_recovery: exercise.testedDataRecovery,
    is_takeover: exercise.isTakeover,
  }));

function factsAt({ service }: Standpoint, facts: QuestionnaireFacts): Readonly<Record<string, CellValue>> {
  const always = { soc1_on_file: facts.soc1OnFile, today: facts.today };
  if (!service) return always;
  return {
    ...always,
    tier: service.tier,
    rto: service.rtoMinutes,
    rpo: service.rpoMinutes,
    mtpd: service.mtpdMinutes,
    mbco_pct: service.mbcoPct,
    contract_notice: service.contractNoticeMinutes,
    icfr_relevant: service.icfrRelevant,
    icfr_determined: service.icfrDetermined,
  };
}
