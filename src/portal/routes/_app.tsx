import { createFileRoute, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../api/session';
import { problemOf } from '../parts/problem';
import { Frame } from '../screens/frame/frame';

export const Route = createFileRoute('/_app')({
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient
      .query({ ...sessionQuery, staleTime: 'static' })
      .catch((thrown: unknown) => {
        if (problemOf(thrown).status !== 401) throw thrown;
        throw redirect({ to: '/sign-in', search: { next: location.href } });
      });
    return { session };
  },
  component: Frame,
});
