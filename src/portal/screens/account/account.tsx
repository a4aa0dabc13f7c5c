import { lazy, Suspense } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { ownSessionsQuery, useMay, useSession } from '../../api/session';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { Loading } from '../../parts/notes';
import { Page } from '../../parts/page';
import { ThemeSwitch } from '../../parts/shell';
import { useAccountCopy } from './account.copy';
import { OwnPassword } from './own-password';
import { OwnRoles } from './own-roles';
import { OwnSessions } from './own-sessions';

const PreferencesCard = lazy(() => import('../notices/preferences-card').then((m) => ({ default: m.PreferencesCard })));
const CalendarCard = lazy(() => import('../notices/calendar-card').then((m) => ({ default: m.CalendarCard })));

export function AccountScreen() {
  const t = useAccountCopy();
  const { name, email, title, membership, memberships } = useSession();
  const may = useMay();
  const { data: sessions } = useSuspenseQuery(ownSessionsQuery);
  return (
    <Page title={t('title')} lede={t('lede')}>
      <div className="two">
        <Card title={t('you')}>
          <KeyValue
            items={[
              { label: t('name'), value: name },
              { label: t('email'), value: email },
              ...(title ? [{ label: t('jobTitle'), value: title }] : []),
              { label: t('acting'), value: `${membership.roleLabel}, ${membership.vendor ?? membership.registrant}` },
            ]}
          />
        </Card>
        <Card title={t('look')} lede={t('lookLede')}>
          <div>
            <ThemeSwitch />
          </div>
        </Card>
      </div>
      {memberships.length > 1 && <OwnRoles />}
      {may('notices.own') && (
        <Suspense fallback={<Loading />}>
          <PreferencesCard />
          <CalendarCard />
        </Suspense>
      )}
      <OwnPassword />
      <OwnSessions sessions={sessions} />
    </Page>
  );
}
