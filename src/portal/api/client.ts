import createClient, { type Middleware } from 'openapi-fetch';
import { isProblem, type Problem } from '../parts/problem';
import { askAtGate, gateIsStaffed, type GateKind } from './gate';
import type { components, paths } from './schema';

/** A shape of the API by its name: `Shape<'SessionView'>`. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name];

/** A request that the API refused, or that got no readable answer. `problem` says why. */
export class RequestRefused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

const gates: Record<string, GateKind | undefined> = {
  'not-signed-in': 'sign-in',
  'reauthentication-needed': 'password',
};

async function problemIn(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return body;
  const title = response.status >= 500 ? 'Holdfast did not answer' : 'The request was refused';
  return { type: 'about:blank', title, status: response.status, code: 'unreadable-answer' };
}

/* A 401 that a dialog can cure waits for the person and is then sent again, so nothing on the screen is lost. */
export async function fetchThroughGates(request: Request): Promise<Response> {
  const spare = request.clone();
  const response = await fetch(request);
  if (response.status !== 401 || !gateIsStaffed()) return response;
  const gate = gates[(await problemIn(response.clone())).code];
  if (!gate) return response;
  await askAtGate(gate);
  return fetchThroughGates(spare);
}

const refusing: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw new RequestRefused(await problemIn(response));
  },
};

/**
 * The API, typed by its own description: `api.GET('/api/vendors', { params: { query } })`. Anything but success throws
 * `RequestRefused`. A session that has ended, or a password that must be confirmed, is asked for in a dialog over the
 * screen, and the request is sent again.
 */
export const api = createClient<paths>({ fetch: fetchThroughGates });
api.use(refusing);

/** The same API without the dialogs: for signing in and for asking who is signed in. */
export const frontDoor = createClient<paths>();
frontDoor.use(refusing);

/** The body of a successful answer: `const vendors = await answer(api.GET('/api/vendors'))`. */
export async function answer<R extends { data?: unknown }>(asked: Promise<R>): Promise<Exclude<R['data'], undefined>> {
  return (await asked).data as Exclude<R['data'], undefined>;
}
