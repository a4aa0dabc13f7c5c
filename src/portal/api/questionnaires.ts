import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from './client';
import type { KeyHeader } from './deed';

export type Section = Omit<Shape<'QuestionSectionView'>, 'questions'> & { questions: Question[] };
export type Question = Omit<Shape<'QuestionView'>, 'cells'> & { cells: Cell[] };
export type AnswerSpec = Shape<'AnswerShape'>;
export type Column = Shape<'ColumnView'>;
export type Option = Shape<'OptionView'>;
export type SubjectKind = Question['per'];
export type CellType = Column['type'];
export type Gap = Shape<'AnswerGapView'>['gap'];
export type AnswerQuery = Shape<'AnswerQueryView'>;
export type SetSummary = Shape<'QuestionSetSummary'>;
export type SetList = Shape<'QuestionSetList'>;
export type SetState = SetSummary['state'];
export type QuestionSet = SetSummary & { sections: Section[] };

/** The description of the API leaves the kind of a value open: it is as the question's shape has it. */
export type CellValue = string | number | boolean | string[] | null;
export type TableRow = Record<string, CellValue>;
export type AnswerValue = CellValue | TableRow[];
type Valued<View> = Omit<View, 'value'> & { value: AnswerValue };

export type Given = Pick<Answer, 'value' | 'unknown' | 'none' | 'notApplicableReason' | 'note'>;
export type Answer = Valued<Shape<'GivenAnswerView'>>;
export type Register = Omit<Shape<'RegisterView'>, 'rows'> & { rows: TableRow[] };
export type Cell = Omit<Shape<'CellView'>, 'answer' | 'previous' | 'register'> & {
  answer: Answer | null;
  previous: Valued<Shape<'PreviousAnswerView'>> | null;
  register: Register | null;
};
export type CellAddress = Pick<Cell, 'questionId' | 'subjectKind' | 'subjectId'>;
export type Saved = { cell: Cell; changed: Cell[]; queriesOpened: AnswerQuery[]; queriesCleared: AnswerQuery[] };

const at = (id: string) => ({ params: { path: { id } } });
export const questionSetsKey = ['questionnaires', 'list'] as const;

/** Which question sets; pages count from 1. What is empty is not asked for. */
export type SetFilter = {
  vendorId?: string;
  periodId?: string;
  state?: SetState | '';
  seek?: string;
  page?: number;
  pageSize?: number;
};

const asked = (filter: SetFilter) => {
  const given = Object.entries(filter).filter(([, value]) => value !== '' && value !== 0);
  return Object.fromEntries(given) as Omit<SetFilter, 'state'> & { state?: SetState };
};

/** A page of the question sets that the session may see: a vendor sees its own. */
export const questionSetsQuery = (filter: SetFilter = {}) =>
  queryOptions({
    queryKey: [...questionSetsKey, asked(filter)],
    queryFn: () => answer(api.GET('/api/questionnaires', { params: { query: asked(filter) } })),
    placeholderData: keepPreviousData,
  });

/** The address of a file with every set that is asked for. */
export const questionSetsCsv = ({ periodId = '', state = '', seek = '' }: SetFilter) => {
  const given = Object.entries({ periodId, state, seek }).filter(([, value]) => value !== '');
  return `/api/questionnaires?${new URLSearchParams([...given, ['format', 'csv']]).toString()}`;
};

/** One set with all its answers. Read again each minute, so that what others write meanwhile appears. */
export const questionSetQuery = (id: string) =>
  queryOptions({
    queryKey: ['questionnaires', 'one', id],
    queryFn: () => answer(api.GET('/api/questionnaires/{id}', at(id))) as Promise<unknown> as Promise<QuestionSet>,
    refetchInterval: 60_000,
  });

/** How each system of a vendor stands by, as its answers say. */
export const redundancyModesQuery = (vendorId: string) =>
  queryOptions({
    queryKey: ['vendors', vendorId, 'redundancy-modes'],
    queryFn: async () => (await answer(api.GET('/api/vendors/{id}/redundancy-modes', at(vendorId)))).items,
  });

/** Exactly one of value, unknown, none and the reason why it does not apply. */
export type Told = { value?: AnswerValue; unknown?: true; none?: true; notApplicableReason?: string; note: string };

type Of<B> = { id: string; body: B };

export const openQuestionSet = ({ id, body }: Of<{ periodId: string }>, headers: KeyHeader) =>
  answer(api.POST('/api/vendors/{id}/questionnaires', { ...at(id), body, headers }));

/** The description of the API has no type for a value of any kind; the cast says that this one is as its question has it. */
const asDescribed = (body: CellAddress & { after: number } & Told) => body as Shape<'GiveAnswer'>;

export const saveAnswer = ({ id, body }: Of<CellAddress & { after: number } & Told>, headers: KeyHeader) =>
  answer(
    api.PUT('/api/questionnaires/{id}/answers', { ...at(id), body: asDescribed(body), headers }),
  ) as Promise<unknown> as Promise<Saved>;

export const confirmAnswer = (
  { id, body }: Of<CellAddress & { after: number; previousAnswerId?: string }>,
  headers: KeyHeader,
) =>
  answer(
    api.POST('/api/questionnaires/{id}/confirmations', { ...at(id), body, headers }),
  ) as Promise<unknown> as Promise<Saved>;

export const setAnswerEvidence = (
  { id, body }: Of<CellAddress & { evidenceVersionIds: string[] }>,
  headers: KeyHeader,
) => answer(api.PUT('/api/questionnaires/{id}/evidence', { ...at(id), body, headers }));

export const submitQuestionSet = ({ id, body }: Of<{ note: string }>, headers: KeyHeader) =>
  answer(api.POST('/api/questionnaires/{id}/submissions', { ...at(id), body, headers }));

export const concludeQuestionSet = (
  { id, body }: Of<{ decision: 'reviewed' | 'returned'; reason: string }>,
  headers: KeyHeader,
) => answer(api.POST('/api/questionnaires/{id}/conclusions', { ...at(id), body, headers }));

export const askAboutAnswer = ({ id, body }: Of<{ text: string }>, headers: KeyHeader) =>
  answer(api.POST('/api/answers/{id}/queries', { ...at(id), body, headers }));

export const decideAnswer = (
  { id, body }: Of<{ decision: 'accepted' | 'returned'; reason: string }>,
  headers: KeyHeader,
) => answer(api.POST('/api/answers/{id}/decisions', { ...at(id), body, headers }));

/** Accepts exactly these answers of one section in one deed. */
export const acceptAnswers = (
  { id, body }: Of<{ section: string; answerIds: string[]; reason: string }>,
  headers: KeyHeader,
) => answer(api.POST('/api/questionnaires/{id}/acceptances', { ...at(id), body, headers }));

export const replyToAnswerQuery = ({ id, body }: Of<{ text: string }>, headers: KeyHeader) =>
  answer(api.POST('/api/answer-queries/{id}/replies', { ...at(id), body, headers }));

export const resolveAnswerQuery = ({ id, body }: Of<{ note: string }>, headers: KeyHeader) =>
  answer(api.POST('/api/answer-queries/{id}/resolutions', { ...at(id), body, headers }));

export const escalateAnswerQuery = ({ id, body }: Of<{ reason: string }>, headers: KeyHeader) =>
  answer(api.POST('/api/answer-queries/{id}/escalations', { ...at(id), body, headers }));
