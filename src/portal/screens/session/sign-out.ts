import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { endSession } from '../../api/session';

/** Ends this session (or, `everywhere`, all of them), goes to sign-in and forgets what was read. */
export function useSignOut(): (everywhere?: boolean) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return async (everywhere = false) => {
    await endSession(everywhere);
    await router.navigate({ to: '/sign-in' });
    queries.clear();
  };
}
