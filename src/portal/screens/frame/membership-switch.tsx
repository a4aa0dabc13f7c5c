import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useDeed } from '../../api/deed';
import { actUnder, useSession, type Session } from '../../api/session';
import { Select } from '../../parts/select-field';
import { problemOf } from '../../parts/problem';
import { toast } from '../../parts/toast';
import { useFrameCopy } from './frame.copy';

const nameOf = ({ roleLabel, vendor, registrant }: Session['membership']) => `${roleLabel}, ${vendor ?? registrant}`;

/** Acts under another membership and starts at its home; what was read under the first is forgotten. */
export function useActUnder(): { actUnder: (membershipId: string) => void; isPending: boolean } {
  const queries = useQueryClient();
  const router = useRouter();
  const choose = useDeed(
    async (id: string) => {
      await router.navigate({ to: '/home' });
      await actUnder(queries, id);
      await router.invalidate();
    },
    { keepsQueries: true },
  );
  return {
    isPending: choose.isPending,
    actUnder: (id) =>
      void choose.do(id).catch((thrown: unknown) => toast({ tone: 'bad', title: problemOf(thrown).title })),
  };
}

/** For a person with several memberships: which of them the portal is used under. */
export function MembershipSwitch() {
  const t = useFrameCopy();
  const { membership, memberships } = useSession();
  const { actUnder: choose, isPending } = useActUnder();
  return (
    <Select
      label={t('acting')}
      name="membership"
      options={memberships.map((one) => ({ id: one.id, label: nameOf(one) }))}
      value={membership.id}
      onChange={(id) => id && id !== membership.id && choose(id)}
      isDisabled={isPending}
    />
  );
}
