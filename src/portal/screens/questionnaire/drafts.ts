import type { Given } from '../../api/questionnaires';
import { problemOf, type FieldProblem, type Problem } from '../../parts/problem';

/* Answers that were typed and have not arrived. They outlive the screen, a lost connection and a reload of the page. */

/** kept: typed on an earlier page. */
export type DraftState = 'typed' | 'kept' | 'saving' | 'failed' | 'refused';
export type Draft = {
  given: Given;
  /** The number of the answer that was on the screen when typing began; 0 for none. */
  after: number;
  state: DraftState;
  problem: Problem | null;
};
type Kept = Pick<Draft, 'given' | 'after'>;
/** Sends an answer; resolves with its new number. */
export type Send = (kept: Kept) => Promise<number>;

const PLACE = 'holdfast.answer.';
const drafts = new Map<string, Draft>();
const saved = new Set<string>();
const listeners = new Set<() => void>();
let turn = 0;

function tell(): void {
  turn += 1;
  listeners.forEach((listener) => listener());
}

function put(key: string, draft: Draft): void {
  drafts.set(key, draft);
  const { given, after } = draft;
  try {
    localStorage.setItem(PLACE + key, JSON.stringify({ given, after } satisfies Kept));
  } catch {
    /* a full or forbidden store: the draft still lives as long as the page */
  }
  tell();
}

export function dropDraft(key: string): void {
  drafts.delete(key);
  localStorage.removeItem(PLACE + key);
  tell();
}

/** At sign-out nothing that was typed stays in this browser, whoever typed it. */
export function forgetDrafts(): void {
  drafts.clear();
  saved.clear();
  for (const place of Object.keys(localStorage).filter((name) => name.startsWith(PLACE)))
    localStorage.removeItem(place);
  tell();
}

/** Reads what an earlier page kept for this set; `scope` begins every key of one person's work on one set. */
export function recallDrafts(scope: string): void {
  for (const place of Object.keys(localStorage).filter((name) => name.startsWith(PLACE + scope))) {
    const key = place.slice(PLACE.length);
    const text = localStorage.getItem(place);
    if (drafts.has(key) || text === null) continue;
    try {
      drafts.set(key, { ...(JSON.parse(text) as Kept), state: 'kept', problem: null });
    } catch {
      localStorage.removeItem(place);
    }
  }
  tell();
}

export const draftOf = (key: string): Draft | undefined => drafts.get(key);
export const wasSaved = (key: string): boolean => saved.has(key);
export const draftTurn = (): number => turn;

/** The drafts of one person's work on one set: all of them, and those that nobody is typing or sending now. */
export function draftsIn(scope: string): { keys: string[]; stuck: string[] } {
  const keys = [...drafts.keys()].filter((key) => key.startsWith(scope));
  const moves = (key: string) => ['typed', 'saving'].includes(drafts.get(key)?.state ?? '');
  return { keys, stuck: keys.filter((key) => !moves(key)) };
}

export function subscribeDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function writeDraft(key: string, given: Given, seen: number): void {
  const now = drafts.get(key);
  saved.delete(key);
  const state = now?.state === 'saving' ? 'saving' : 'typed';
  put(key, { given, after: now?.after ?? seen, state, problem: null });
}

/** The draft goes over the answer with this number: somebody has looked at both. */
export function rebaseDraft(key: string, after: number): void {
  const now = drafts.get(key);
  if (now) put(key, { ...now, after, state: 'typed', problem: null });
}

/** Keeps a draft that cannot be sent as it is, and says why. */
export function refuseDraft(key: string, title: string, errors: FieldProblem[]): void {
  const now = drafts.get(key);
  const problem = { type: 'about:blank', title, status: 0, code: 'not-sent', errors };
  if (now && now.state !== 'saving') put(key, { ...now, state: 'refused', problem });
}

function afterFailure(key: string, thrown: unknown): void {
  const now = drafts.get(key);
  const problem = problemOf(thrown);
  const state = problem.status === 422 || problem.status === 400 ? 'refused' : 'failed';
  if (now) put(key, { ...now, state, problem });
}

/* what arrived is forgotten, unless more was typed meanwhile; answers whether something is left to send */
function settle(key: string, sent: Draft, number: number): boolean {
  const now = drafts.get(key);
  saved.add(key);
  if (!now || now.given === sent.given) {
    dropDraft(key);
    return false;
  }
  put(key, { ...now, after: number, state: 'typed' });
  return true;
}

/** Sends a draft, once at a time; what was typed meanwhile is sent after it. */
export async function sendDraft(key: string, send: Send): Promise<void> {
  const sent = drafts.get(key);
  if (!sent || sent.state === 'saving') return;
  put(key, { ...sent, state: 'saving', problem: null });
  try {
    const number = await send(sent);
    if (settle(key, sent, number)) await sendDraft(key, send);
  } catch (thrown) {
    afterFailure(key, thrown);
  }
}
