import type { Refusal } from '../foundation/refusal';
import type { Contradiction, Gap, GivenAnswer, SubjectKind } from './question.rules';

export type AnswerSource = 'typed' | 'confirmed' | 'imported' | 'register';

export const ANSWER_DECISIONS = ['accepted', 'returned'] as const;
export type AnswerDecisionWord = (typeof ANSWER_DECISIONS)[number];

export type AnswerQueryState = 'open' | 'answered' | 'resolved' | 'escalated' | 'cleared';

/** A question about a subject. */
export interface CellRef {
  questionId: string;
  subjectKind: SubjectKind;
  subjectId: string;
}

/** A cell that a query is about, and the number of the answer that it had then; 0 where it had none. */
export interface QueriedCell extends CellRef {
  number: number;
}

/** One name for a cell, for maps and keys. */
export const cellKey = ({ questionId, subjectKind, subjectId }: CellRef): string =>
  `${questionId} ${subjectKind} ${subjectId}`;

/** Which hit of which rule it is, whatever the answers are: rule, service and the cells compared, in no order. */
export function hitKeyOf({ rule, service, cells }: Pick<Contradiction, 'rule' | 'service' | 'cells'>): string {
  return [rule, service ?? '-', ...cells.map(cellKey).sort()].join('|');
}

/** A contradiction that holds now, and the digest of the answers and register facts that it stands on. */
export interface Hit extends Contradiction {
  key: string;
  basisSha256: string;
}

/** What is known of an earlier hit of a rule. */
export interface KnownHit {
  id: string;
  key: string;
  state: AnswerQueryState;
  resolvedBasisSha256: string | null;
}

const LIVE: readonly AnswerQueryState[] = ['open', 'answered', 'escalated'];

/** A query that still waits for somebody: nobody has resolved it, and no save has cleared it. */
export const isLive = (state: AnswerQueryState): boolean => LIVE.includes(state);

/**
 * What a save does to the rules' queries: every hit has one query. A live query whose hit is gone is cleared. A hit that
 * was resolved stays resolved until what it stands on changes; one that was cleared and holds again is a new query.
 */
export function reconcile<T extends Hit>(
  hits: readonly T[],
  known: readonly KnownHit[],
): { open: T[]; clear: string[] } {
  const now = new Map(hits.map((hit) => [hit.key, hit]));
  const settled = (hit: Hit, query: KnownHit): boolean =>
    query.key === hit.key &&
    (isLive(query.state) || (query.state === 'resolved' && query.resolvedBasisSha256 === hit.basisSha256));
  return {
    open: [...now.values()].filter((hit) => !known.some((query) => settled(hit, query))),
    clear: known.filter((query) => isLive(query.state) && !now.has(query.key)).map((query) => query.id),
  };
}

/** Whether two given answers say the same. */
export function saysTheSame(
  one: Pick<GivenAnswer, 'value' | 'unknown' | 'none' | 'notApplicableReason'> & { note: string },
  other: Pick<GivenAnswer, 'value' | 'unknown' | 'none' | 'notApplicableReason'> & { note: string },
): boolean {
  const said = ({ value, unknown, none, notApplicableReason, note }: typeof one): string =>
    JSON.stringify([ordered(value), unknown, none, notApplicableReason, note]);
  return said(one) === said(other);
}

/** Members in one order: the database keeps a row's members in an order of its own. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

export type AnswerRefusal =
  | 'not-asked'
  | 'submitted'
  | 'register'
  | 'no-register'
  | 'not-previous'
  | 'query-closed'
  | 'not-submitted'
  | 'answered-anew'
  | 'not-plain';

/**
 * Once submitted, an answer stays as it is. Only a returned one is answered anew, and a cell without an answer (a
 * follow-up that a corrected answer brings up) is filled. Null: it may be answered.
 */
export function refusalToAnswer(facts: {
  state: 'open' | 'submitted' | 'reviewed' | 'returned';
  number: number;
  decision: AnswerDecisionWord | null;
}): Refusal<AnswerRefusal> | null {
  const { state, number, decision } = facts;
  if (state === 'open') return null;
  if (state !== 'reviewed' && (decision === 'returned' || number === 0)) return null;
  const why = state === 'reviewed' ? 'reviewed' : 'submitted';
  return {
    code: 'submitted',
    reason: `The questionnaire was ${why}; only an answer that was returned can be changed.`,
  };
}

/** What may be done with a query in this state: a vendor replies, an officer resolves or escalates. */
export function refusalToMove(
  state: AnswerQueryState,
  deed: 'reply' | 'resolve' | 'escalate',
): Refusal<AnswerRefusal> | null {
  const from: Record<typeof deed, readonly AnswerQueryState[]> = {
    reply: LIVE,
    resolve: LIVE,
    escalate: ['open', 'answered'],
  };
  if (from[deed].includes(state)) return null;
  return { code: 'query-closed', reason: `This query is ${state} already.` };
}

/** An officer decides on what was submitted, and only on the answer that counts. */
export function refusalToDecide(facts: {
  state: 'open' | 'submitted' | 'reviewed' | 'returned';
  number: number;
  latest: number;
}): Refusal<AnswerRefusal> | null {
  if (facts.state !== 'submitted')
    return {
      code: 'not-submitted',
      reason: `Answers are decided on while the questionnaire is submitted; it is ${facts.state}.`,
    };
  if (facts.number === facts.latest) return null;
  return { code: 'answered-anew', reason: 'This was answered anew since; decide on the later answer.' };
}

/** An answer as whoever reviews it looks at it. */
export interface StandingAnswer {
  visible: boolean;
  answered: boolean;
  gap: Gap;
  decision: AnswerDecisionWord | null;
  /** Queries that wait for somebody. */
  liveQueries: number;
  /** It confirms a register that says something else today. */
  registerChanged: boolean;
}

/** Given, and nobody has accepted or returned it. */
export const isUndecided = ({ visible, answered, decision }: StandingAnswer): boolean =>
  visible && answered && decision === null;

/** Nothing about it asks for a look of its own: it may be accepted together with others. */
export const isPlain = (answer: StandingAnswer): boolean =>
  isUndecided(answer) && answer.gap === 'none' && answer.liveQueries === 0 && !answer.registerChanged;

/** Many answers in one deed: while the set is submitted, and none of them has `changed` from plain since it was read. */
export function refusalToAcceptTogether(facts: {
  state: 'open' | 'submitted' | 'reviewed' | 'returned';
  changed: number;
}): Refusal<AnswerRefusal> | null {
  const { state, changed } = facts;
  const refusal = refusalToDecide({ state, number: 0, latest: 0 });
  if (refusal || changed === 0) return refusal;
  return {
    code: 'not-plain',
    reason: `${changed} of these answers cannot be accepted together with others any more. Read the section again.`,
  };
}
