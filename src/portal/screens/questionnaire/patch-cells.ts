import type { QueryClient } from '@tanstack/react-query';
import { questionSetQuery, questionSetsKey, type Saved } from '../../api/questionnaires';
import { patched } from './question-set.rules';

/** Puts what a save changed into the set on the screen: its own cell, and those whose question, gap or queries changed. */
export function patchCells(queries: QueryClient, setId: string, saved: Saved): void {
  queries.setQueryData(questionSetQuery(setId).queryKey, (set) => set && patched(set, saved));
  void queries.invalidateQueries({ queryKey: questionSetsKey, refetchType: 'none' });
}
