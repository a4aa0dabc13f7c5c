import { useMemo } from 'react';
import { useSession, type Session } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { StateChip } from '../../parts/state-chip';
import { useActUnder } from '../frame/membership-switch';
import { useAccountCopy } from './account.copy';

type Row = Session['membership'];

/** All roles of a person who has several, and the way to act under another. */
export function OwnRoles() {
  const t = useAccountCopy();
  const { membership, memberships } = useSession();
  const { actUnder, isPending } = useActUnder();
  const columns = useMemo<Column<Row>[]>(
    () => [
      { id: 'role', header: t('role'), cell: (row) => row.roleLabel, primary: true },
      { id: 'for', header: t('organisation'), cell: (row) => row.vendor ?? row.registrant },
      {
        id: 'now',
        header: t('now'),
        tight: true,
        cell: (row) =>
          row.id === membership.id ? (
            <StateChip state="active" word={t('nowYes')} />
          ) : (
            <Button small onPress={() => actUnder(row.id)} isPending={isPending}>
              {t('actUnder')}
            </Button>
          ),
      },
    ],
    [t, membership.id, actUnder, isPending],
  );
  return (
    <Card title={t('roles')} lede={t('rolesLede')}>
      <DataTable
        caption={t('roles')}
        columns={columns}
        rows={memberships}
        rowKey={(row) => row.id}
        empty={null}
        plain
      />
    </Card>
  );
}
