import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { endSession } from '../../api/session';
import { forgetDrafts } from '../questionnaire/drafts';

/** Ends this session (or, `everywhere`, all of them), goes to sign-in and forgets what was read and what was typed. */
export function useSignOut(): (everywhere?: boolean) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return async (everywhere = false) => {
    await endSession(everywhere);
    forgetDrafts();
    await router.navigate({ to: '/sign-in' });
    queries.clear();
  };
}
