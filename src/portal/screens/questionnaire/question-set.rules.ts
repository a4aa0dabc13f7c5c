import type {
  AnswerQuery,
  Saved,
  Cell,
  CellAddress,
  Gap,
  Given,
  Question,
  QuestionSet,
  Section,
  SubjectKind,
} from '../../api/questionnaires';

/** A question as asked of one subject. */
export type Asked = { question: Question; cell: Cell };
export type Subject = { kind: SubjectKind; id: string; name: string };
export type Progress = { asked: number; answered: number; attention: number };

export const subjectKey = ({ kind, id }: Pick<Subject, 'kind' | 'id'>) => `${kind}:${id}`;
export const addressOf = ({ question, cell }: Asked): CellAddress => ({
  questionId: question.id,
  subjectKind: cell.subjectKind,
  subjectId: cell.subjectId,
});
export const cellKey = ({ questionId, subjectKind, subjectId }: CellAddress) =>
  `${questionId}.${subjectKind}.${subjectId}`;
export const keyOf = (asked: Asked) => cellKey(addressOf(asked));

const subjectOf = (cell: Cell): Subject => ({ kind: cell.subjectKind, id: cell.subjectId, name: cell.subjectName });

/** What is asked in these sections: questions whose condition holds, in the order of the questionnaire. */
export function askedIn(sections: readonly Section[]): Asked[] {
  return sections.flatMap(({ questions }) =>
    questions.flatMap((question) => question.cells.filter((cell) => cell.visible).map((cell) => ({ question, cell }))),
  );
}

/** An answer that has come: even "do not know" and "none" are answers, an emptied one is not. */
export function isAnswered({ answer }: Pick<Cell, 'answer'>): boolean {
  if (answer === null) return false;
  return answer.value !== null || answer.unknown || answer.none || answer.notApplicableReason !== null;
}

export const isReturned = ({ decision }: Pick<Cell, 'decision'>) => decision?.decision === 'returned';
/** A query that nobody has resolved, and that no changed answer has cleared. */
export const isLive = ({ state }: Pick<AnswerQuery, 'state'>) => state !== 'resolved' && state !== 'cleared';
export const waitingQueries = ({ queries }: Pick<Cell, 'queries'>) => queries.filter(({ state }) => state === 'open');

/** Why a person should look at it although it may be answered. */
export const needsAttention = (cell: Cell) => isReturned(cell) || waitingQueries(cell).length > 0;

export function progressOf(asked: readonly Asked[]): Progress {
  return {
    asked: asked.length,
    answered: asked.filter(({ cell }) => isAnswered(cell)).length,
    attention: asked.filter(({ cell }) => needsAttention(cell)).length,
  };
}

const kindOrder: SubjectKind[] = ['vendor', 'service', 'system', 'site'];

/** The subjects that a section asks about: the vendor first, then its services, systems and sites, in their order. */
export function subjectsOf(asked: readonly Asked[]): Subject[] {
  const found = new Map(asked.map(({ cell }) => [subjectKey(subjectOf(cell)), subjectOf(cell)]));
  return [...found.values()].sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind));
}

export const askedOf = (asked: readonly Asked[], subject: Pick<Subject, 'kind' | 'id'>) =>
  asked.filter(({ cell }) => cell.subjectKind === subject.kind && cell.subjectId === subject.id);

export const reviewFilters = [
  'undecided',
  'gaps',
  'queries',
  'contradictions',
  'changed',
  'unanswered',
  'returned',
] as const;
export type ReviewFilter = (typeof reviewFilters)[number];

/** What an answer says, without who said it and when. */
export const givenOf = ({ value, unknown, none, notApplicableReason, note }: Given): Given => ({
  ...{ value, unknown, none, notApplicableReason, note },
});

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** An answer that differs from last year's; where there was none last year, nothing changed. */
export function hasChanged({ answer, previous }: Pick<Cell, 'answer' | 'previous'>): boolean {
  if (answer === null || previous === null) return false;
  const told = (given: typeof previous | typeof answer) => [
    given.value,
    given.unknown,
    given.none,
    given.notApplicableReason,
  ];
  return !same(told(answer), told(previous));
}

/** Last year's answer, taken up to be changed and not changed yet: nothing of it is carried forward by itself. */
export const isOnlyTakenUp = ({ answer, previous }: Pick<Cell, 'answer' | 'previous'>, given: Given) =>
  answer === null && previous !== null && same(givenOf(previous), givenOf(given));

/** Given, and nobody has accepted or returned it. */
export const isUndecided = (cell: Cell) => isAnswered(cell) && cell.decision === null;

/** Nothing about the answer asks for a look of its own: it may be accepted together with others. */
export const isPlain = (cell: Cell) =>
  isUndecided(cell) && cell.gap.gap === 'none' && !cell.queries.some(isLive) && cell.register?.changed !== true;

const tests: Record<ReviewFilter, (cell: Cell) => boolean> = {
  undecided: isUndecided,
  gaps: (cell) => isAnswered(cell) && cell.gap.gap !== 'none',
  queries: (cell) => cell.queries.some(isLive),
  contradictions: (cell) => cell.queries.some((query) => query.kind === 'rule' && isLive(query)),
  changed: hasChanged,
  unanswered: (cell) => !isAnswered(cell),
  returned: isReturned,
};

export const passes = (filter: ReviewFilter, { cell }: Asked) => tests[filter](cell);

const gravity: Gap[] = ['critical', 'major', 'minor', 'none'];
/** Gravest first; the order of the questionnaire within. */
export const byGravity = (asked: readonly Asked[]) =>
  [...asked].sort((a, b) => gravity.indexOf(a.cell.gap.gap) - gravity.indexOf(b.cell.gap.gap));

export type Leftover = 'returned' | 'query' | 'register' | 'confirm' | 'unanswered';

/** What stands between the set and its submission, one reason a cell. */
export function leftoverOf(cell: Cell): Leftover | null {
  if (isReturned(cell)) return 'returned';
  if (waitingQueries(cell).length > 0) return 'query';
  if (isAnswered(cell)) return cell.register?.changed === true ? 'register' : null;
  return cell.previous !== null ? 'confirm' : 'unanswered';
}

/** The subject before this one of the same kind, whose answers may be taken over. */
export function subjectBefore(subjects: readonly Subject[], subject: Subject): Subject | undefined {
  const ofKind = subjects.filter(({ kind }) => kind === subject.kind);
  return ofKind[ofKind.findIndex(({ id }) => id === subject.id) - 1];
}

/* what a save opened and cleared, beside every answer that a query names */
function withQueries(cell: Cell, fresh: readonly AnswerQuery[]): Cell {
  const mine = fresh.filter(({ cells }) => cells.some((one) => cellKey(one) === cellKey(cell)));
  if (mine.length === 0) return cell;
  return { ...cell, queries: [...cell.queries.filter(({ id }) => mine.every((one) => one.id !== id)), ...mine] };
}

/** Puts the cells that a save changed in their places, and the queries that it opened or cleared beside their answers. */
export function patched<S extends Pick<QuestionSet, 'sections'>>(set: S, saved: Saved): S {
  const { cell: own, changed, queriesOpened, queriesCleared } = saved;
  const fresh = new Map([...changed, own].map((cell) => [cellKey(cell), cell]));
  const queries = [...queriesOpened, ...queriesCleared];
  const sections = set.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => ({
      ...question,
      cells: question.cells.map((cell) => withQueries(fresh.get(cellKey(cell)) ?? cell, queries)),
    })),
  }));
  return { ...set, sections };
}

export type Figures = Progress & {
  gaps: Record<'minor' | 'major' | 'critical', number>;
  unknown: number;
  /** Queries that wait for the vendor, and those that nobody has settled. */
  queries: number;
  liveQueries: number;
  returned: number;
  undecided: number;
};

/** The key figures of a set as it stands on the screen. A query that concerns several answers counts once. */
export function figuresOf(asked: readonly Asked[]): Figures {
  const gaps = { minor: 0, major: 0, critical: 0 };
  for (const { cell } of asked) if (isAnswered(cell) && cell.gap.gap !== 'none') gaps[cell.gap.gap] += 1;
  return {
    ...progressOf(asked),
    gaps,
    unknown: asked.filter(({ cell }) => cell.answer?.unknown === true).length,
    queries: new Set(asked.flatMap(({ cell }) => waitingQueries(cell).map(({ id }) => id))).size,
    liveQueries: new Set(asked.flatMap(({ cell }) => cell.queries.filter(isLive).map(({ id }) => id))).size,
    returned: asked.filter(({ cell }) => isReturned(cell)).length,
    undecided: asked.filter(({ cell }) => isUndecided(cell)).length,
  };
}
