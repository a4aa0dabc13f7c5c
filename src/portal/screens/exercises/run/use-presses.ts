import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { newKey } from '../../../api/deed';
import { sendPress, type Press, type PressPath } from '../../../api/run';
import { problemOf, type Problem } from '../../../parts/problem';

export type Refused = { press: Press; problem: Problem };
export type Pressed = 'sent' | 'kept';
export type Presses = {
  waiting: Press[];
  refused: Refused[];
  /** Sends a press, or keeps it while the line is down. Rejects with the problem when the server refuses it. */
  press: (path: PressPath, body: object, of: { words: string; pressedAtMs?: number }) => Promise<Pressed>;
  dismiss: (key: string) => void;
};

const storeOf = (id: string) => `holdfast.presses.${id}`;

function kept(id: string): Press[] {
  try {
    const text = localStorage.getItem(storeOf(id));
    return text === null ? [] : (JSON.parse(text) as Press[]);
  } catch {
    return [];
  }
}

function keep(id: string, presses: readonly Press[]): void {
  try {
    if (presses.length === 0) localStorage.removeItem(storeOf(id));
    else localStorage.setItem(storeOf(id), JSON.stringify(presses));
  } catch {
    // A browser that keeps nothing still sends what is on the page.
  }
}

const isLine = ({ status }: Problem) => status === 0 || status === 429 || status >= 500;
const wasDone = ({ code }: Problem) => code === 'idempotency-conflict';
const RETRY_MS = 3_000;

type Changes = (by: (presses: Press[]) => Press[]) => void;

/** What waits, kept on the device with every change. */
function useWaiting(id: string): [Press[], Changes] {
  const [waiting, setWaiting] = useState<Press[]>(() => kept(id));
  const change: Changes = useCallback(
    (by) =>
      setWaiting((before) => {
        const after = by(before);
        keep(id, after);
        return after;
      }),
    [id],
  );
  return [waiting, change];
}

const without = (key: string) => (all: Press[]) => all.filter((one) => one.key !== key);
const within = (one: Press) => (all: Press[]) => (all.some(({ key }) => key === one.key) ? all : [...all, one]);

type Deliver = (one: Press) => Promise<Pressed>;

/** Sends one press. The line being down keeps it; a refusal lets it go and is thrown. */
function useDelivery(id: string, change: Changes): Deliver {
  const queries = useQueryClient();
  return useCallback(
    async (one) => {
      try {
        await sendPress(id, one);
      } catch (thrown) {
        const problem = problemOf(thrown);
        if (isLine(problem)) {
          change(within(one));
          return 'kept';
        }
        change(without(one.key));
        void queries.invalidateQueries({ queryKey: ['exercises', 'run', id] });
        if (!wasDone(problem)) throw thrown;
      }
      change(without(one.key));
      void queries.invalidateQueries({ queryKey: ['exercises'] });
      return 'sent';
    },
    [id, change, queries],
  );
}

type OnRefused = (refused: Refused) => void;

/** Sends what waits in its order, and stops at the first that has to wait on. */
async function sendAll(waiting: Press[], deliver: Deliver, onRefused: OnRefused): Promise<void> {
  for (const one of waiting) {
    const said = await deliver(one).catch((thrown: unknown) => {
      onRefused({ press: one, problem: problemOf(thrown) });
      return 'refused' as const;
    });
    if (said === 'kept') return;
  }
}

/** Tries again every few seconds, and as soon as the line is back; never twice at once. */
function useRetries(waiting: Press[], deliver: Deliver, onRefused: OnRefused): void {
  const sending = useRef(false);
  useEffect(() => {
    if (waiting.length === 0) return undefined;
    const again = () => {
      if (sending.current) return;
      sending.current = true;
      void sendAll(waiting, deliver, onRefused).finally(() => (sending.current = false));
    };
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [waiting, deliver, onRefused]);
}

/** Presses of one run: each has a key of its own, stays on the device until the server has it, and is counted once. */
export function usePresses(id: string): Presses {
  const [waiting, change] = useWaiting(id);
  const [refused, setRefused] = useState<Refused[]>([]);
  const deliver = useDelivery(id, change);
  useRetries(
    waiting,
    deliver,
    useCallback((one) => setRefused((all) => [...all, one]), []),
  );
  const press: Presses['press'] = useCallback(
    (path, body, { words, pressedAtMs = Date.now() }) => deliver({ key: newKey(), path, body, pressedAtMs, words }),
    [deliver],
  );
  const dismiss = useCallback((gone: string) => setRefused((all) => all.filter((one) => one.press.key !== gone)), []);
  return { waiting, refused, press, dismiss };
}
