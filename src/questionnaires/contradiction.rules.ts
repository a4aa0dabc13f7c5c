import { truthOf } from './expression-value.rules';
import type { Judge, Standpoint } from './question-judge.rules';
import type { ContradictionRule, RuleSeverity, ServiceFacts, Subject, SubjectKind } from './question-types.rules';

export interface Cell {
  questionId: string;
  subjectKind: SubjectKind;
  subjectId: string;
}
export interface Contradiction {
  rule: string;
  severity: RuleSeverity;
  message: string;
  /** Id of the service it concerns; null when it concerns none, or more than one. */
  service: string | null;
  cells: Cell[];
}

/** Every hit of every rule. A rule is looked at once for each combination of subjects that belong together. */
export function contradictionsIn(judge: Judge): Contradiction[] {
  return judge.questionnaire.rules.flatMap((rule) =>
    standpointsOver(judge, rule.over)
      .filter((standpoint) => truthOf(rule.condition, judge.sight(standpoint)) === true)
      .map((standpoint) => hitAt(judge, rule, standpoint)),
  );
}

/** Subjects belong together when a service rests on them; a rule over systems alone is looked at once for each. */
function standpointsOver(judge: Judge, over: readonly SubjectKind[]): Standpoint[] {
  if (over.includes('service')) return judge.facts.services.flatMap((service) => aroundService(service, over));
  if (over.includes('system')) return judge.facts.systems.map(({ id }) => alone(judge, { kind: 'system', id }));
  if (over.includes('site')) return judge.facts.sites.map(({ id }) => alone(judge, { kind: 'site', id }));
  return [{ subjects: {}, service: null, exercises: [] }];
}

function aroundService(service: ServiceFacts, over: readonly SubjectKind[]): Standpoint[] {
  const systems = over.includes('system') ? service.systemIds : [undefined];
  const sites = over.includes('site') ? service.siteIds : [undefined];
  return systems.flatMap((system) =>
    sites.map((site) => ({
      subjects: { service: service.id, ...(system && { system }), ...(site && { site }) },
      service,
      exercises: service.exercises,
    })),
  );
}

function alone(judge: Judge, subject: Subject): Standpoint {
  const exercises = judge.servicesOn(subject).flatMap((service) => service.exercises);
  return { subjects: { [subject.kind]: subject.id }, service: null, exercises };
}

function hitAt(judge: Judge, rule: ContradictionRule, standpoint: Standpoint): Contradiction {
  const cells = rule.questions.flatMap((id) => cellsOf(judge, id, standpoint));
  const { id, severity, message } = rule;
  return { rule: id, severity, message, service: serviceOf(judge, standpoint), cells };
}

function serviceOf(judge: Judge, { service, subjects }: Standpoint): string | null {
  if (service) return service.id;
  const kind: SubjectKind = subjects.system === undefined ? 'site' : 'system';
  const [only, ...more] = judge.servicesOn({ kind, id: subjects[kind] ?? '' });
  return only && more.length === 0 ? only.id : null;
}

/** The cells of a question at a standpoint: of the subject at hand, else of those that the service rests on. */
function cellsOf(judge: Judge, questionId: string, standpoint: Standpoint): Cell[] {
  const question = judge.questions.get(questionId);
  if (!question) return [];
  return subjectsOf(judge, question.per, standpoint)
    .filter((id) => judge.isVisible(question, { kind: question.per, id }))
    .map((subjectId) => ({ questionId, subjectKind: question.per, subjectId }));
}

function subjectsOf(judge: Judge, kind: SubjectKind, { subjects, service }: Standpoint): string[] {
  if (kind === 'vendor') return [judge.facts.vendorId];
  const here = subjects[kind];
  if (here !== undefined) return [here];
  if (kind === 'service') return servicesAround(judge, subjects);
  if (!service) return [];
  return kind === 'system' ? service.systemIds : service.siteIds;
}

function servicesAround(judge: Judge, { system, site }: Standpoint['subjects']): string[] {
  const subject: Subject = system === undefined ? { kind: 'site', id: site ?? '' } : { kind: 'system', id: system };
  return judge.servicesOn(subject).map(({ id }) => id);
}
