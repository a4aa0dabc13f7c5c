import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import { homeQuery } from '../../api/home';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { Strip } from '../../parts/strip';
import { useReadersCopy } from './readers.copy';

type Invitation = Shape<'OpenInvitation'>;
type Count = Shape<'RoleCount'>;

function Invitations({ invitations }: { invitations: Invitation[] }) {
  const t = useReadersCopy();
  const columns = useMemo<Column<Invitation>[]>(
    () => [
      {
        id: 'person',
        header: t('person'),
        primary: true,
        cell: (one) => (
          <>
            <AppLink to={`/people/${one.personId}`}>{one.name}</AppLink>
            <span className="sub">{one.email}</span>
          </>
        ),
      },
      { id: 'made', header: t('made'), cell: (one) => <TimeText at={one.madeAt} /> },
      { id: 'until', header: t('until'), cell: (one) => <TimeText at={one.expiresAt} /> },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        cell: (one) => (
          <StateChip state={one.expired ? 'expired' : 'pending'} word={t(one.expired ? 'ended' : 'waits')} />
        ),
      },
    ],
    [t],
  );
  return (
    <Card title={t('open')} lede={t('openLede')}>
      <DataTable
        caption={t('open')}
        columns={columns}
        rows={invitations}
        rowKey={(one) => one.personId}
        empty={<EmptyState title={t('noneOpen')}>{t('noneOpenHelp')}</EmptyState>}
        plain={invitations.length <= 10}
        pageSize={10}
        csv={false}
      />
    </Card>
  );
}

function ByRole({ counts }: { counts: Count[] }) {
  const t = useReadersCopy();
  const columns = useMemo<Column<Count>[]>(
    () => [
      { id: 'role', header: t('role'), primary: true, cell: (one) => one.roleLabel },
      { id: 'people', header: t('people'), align: 'end', tight: true, cell: (one) => one.people },
    ],
    [t],
  );
  return (
    <Card title={t('byRole')}>
      <DataTable caption={t('byRole')} columns={columns} rows={counts} rowKey={(one) => one.role} empty={null} plain />
    </Card>
  );
}

/** Where an administrator lands: who has access, and which invitations wait. */
export function AdministratorHome() {
  const t = useReadersCopy();
  const { membership } = useSession();
  const { administrator } = useSuspenseQuery(homeQuery).data;
  if (!administrator) return null;
  const { activePeople, disabledPeople, openInvitations, byRole, vendors } = administrator;
  return (
    <Page
      title={t('adminTitle')}
      lede={t('adminLede', { registrant: membership.registrant })}
      actions={
        <>
          <ButtonLink to="/operations">{t('nights')}</ButtonLink>
          <ButtonLink look="primary" to="/people">
            {t('manage')}
          </ButtonLink>
        </>
      }
    >
      <Strip
        items={[
          { label: t('active'), value: activePeople },
          { label: t('invited'), value: openInvitations.length },
          { label: t('disabled'), value: disabledPeople },
          { label: t('vendorCount'), value: vendors },
        ]}
      />
      <div className="two">
        <Invitations invitations={openInvitations} />
        <ByRole counts={byRole} />
      </div>
    </Page>
  );
}
