import type { Problem } from '../parts/problem';

/** What stands between a request and its answer: signing in again, or confirming the password. */
export type GateKind = 'sign-in' | 'password';
export type Gate = { kind: GateKind; pass: () => void; leave: () => void };

const stayedOut: Record<GateKind, Problem> = {
  'sign-in': {
    type: 'about:blank',
    title: 'You are not signed in',
    status: 401,
    code: 'not-signed-in',
    detail: 'Nothing was sent. What you entered is still on this screen; sign in and send it again.',
  },
  password: {
    type: 'about:blank',
    title: 'Your password was not confirmed',
    status: 401,
    code: 'password-not-confirmed',
    detail: 'Nothing was recorded. What you entered is still on this screen.',
  },
};

type Standing = Gate & { passed: Promise<void> };

let standing: Standing | null = null;
const listeners = new Set<() => void>();

function put(next: Standing | null): void {
  standing = next;
  listeners.forEach((tell) => tell());
}

/** True where the dialogs that open a gate are on the screen. */
export const gateIsStaffed = (): boolean => listeners.size > 0;

/** Asks the person, through a dialog over the current screen. All who wait for the same gate pass together; leaving throws a problem. */
export function askAtGate(kind: GateKind): Promise<void> {
  if (standing?.kind === kind) return standing.passed;
  standing?.leave();
  const refusal = Object.assign(new Error(stayedOut[kind].title), { problem: stayedOut[kind] });
  let pass = (): void => undefined;
  let leave = pass;
  const passed = new Promise<void>((resolve, reject) => {
    pass = resolve;
    leave = () => reject(refusal);
  }).finally(() => standing === own && put(null));
  const own: Standing = { kind, passed, pass: () => pass(), leave: () => leave() };
  put(own);
  return passed;
}

export function watchGate(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export const gateStanding = (): Gate | null => standing;
