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

/** Presses of one run: each has a key of its own, stays on the device until the server has it, and is counted once. */
export function usePresses(id: string): Presses {
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState<Press[]>(() => kept(id));
  const [refused, setRefused] = useState<Refused[]>([]);
  const sending = useRef(false);

  const change = useCallback(
    (by: (presses: Press[]) => Press[]) =>
      setWaiting((before) => {
        const after = by(before);
        keep(id, after);
        return after;
      }),
    [id],
  );
  const deliver = useCallback(
    async (one: Press): Promise<Pressed> => {
      try {
        await sendPress(id, one);
      } catch (thrown) {
        const problem = problemOf(thrown);
        if (isLine(problem)) {
          change((all) => (all.some(({ key }) => key === one.key) ? all : [...all, one]));
          return 'kept';
        }
        change((all) => all.filter(({ key }) => key !== one.key));
        void queries.invalidateQueries({ queryKey: ['exercises', 'run', id] });
        if (!wasDone(problem)) throw thrown;
      }
      change((all) => all.filter(({ key }) => key !== one.key));
      void queries.invalidateQueries({ queryKey: ['exercises'] });
      return 'sent';
    },
    [id, change, queries],
  );

  useEffect(() => {
    if (waiting.length === 0) return undefined;
    const again = async () => {
      if (sending.current) return;
      sending.current = true;
      try {
        for (const one of waiting) {
          const said = await deliver(one).catch((thrown: unknown) => {
            setRefused((all) => [...all, { press: one, problem: problemOf(thrown) }]);
            return 'refused' as const;
          });
          if (said === 'kept') break;
        }
      } finally {
        sending.current = false;
      }
    };
    const timer = setInterval(() => void again(), RETRY_MS);
    const online = () => void again();
    window.addEventListener('online', online);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', online);
    };
  }, [waiting, deliver]);

  const press: Presses['press'] = useCallback(
    (path, body, { words, pressedAtMs = Date.now() }) => {
      const one = { key: newKey(), path, body, pressedAtMs, words };
      return deliver(one);
    },
    [deliver],
  );
  const dismiss = useCallback((gone: string) => setRefused((all) => all.filter((one) => one.press.key !== gone)), []);
  return { waiting, refused, press, dismiss };
}
