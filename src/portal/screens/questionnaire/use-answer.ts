import { useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { newKey } from '../../api/deed';
import { questionSetQuery, saveAnswer, type Given, type Question, type Told } from '../../api/questionnaires';
import { useSession } from '../../api/session';
import { problemOf, type FieldProblem, type Problem } from '../../parts/problem';
import { isBlank, nothing, problemsIn, rowsOf, storedRows } from './answer.rules';
import { useAnswerCopy } from './answer.copy';
import {
  draftOf,
  draftTurn,
  dropDraft,
  rebaseDraft,
  refuseDraft,
  sendDraft,
  subscribeDrafts,
  wasSaved,
  writeDraft,
  type Draft,
  type DraftState,
  type Send,
} from './drafts';
import { patchCells } from './patch-cells';
import { addressOf, givenOf, isOnlyTakenUp, keyOf, type Asked } from './question-set.rules';

/** Begins the name of every draft of this person on this set. */
export function useDraftScope(setId: string): string {
  const { membership } = useSession();
  return `${membership.id}.${setId}.`;
}

export type Answering = {
  /** What the fields show: what was typed, else what is stored. */
  given: Given;
  state: DraftState | 'saved' | 'idle';
  problem: Problem | null;
  errors: FieldProblem[];
  /** Somebody answered after typing began. */
  isConflict: boolean;
  change: (part: Partial<Given>) => void;
  /** Changes and saves at once: for a choice, which nobody types. */
  decide: (part: Partial<Given>) => void;
  leave: () => void;
  discard: () => void;
  keepMine: () => void;
};

/** What every field of an answer is given. */
export type FieldProps = { question: Question; answering: Answering };

function useWords() {
  const t = useAnswerCopy();
  return {
    unread: (type: string) =>
      type === 'integer' || type === 'percent' || type === 'duration' ? t(`unread.${type}`) : t('unread.other'),
    reason: t('needsReason'),
    required: t('required'),
    notSent: t('notSent'),
  };
}

/** Only what was given: the server takes one of value, unknown, none and a reason why it does not apply. */
export function told({ value, unknown, none, notApplicableReason, note }: Given): Told {
  if (unknown) return { unknown, note };
  if (none) return { none, note };
  if (notApplicableReason !== null) return { notApplicableReason, note };
  return { value: isBlank(value) ? null : value, note };
}

/* rows in which nothing was written are left out before anything is sent */
function tidy(key: string, { question }: Asked, seen: number): void {
  const now = draftOf(key);
  if (!now || question.answer.type !== 'table') return;
  const rows = rowsOf(now.given.value);
  const stored = storedRows(question.answer, rows);
  if (stored.length < rows.length) writeDraft(key, { ...now.given, value: stored }, seen);
}

function useSend(setId: string, asked: Asked): Send {
  const queries = useQueryClient();
  return async ({ given, after }) => {
    const body = { ...addressOf(asked), after, ...told(given) };
    try {
      const saved = await saveAnswer({ id: setId, body }, { 'Idempotency-Key': newKey() });
      patchCells(queries, setId, saved);
      return saved.cell.answer?.number ?? after;
    } catch (thrown) {
      const { queryKey } = questionSetQuery(setId);
      if (problemOf(thrown).code === 'stale-version') await queries.invalidateQueries({ queryKey });
      throw thrown;
    }
  };
}

/* the draft of one answer: what the fields show, and whether it stands against somebody else's */
function useDraft(setId: string, asked: Asked) {
  const key = useDraftScope(setId) + keyOf(asked);
  useSyncExternalStore(subscribeDrafts, draftTurn);
  const draft = draftOf(key);
  const seen = asked.cell.answer?.number ?? 0;
  return {
    ...{ key, draft, seen },
    given: draft?.given ?? asked.cell.answer ?? nothing,
    isConflict: draft !== undefined && draft.state !== 'saving' && draft.after !== seen,
  };
}

function standing(key: string, draft: Draft | undefined): Pick<Answering, 'state' | 'problem' | 'errors'> {
  if (!draft) return { state: wasSaved(key) ? 'saved' : 'idle', problem: null, errors: [] };
  return { state: draft.state, problem: draft.problem, errors: draft.problem?.errors ?? [] };
}

/** One answer as it is being given: kept while it is typed, sent when it is left, never lost. */
export function useAnswer(setId: string, asked: Asked): Answering {
  const words = useWords();
  const send = useSend(setId, asked);
  const { key, draft, seen, given, isConflict } = useDraft(setId, asked);
  const change = (part: Partial<Given>) => writeDraft(key, givenOf({ ...given, ...part }), seen);
  const attempt = () => {
    tidy(key, asked, seen);
    const now = draftOf(key);
    if (!now || now.state === 'saving' || now.after !== seen) return;
    const problems = problemsIn(asked.question, now.given, words);
    if (problems.length > 0) refuseDraft(key, words.notSent, problems);
    else void sendDraft(key, send);
  };
  const first = (deed: () => void) => () => {
    deed();
    attempt();
  };
  return {
    ...{ given, isConflict, change },
    leave: () => (draft && isOnlyTakenUp(asked.cell, draft.given) ? dropDraft(key) : attempt()),
    ...standing(key, draft),
    decide: (part) => first(() => change(part))(),
    discard: () => dropDraft(key),
    keepMine: first(() => rebaseDraft(key, seen)),
  };
}
