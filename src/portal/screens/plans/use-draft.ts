import { useState } from 'react';

export type Draft<T> = {
  value: T;
  set: (value: T) => void;
  isDirty: boolean;
  /** Call when the server has taken it: what the server says next is shown again. */
  settle: () => void;
};

/** What is being edited: the server's words until somebody types, then the typed ones until they are saved. */
export function useDraft<T>(server: T): Draft<T> {
  const [draft, setDraft] = useState<{ value: T; saved: boolean; over: string } | null>(null);
  const now = JSON.stringify(server);
  const holds = draft !== null && (!draft.saved || draft.over === now);
  return {
    value: holds ? draft.value : server,
    set: (value) => setDraft({ value, saved: false, over: now }),
    isDirty: draft !== null && !draft.saved,
    settle: () => setDraft((last) => last && { ...last, saved: true, over: now }),
  };
}
