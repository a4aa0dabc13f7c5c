import { useMemo, useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import { populationsQuery, populationsReport, samplesQuery, samplesReport } from '../../api/requests';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import type { Column } from '../../parts/data-table';
import { TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { PagedTable } from '../../parts/paged-table';
import { FIRST_PAGE, useSought } from '../../parts/use-sought';
import { FreezeDialog } from './freeze-dialog';
import { usePopulationsCopy } from './populations.copy';

type Row = Shape<'PopulationSummary'>;
type Sample = Shape<'SampleSummary'>;

function usePopulationColumns(): Column<Row>[] {
  const t = usePopulationsCopy();
  return useMemo(
    () => [
      {
        id: 'title',
        header: t('population'),
        primary: true,
        value: (row) => row.title,
        cell: (row) => (
          <>
            <AppLink to={`/populations/${row.id}`}>{row.title}</AppLink>
            <span className="sub">{[row.ref, row.requirement, row.vendorName].filter(Boolean).join(' · ')}</span>
          </>
        ),
      },
      {
        id: 'period',
        header: t('period'),
        tight: true,
        value: (row) => row.periodCode,
        cell: (row) => row.periodCode,
      },
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
        value: (row) => row.ref,
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
        value: (row) => row.method,
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
        value: (row) => row.purpose,
        cell: (row) => t(`purpose.${row.purpose}`),
      },
      { id: 'by', header: t('pickedBy'), value: (row) => row.pickedBy, cell: (row) => row.pickedBy },
      {
        id: 'picked',
        header: t('picked'),
        value: (row) => row.pickedAt,
        cell: (row) => <TimeText at={row.pickedAt} />,
      },
    ],
    [t],
  );
}

type Help = { title: string; help: string };

function Populations({ title, help }: Help) {
  const t = usePopulationsCopy();
  const { data: first } = useSuspenseQuery(populationsQuery());
  const { sought, table } = useSought(FIRST_PAGE);
  const { data: list = first } = useQuery(populationsQuery(sought));
  return (
    <PagedTable
      caption={t('populations')}
      columns={usePopulationColumns()}
      rows={list.items}
      rowKey={(row) => row.id}
      csv={populationsReport(sought)}
      total={list.total}
      {...table}
      empty={<EmptyState title={title}>{help}</EmptyState>}
    />
  );
}

function Samples({ title, help }: Help) {
  const t = usePopulationsCopy();
  const { sought, table } = useSought(FIRST_PAGE);
  const { data: list } = useQuery(samplesQuery(sought));
  return (
    <PagedTable
      caption={t('samples')}
      columns={useSampleColumns()}
      rows={list?.items ?? []}
      rowKey={(row) => row.id}
      csv={samplesReport(sought)}
      total={list?.total ?? 0}
      {...table}
      empty={<EmptyState title={title}>{help}</EmptyState>}
    />
  );
}

/** Frozen populations, and the samples picked from them. */
export function PopulationsScreen() {
  const t = usePopulationsCopy();
  const may = useMay();
  const [freezing, setFreezing] = useState(false);
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      actions={may('populations.freeze') && <Button onPress={() => setFreezing(true)}>{t('freeze')}</Button>}
    >
      <Card title={t('populations')}>
        <Populations title={t('emptyTitle')} help={may('populations.freeze') ? t('emptyHelp') : t('emptyForReader')} />
      </Card>
      <Card title={t('samples')}>
        <Samples title={t('noSamples')} help={t('noSamplesHelp')} />
      </Card>
      {freezing && <FreezeDialog onClose={() => setFreezing(false)} />}
    </Page>
  );
}
