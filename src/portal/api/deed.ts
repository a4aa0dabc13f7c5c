import { useRef, type RefObject } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemOf, type FieldProblem, type Problem } from '../parts/problem';

export type KeyHeader = { 'Idempotency-Key': string };

/** 32 hex digits of chance. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export type Deed<In, Out> = {
  /** Does it; resolves with the answer, rejects with what was thrown. */
  do: (input: In) => Promise<Out>;
  /** Does it and leaves the problem in `problem`; for `onSubmit`. */
  submit: (input: In) => void;
  isPending: boolean;
  /** Why the last try was refused; null after success or before any try. */
  problem: Problem | null;
  /** Hand to `<Form errors>`: a message beside each field. */
  errors: FieldProblem[] | undefined;
  reset: () => void;
};

export type DeedOptions<Out> = {
  /** After success, before the lists are read again. */
  onDone?: (out: Out) => void;
  /** Leaves what is on the screen as it is. */
  keepsQueries?: boolean;
};

/**
 * One thing that a person does: sends it once however often the button is pressed, and reads what is on the screen again
 * when it succeeded. The same input keeps its idempotency key until it succeeds:
 * `useDeed((body: NewVendor, headers) => answer(api.POST('/api/vendors', { body, headers })), { onDone })`.
 */
export function useDeed<In, Out>(
  perform: (input: In, headers: KeyHeader) => Promise<Out>,
  { onDone, keepsQueries = false }: DeedOptions<Out> = {},
): Deed<In, Out> {
  const queries = useQueryClient();
  const kept = useRef<{ text: string; key: string } | null>(null);
  const underWay = useRef(false);
  const mutation = useMutation({
    mutationFn: (input: In) => {
      const text = JSON.stringify({ input });
      if (kept.current?.text !== text) kept.current = { text, key: newKey() };
      return perform(input, { 'Idempotency-Key': kept.current.key });
    },
    onSettled: () => void (underWay.current = false),
    onSuccess: (out) => {
      kept.current = null;
      onDone?.(out);
      if (!keepsQueries) void queries.invalidateQueries();
    },
  });
  const problem = mutation.error === null ? null : problemOf(mutation.error);
  return {
    do: (input) => mutation.mutateAsync(input),
    submit: once(underWay, (input: In) => mutation.mutate(input)),
    isPending: mutation.isPending,
    problem,
    errors: problem?.errors,
    reset: () => mutation.reset(),
  };
}

/* a second press may come before the first has been drawn */
function once<In>(underWay: RefObject<boolean>, act: (input: In) => void): (input: In) => void {
  return (input) => {
    if (underWay.current) return;
    underWay.current = true;
    act(input);
  };
}
