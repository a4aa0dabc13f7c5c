import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, fetchThroughGates, type Shape } from './client';
import type { KeyHeader } from './deed';
import { heardServerTime } from './server-clock';

export type Run = Shape<'RunView'>;
export type RunStep = Shape<'RunStepView'>;
export type RunInject = Shape<'RunInjectView'>;
export type RunEntry = Shape<'RunEntryView'>;
export type RunMoment = Shape<'MarkMoment'>['moment'];
export type PlannedInject = Shape<'PlannedInject'>;

const keyOf = (id: string) => ['exercises', 'run', id];

/** Asks with the entity tag of what is known; "not modified" answers with that, and only the clock is set. */
const asking = (known: Run | undefined) => async (request: Request) => {
  const sentAt = Date.now();
  const tagged = new Request(request, { cache: 'no-store' });
  if (known) tagged.headers.set('if-none-match', `"${known.change}"`);
  const response = await fetchThroughGates(tagged);
  heardServerTime(response.headers.get('holdfast-time'), sentAt);
  return response.status === 304 ? new Response(JSON.stringify(known), JSON_OK) : response;
};
const JSON_OK = { status: 200, headers: { 'content-type': 'application/json' } };

/** The run sheet; while the exercise runs it is asked for every two seconds, also when the line is down. */
export const runQuery = (queries: QueryClient, id: string) =>
  queryOptions({
    queryKey: keyOf(id),
    queryFn: () => {
      const known = queries.getQueryData<Run>(keyOf(id));
      return answer(api.GET('/api/exercises/{id}/run', { params: { path: { id } }, fetch: asking(known) }));
    },
    networkMode: 'always',
    retry: false,
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'in_progress' ? 15_000 : 2_000),
  });

/** What can be pressed in the run, by the end of its address. */
export type PressPath =
  | 'step-starts'
  | 'step-finishes'
  | 'moments'
  | 'injects'
  | 'inject-deliveries'
  | 'inject-answers'
  | 'notes'
  | 'observations';

export type Press = { key: string; path: PressPath; body: object; pressedAtMs: number; words: string };

/** Sends a press; the server counts it at the moment of the press, once, however often it is sent. */
export function sendPress(id: string, { key, path, body, pressedAtMs }: Press) {
  const held = Math.max(0, Math.floor((Date.now() - pressedAtMs) / 1000));
  const headers = { 'Idempotency-Key': key, 'holdfast-held-seconds': String(held) };
  const address = `/api/exercises/{id}/${path}` as '/api/exercises/{id}/notes';
  return answer(api.POST(address, { params: { path: { id } }, body: body as Shape<'WriteNote'>, headers }));
}

type Of<B> = { id: string; body: B };
const at = (id: string) => ({ path: { id } });

export const withdrawStart = ({ id, body }: Of<Shape<'WithdrawStart'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/start-withdrawals', { params: at(id), body, headers }));

export const correctStart = ({ id, body }: Of<Shape<'CorrectStart'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/start-corrections', { params: at(id), body, headers }));

export const correctResult = ({ id, body }: Of<Shape<'CorrectResult'>>, headers: KeyHeader) =>
  answer(api.POST('/api/exercises/{id}/result-corrections', { params: at(id), body, headers }));

export const writeInjects = ({ id, body }: Of<Shape<'WriteInjects'>>, headers: KeyHeader) =>
  answer(api.PUT('/api/exercises/{id}/injects', { params: at(id), body, headers }));

export const nameGuest = ({ id, body, mine }: Of<Shape<'NameGuest'>> & { mine: boolean }, headers: KeyHeader) =>
  mine
    ? answer(api.POST('/api/exercises/{id}/guests', { params: at(id), body, headers }))
    : answer(api.POST('/api/exercises/{id}/observer-guests', { params: at(id), body, headers }));

export const correctNote = ({ id, body, mine }: Of<Shape<'CorrectNote'>> & { mine: boolean }, headers: KeyHeader) =>
  mine
    ? answer(api.POST('/api/exercises/{id}/note-corrections', { params: at(id), body, headers }))
    : answer(api.POST('/api/exercises/{id}/observation-corrections', { params: at(id), body, headers }));
