import { useMemo, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { csvOfPaired, LOSS_PAGE, pairedQuery, type PairedPlaces } from '../../api/loss';
import { AppLink } from '../../parts/app-link';
import { DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Pager } from '../../parts/pager';
import { StateChip } from '../../parts/state-chip';
import { useConcentrationCopy } from './concentration.copy';

const looks = { shared: 'missed', not_known: 'loss_unknown', apart: 'cleared' } as const;

function useColumns(): Column<PairedPlaces>[] {
  const t = useConcentrationCopy();
  return useMemo(
    () => [
      {
        ...{ id: 'service', header: t('service'), primary: true },
        cell: (one) => (
          <>
            <AppLink to={`/vendors/${one.vendorId}?tab=services`}>{one.serviceName}</AppLink>
            <span className="sub">
              {one.vendorName} · {one.serviceRef}
              {one.tier && ` · ${one.tier}`}
            </span>
          </>
        ),
      },
      {
        ...{ id: 'places', header: t('places') },
        cell: ({ first, second }) => (
          <>
            {first.name} <span className="muted">({first.place})</span>
            <span className="sub">
              {second.name} ({second.place})
            </span>
          </>
        ),
      },
      {
        ...{ id: 'common', header: t('common') },
        cell: (one) => (
          <>
            <StateChip state={looks[one.verdict]} word={t(`paired.${one.verdict}`)} />
            <span className="sub">{[...one.sharedZones, ...(one.sameRegion ? [t('sameRegion')] : [])].join(', ')}</span>
          </>
        ),
      },
    ],
    [t],
  );
}

/** Places that are to stand in for each other, and the hazards that could take both. */
export function PairedCard() {
  const t = useConcentrationCopy();
  const [page, setPage] = useState(0);
  const { data, error, isPending } = useQuery({ ...pairedQuery(page), placeholderData: keepPreviousData });
  const columns = useColumns();
  return (
    <Card
      title={t('paired')}
      lede={t('pairedLede')}
      aside={
        <DownloadLink small href={csvOfPaired()}>
          {t('csv')}
        </DownloadLink>
      }
    >
      <ProblemNote problem={error} />
      {isPending && <Loading />}
      {data && (
        <div className="stack">
          <DataTable
            caption={t('paired')}
            columns={columns}
            rows={data.items}
            rowKey={(one) => `${one.first.dependencyId} ${one.second.dependencyId}`}
            pageSize={LOSS_PAGE}
            empty={<EmptyState title={t('pairedNone')}>{t('pairedNoneHelp')}</EmptyState>}
            plain
          />
          <Pager caption={t('paired')} page={page} pageSize={LOSS_PAGE} total={data.total} onPage={setPage} />
        </div>
      )}
    </Card>
  );
}
