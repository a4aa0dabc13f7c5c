import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useDeed } from '../../api/deed';
import { actUnder, useSession, type Session } from '../../api/session';
import { Select } from '../../parts/select-field';
import { problemOf } from '../../parts/problem';
import { toast } from '../../parts/toast';
import { useFrameCopy } from './frame.copy';

const nameOf = ({ roleLabel, vendor, registrant }: Session['membership']) => `${roleLabel}, ${vendor ?? registrant}`;

/** For a person with several memberships: which of them the portal is used under. */
export function MembershipSwitch() {
  const t = useFrameCopy();
  const queries = useQueryClient();
  const router = useRouter();
  const { membership, memberships } = useSession();
  const choose = useDeed((id: string) => actUnder(queries, id), {
    keepsQueries: true,
    onDone: () => void router.navigate({ to: '/home' }).then(() => router.invalidate()),
  });
  if (memberships.length < 2) return null;
  const go = (id: string) =>
    id && choose.do(id).catch((thrown: unknown) => toast({ tone: 'bad', title: problemOf(thrown).title }));
  return (
    <Select
      label={t('acting')}
      name="membership"
      options={memberships.map((one) => ({ id: one.id, label: nameOf(one) }))}
      value={membership.id}
      onChange={(id) => void go(id)}
      isDisabled={choose.isPending}
    />
  );
}
