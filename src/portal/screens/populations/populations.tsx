import { useMemo, useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import { populationsQuery, samplesQuery } from '../../api/requests';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { FreezeDialog } from './freeze-dialog';
import { usePopulationsCopy } from './populations.copy';

type Row = Shape<'PopulationSummary'>;
type Sample = Shape<'SampleSummary'>;

function usePopulationColumns(): Column<Row>[] {
  const t = usePopulationsCopy();
  return useMemo(
    () => [
      {
        id: 'population',
        header: t('population'),
        primary: true,
        value: (row) => `${row.ref} ${row.title}`,
        cell: (row) => (
          <>
            <AppLink to={`/populations/${row.id}`}>{row.title}</AppLink>
            <span className="sub">{[row.ref, row.requirement, row.vendorName].filter(Boolean).join(' · ')}</span>
          </>
        ),
      },
      { id: 'period', header: t('period'), tight: true, value: (row) => row.periodCode, cell: (row) => row.periodCode },
      { id: 'rows', header: t('rows'), align: 'end', value: (row) => row.rowCount, cell: (row) => row.rowCount },
      { id: 'run', header: t('run'), value: (row) => row.runAt, cell: (row) => <TimeText at={row.runAt} /> },
      { id: 'runBy', header: t('runBy'), value: (row) => row.runBy, cell: (row) => row.runBy },
      { id: 'samples', header: t('samples'), align: 'end', value: (row) => row.samples, cell: (row) => row.samples },
    ],
    [t],
  );
}

function useSampleColumns(): Column<Sample>[] {
  const t = usePopulationsCopy();
  return useMemo(
    () => [
      {
        id: 'sample',
        header: t('samples'),
        primary: true,
        value: (row) => `${row.ref} ${row.populationTitle}`,
        cell: (row) => (
          <>
            <AppLink to={`/samples/${row.id}`}>{row.ref}</AppLink>
            <span className="sub">{`${row.populationTitle}, ${row.populationRef}`}</span>
          </>
        ),
      },
      {
        id: 'method',
        header: t('method'),
        value: (row) => t(`methodShort.${row.method}`),
        cell: (row) => t(`methodShort.${row.method}`),
      },
      {
        id: 'size',
        header: t('size'),
        align: 'end',
        value: (row) => row.size,
        cell: (row) => t('sizeOf', { size: row.size, of: row.of }),
      },
      {
        id: 'purpose',
        header: t('purpose'),
        value: (row) => t(`purpose.${row.purpose}`),
        cell: (row) => t(`purpose.${row.purpose}`),
      },
      { id: 'by', header: t('pickedBy'), value: (row) => row.pickedBy, cell: (row) => row.pickedBy },
    ],
    [t],
  );
}

/** Frozen populations, and the samples picked from them. */
export function PopulationsScreen() {
  const t = usePopulationsCopy();
  const may = useMay();
  const { data } = useSuspenseQuery(populationsQuery);
  const { data: samples } = useQuery(samplesQuery);
  const [freezing, setFreezing] = useState(false);
  const help = may('populations.freeze') ? t('emptyHelp') : t('emptyForReader');
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      actions={may('populations.freeze') && <Button onPress={() => setFreezing(true)}>{t('freeze')}</Button>}
    >
      <Card title={t('populations')}>
        <DataTable
          caption={t('populations')}
          columns={usePopulationColumns()}
          rows={data.items}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('emptyTitle')}>{help}</EmptyState>}
        />
      </Card>
      <Card title={t('samples')}>
        <DataTable
          caption={t('samples')}
          columns={useSampleColumns()}
          rows={samples?.items ?? []}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('noSamples')}>{t('noSamplesHelp')}</EmptyState>}
        />
      </Card>
      {freezing && <FreezeDialog onClose={() => setFreezing(false)} />}
    </Page>
  );
}
