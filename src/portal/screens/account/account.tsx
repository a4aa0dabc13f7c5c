import { useSuspenseQuery } from '@tanstack/react-query';
import { ownSessionsQuery, useSession } from '../../api/session';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { Page } from '../../parts/page';
import { ThemeSwitch } from '../../parts/shell';
import { useAccountCopy } from './account.copy';
import { OwnPassword } from './own-password';
import { OwnRoles } from './own-roles';
import { OwnSessions } from './own-sessions';

export function AccountScreen() {
  const t = useAccountCopy();
  const { name, email, title, membership, memberships } = useSession();
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
      <OwnPassword />
      <OwnSessions sessions={sessions} />
    </Page>
  );
}
