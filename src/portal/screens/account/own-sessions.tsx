import { lazy, Suspense, useMemo, useState } from 'react';
import type { Shape } from '../../api/client';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Badge } from '../../parts/state-chip';
import { useSignOut } from '../session/sign-out';
import { useAccountCopy } from './account.copy';
import { browserText } from './browser-text';

const ConfirmDialog = lazy(() => import('../../parts/dialog').then((m) => ({ default: m.ConfirmDialog })));

type Row = Shape<'OwnSession'>;

function useColumns(): Column<Row>[] {
  const t = useAccountCopy();
  return useMemo(
    () => [
      {
        id: 'device',
        header: t('device'),
        primary: true,
        value: (row) => browserText(row.userAgent),
        cell: (row) => (
          <span className="row">
            <span title={row.userAgent}>{browserText(row.userAgent) || t('unknownDevice')}</span>
            {row.current && <Badge tone="info">{t('here')}</Badge>}
          </span>
        ),
      },
      { id: 'address', header: t('address'), cell: (row) => row.address, value: (row) => row.address },
      {
        id: 'started',
        header: t('started'),
        cell: (row) => <TimeText at={row.startedAt} />,
        value: (r) => r.startedAt,
      },
      { id: 'seen', header: t('seen'), cell: (row) => <TimeText at={row.lastSeenAt} />, value: (r) => r.lastSeenAt },
    ],
    [t],
  );
}

export function OwnSessions({ sessions }: { sessions: Row[] }) {
  const t = useAccountCopy();
  const signOut = useSignOut();
  const columns = useColumns();
  const [asking, setAsking] = useState(false);
  return (
    <Card
      title={t('sessions')}
      lede={t('sessionsLede')}
      aside={
        <Button look="danger" small glyph="sign-out" onPress={() => setAsking(true)}>
          {t('everywhere')}
        </Button>
      }
    >
      <DataTable
        caption={t('sessions')}
        columns={columns}
        rows={sessions}
        rowKey={(row) => row.id}
        initialSort={{ column: 'seen', descending: true }}
        empty={<EmptyState title={t('noSessions')} />}
        plain={sessions.length <= 10}
        pageSize={10}
        csv={false}
      />
      {asking && (
        <Suspense>
          <ConfirmDialog
            title={t('everywhereTitle')}
            isOpen
            onClose={() => setAsking(false)}
            lede={t('everywhereLede')}
            record={[{ label: t('ending'), value: sessions.length }]}
            confirmLabel={t('everywhere')}
            look="danger"
            onConfirm={() => signOut(true)}
          />
        </Suspense>
      )}
    </Card>
  );
}
