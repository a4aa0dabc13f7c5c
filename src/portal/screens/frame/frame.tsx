import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { unreadQuery } from '../../api/notices';
import { useMay, useSession } from '../../api/session';
import { problemOf } from '../../parts/problem';
import { Shell } from '../../parts/shell';
import { toast } from '../../parts/toast';
import { Gates } from '../session/gates';
import { useSignOut } from '../session/sign-out';
import { useFrameCopy } from './frame.copy';
import { MembershipSwitch } from './membership-switch';
import { navigationOf } from './navigation';
import { TraySlot } from './tray-slot';

/** The frame of every signed-in screen. */
export function Frame() {
  const t = useFrameCopy();
  const signOut = useSignOut();
  const session = useSession();
  const may = useMay();
  const { membership, memberships } = session;
  const { data: unread = 0 } = useQuery({ ...unreadQuery, enabled: may('notices.own') });
  const groups = navigationOf(session).map(({ word: heading, entries }) => ({
    ...(heading && { label: t(heading) }),
    links: entries.map(({ to, word }) => ({ to, label: t(word), ...(to === '/notices' && { count: unread }) })),
  }));
  const leave = () => void signOut().catch((thrown: unknown) => toast({ tone: 'bad', title: problemOf(thrown).title }));
  return (
    <Shell
      key={membership.id}
      groups={groups}
      person={session.name}
      organisation={membership.vendor ?? membership.registrant}
      role={membership.roleLabel}
      home="/home"
      foot={memberships.length > 1 ? <MembershipSwitch /> : undefined}
      tray={may('evidence.bring') ? <TraySlot /> : undefined}
      onSignOut={leave}
    >
      <Outlet />
      <Gates />
    </Shell>
  );
}
