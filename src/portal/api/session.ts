import { queryOptions, useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import { answer, api, frontDoor, type Shape } from './client';

export type Session = Shape<'SessionView'>;
export type Permission = Session['permissions'][number];
export type Role = Session['membership']['role'];

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => answer(frontDoor.GET('/api/session')),
  staleTime: 60_000,
});

export const ownSessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => answer(api.GET('/api/sessions')),
});

/** Who is signed in. Only below the signed-in layout. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Asks what the role may do: `const may = useMay(); may('reviews.write')`. The API decides; this only hides what it would refuse. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}

export async function signIn(queries: QueryClient, body: Shape<'SignIn'>): Promise<Session> {
  const session = await answer(frontDoor.POST('/api/sessions', { body }));
  queries.setQueryData(sessionQuery.queryKey, session);
  return session;
}

/** Confirms the password for the next five minutes. */
export async function confirmPassword(queries: QueryClient, password: string): Promise<void> {
  await frontDoor.POST('/api/session/reauthentications', { body: { password } });
  await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
}

/** Acts under another membership: nothing that was read under the first one stays. */
export async function actUnder(queries: QueryClient, membershipId: string): Promise<void> {
  const session = await answer(api.PUT('/api/session/membership', { body: { membershipId } }));
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  queries.setQueryData(sessionQuery.queryKey, session);
}

/** Ends this session, or all that the person has. The screens that show it must be left before the cache is cleared. */
export async function endSession(everywhere: boolean): Promise<void> {
  await (everywhere ? api.DELETE('/api/sessions') : api.DELETE('/api/session'));
}

/** Sets a new password; a wrong current one is said beside its field. */
export async function changePassword(body: Shape<'ChangePassword'>): Promise<void> {
  await api.PUT('/api/session/password', { body });
}
