import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { markRead, noticesQuery, type Notice } from '../../api/notices';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText, TimeText } from '../../parts/measures';
import { EmptyState, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Badge } from '../../parts/state-chip';
import { useNoticesCopy } from './notices.copy';

function useColumns(read: (id: string) => void): Column<Notice>[] {
  const t = useNoticesCopy();
  return useMemo(
    () => [
      {
        id: 'notice',
        header: t('notice'),
        primary: true,
        value: (row) => `${row.title} ${row.detail} ${row.vendorName ?? ''}`,
        cell: (row) => (
          <>
            <AppLink to={row.link} onClick={() => read(row.id)}>
              {row.title}
            </AppLink>{' '}
            {row.readAt === null && <Badge tone="info">{t('new')}</Badge>}
            {row.detail && <span className="sub">{row.detail}</span>}
            {row.vendorName && <span className="sub">{row.vendorName}</span>}
          </>
        ),
      },
      { id: 'topic', header: t('topic'), value: (row) => row.topic, cell: (row) => t(`topic.${row.topic}`) },
      {
        id: 'due',
        header: t('due'),
        tight: true,
        value: (row) => row.dueOn,
        cell: (row) => row.dueOn && <DateText date={row.dueOn} short />,
      },
      {
        id: 'told',
        header: t('told'),
        tight: true,
        value: (row) => row.createdAt,
        cell: (row) => <TimeText at={row.createdAt} />,
      },
    ],
    [t, read],
  );
}

export function NoticesScreen() {
  const t = useNoticesCopy();
  const { data } = useSuspenseQuery(noticesQuery);
  const reading = useDeed(markRead);
  const { submit } = reading;
  const columns = useColumns(useMemo(() => (id: string) => submit({ ids: [id] }), [submit]));
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      actions={
        data.unread > 0 && (
          <Button glyph="check" isPending={reading.isPending} onPress={() => reading.submit({})}>
            {t('allRead')}
          </Button>
        )
      }
    >
      {reading.problem && <ProblemNote problem={reading.problem} />}
      <Card title={t('list')} lede={t('unread', { count: data.unread })}>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          initialSort={{ column: 'told', descending: true }}
          empty={<EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>}
        />
      </Card>
    </Page>
  );
}
