import { lazy, Suspense, useMemo, useState } from 'react';
import { useDeed } from '../../api/deed';
import { revoke, type Membership, type PersonRow } from '../../api/people';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { usePeopleCopy } from './people.copy';

const ConfirmDialog = lazy(() => import('../../parts/dialog').then((m) => ({ default: m.ConfirmDialog })));

function useColumns(onRevoke: ((held: Membership) => void) | null): Column<Membership>[] {
  const t = usePeopleCopy();
  return useMemo(
    () => [
      {
        id: 'role',
        header: t('role'),
        primary: true,
        cell: (held) => (
          <>
            {held.roleLabel}
            {held.vendor && <span className="sub">{held.vendor}</span>}
            {held.vendorScope && <span className="sub">{t('scopeCount', { count: held.vendorScope.length })}</span>}
          </>
        ),
      },
      { id: 'from', header: t('from'), cell: (held) => <DateText date={held.startsOn} /> },
      { id: 'last', header: t('last'), cell: (held) => <DateText date={held.endsOn} /> },
      {
        id: 'state',
        header: t('state'),
        cell: (held) =>
          held.revokedAt ? <StateChip state="revoked" /> : <StateChip state="active" word={t('inForce')} />,
      },
      ...(onRevoke
        ? [
            {
              id: 'revoke',
              header: t('change'),
              tight: true,
              cell: (held: Membership) =>
                held.revokedAt === null && (
                  <Button small look="danger" onPress={() => onRevoke(held)}>
                    {t('revoke')}
                  </Button>
                ),
            },
          ]
        : []),
    ],
    [t, onRevoke],
  );
}

/** The roles that a person holds or held, and the way to revoke one. */
export function MembershipsCard({ person, manages }: { person: PersonRow; manages: boolean }) {
  const t = usePeopleCopy();
  const [leaving, setLeaving] = useState<Membership | null>(null);
  const end = useDeed(revoke, { onDone: () => setLeaving(null) });
  const columns = useColumns(manages ? setLeaving : null);
  return (
    <Card title={t('memberships')} lede={t('membershipsLede')}>
      <DataTable
        caption={t('memberships')}
        columns={columns}
        rows={person.memberships}
        rowKey={(held) => held.id}
        empty={<EmptyState title={t('noRoles')}>{t('noRolesHelp')}</EmptyState>}
        plain
      />
      {leaving && (
        <Suspense>
          <ConfirmDialog
            title={t('revokeTitle', { role: leaving.roleLabel })}
            isOpen
            onClose={() => setLeaving(null)}
            lede={t('revokeLede')}
            record={[
              { label: t('person'), value: person.name },
              { label: t('role'), value: [leaving.roleLabel, leaving.vendor].filter(Boolean).join(', ') },
            ]}
            confirmLabel={t('revoke')}
            look="danger"
            onConfirm={() => end.do(leaving.id)}
          />
        </Suspense>
      )}
    </Card>
  );
}
