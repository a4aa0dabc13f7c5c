import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { keptQuery, type KeptSimulation } from '../../api/loss';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { TimeText } from '../../parts/measures';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { useConcentrationCopy } from './concentration.copy';

type Kept = Omit<KeptSimulation, 'items' | 'factsUnchanged'>;

/** Runs that somebody kept as a record. */
export function KeptCard() {
  const t = useConcentrationCopy();
  const { data, error, isPending } = useQuery(keptQuery);
  const columns = useMemo<Column<Kept>[]>(
    () => [
      {
        ...{ id: 'run', header: t('run'), primary: true },
        value: (one) => one.title,
        cell: (one) => (
          <>
            <AppLink to={`/loss-simulations/${one.id}`}>
              {one.ref} {one.title}
            </AppLink>
            <span className="sub">{one.losses.map(({ name }) => name).join(' + ')}</span>
          </>
        ),
      },
      { id: 'hit', header: t('hit'), align: 'end', value: (one) => one.summary.hit, cell: (one) => one.summary.hit },
      {
        id: 'down',
        header: t('down'),
        align: 'end',
        value: (one) => one.summary.down,
        cell: (one) => one.summary.down,
      },
      { id: 'by', header: t('ranBy'), value: (one) => one.ranByName, cell: (one) => one.ranByName },
      { id: 'at', header: t('ranAt'), value: (one) => one.ranAt, cell: (one) => <TimeText at={one.ranAt} /> },
    ],
    [t],
  );
  return (
    <Card title={t('runs')} lede={t('runsLede')}>
      <ProblemNote problem={error} />
      {isPending && <Loading />}
      {data && (
        <DataTable
          caption={t('runs')}
          columns={columns}
          rows={data.items}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t('runsNone')}>{t('runsNoneHelp')}</EmptyState>}
        />
      )}
    </Card>
  );
}
