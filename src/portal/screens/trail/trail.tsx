import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useSession } from '../../api/session';
import { exportHref, TRAIL_PAGE, trailQuery, type TrailEvent, type TrailFilter } from '../../api/trail';
import { AppLink } from '../../parts/app-link';
import { DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { countText } from '../../parts/format';
import { TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Pager } from '../../parts/pager';
import { CheckpointCard } from './checkpoint-card';
import { deedText, memberText, roleText } from './deed-words';
import { KeysCard, SafekeepingCard } from './safekeeping-card';
import { TrailFilters } from './trail-filters';
import { useTrailCopy } from './trail.copy';
import { VerifyCard } from './verify-card';

export type TrailSearch = TrailFilter & { page?: number | undefined };

function useColumns(): Column<TrailEvent>[] {
  const t = useTrailCopy();
  return useMemo(
    () => [
      {
        id: 'what',
        header: t('what'),
        primary: true,
        value: (event) => deedText(event.deed),
        cell: (event) => <AppLink to={`/trail/${event.id}`}>{deedText(event.deed)}</AppLink>,
      },
      {
        id: 'at',
        header: t('at'),
        value: (event) => event.at,
        cell: (event) => <TimeText at={event.at} seconds />,
      },
      {
        id: 'who',
        header: t('who'),
        value: (event) => event.actor.name,
        cell: (event) => (
          <>
            {event.actor.name}
            <span className="sub">{roleText(event.actor.role)}</span>
          </>
        ),
      },
      {
        id: 'subject',
        header: t('subject'),
        value: (event) => event.subject.ref ?? event.subject.kind,
        cell: (event) => event.subject.ref ?? memberText(event.subject.kind),
      },
      {
        id: 'vendor',
        header: t('vendor'),
        value: (event) => event.vendorName,
        cell: (event) => event.vendorName ?? '–',
      },
    ],
    [t],
  );
}

type Props = { search: TrailSearch; onSearch: (search: TrailSearch) => void };

export function TrailScreen({ search, onSearch }: Props) {
  const t = useTrailCopy();
  const { membership } = useSession();
  const { page = 0, ...filter } = search;
  const { data } = useSuspenseQuery(trailQuery(filter, page));
  const columns = useColumns();
  return (
    <Page title={t('title')} lede={t('lede', { registrant: membership.registrant })}>
      <VerifyCard />
      <Card title={t('entries')}>
        <div className="stack">
          <TrailFilters filter={filter} onChange={onSearch} />
          <DataTable
            caption={t('list')}
            columns={columns}
            rows={data.items}
            rowKey={(event) => event.id}
            empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
            plain
          />
          <Pager
            caption={t('list')}
            page={page}
            pageSize={TRAIL_PAGE}
            total={data.total}
            onPage={(next) => onSearch({ ...filter, page: next })}
          />
          {data.total > 0 && (
            <div className="row">
              <DownloadLink href={exportHref(filter, 'csv')}>{t('csv', { total: countText(data.total) })}</DownloadLink>
              <DownloadLink look="quiet" href={exportHref(filter, 'jsonl')}>
                {t('jsonl')}
              </DownloadLink>
            </div>
          )}
        </div>
      </Card>
      <CheckpointCard />
      <SafekeepingCard />
      <KeysCard />
    </Page>
  );
}
