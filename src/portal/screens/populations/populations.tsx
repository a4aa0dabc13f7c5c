import { useMemo, useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import { A_PAGE, FIRST_PAGE, populationsQuery, samplesQuery } from '../../api/requests';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import type { Column } from '../../parts/data-table';
import { TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { PagedTable } from '../../parts/paged-table';
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
        cell: (row) => (
          <>
            <AppLink to={`/populations/${row.id}`}>{row.title}</AppLink>
            <span className="sub">{[row.ref, row.requirement, row.vendorName].filter(Boolean).join(' · ')}</span>
          </>
        ),
      },
      { id: 'period', header: t('period'), tight: true, cell: (row) => row.periodCode },
      { id: 'rows', header: t('rows'), align: 'end', cell: (row) => row.rowCount },
      { id: 'run', header: t('run'), cell: (row) => <TimeText at={row.runAt} /> },
      { id: 'runBy', header: t('runBy'), cell: (row) => row.runBy },
      { id: 'samples', header: t('samples'), align: 'end', cell: (row) => row.samples },
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
        cell: (row) => t(`methodShort.${row.method}`),
      },
      {
        id: 'size',
        header: t('size'),
        align: 'end',
        cell: (row) => t('sizeOf', { size: row.size, of: row.of }),
      },
      {
        id: 'purpose',
        header: t('purpose'),
        cell: (row) => t(`purpose.${row.purpose}`),
      },
      { id: 'by', header: t('pickedBy'), cell: (row) => row.pickedBy },
    ],
    [t],
  );
}

type Help = { title: string; help: string };

function Populations({ title, help }: Help) {
  const t = usePopulationsCopy();
  const { data: first } = useSuspenseQuery(populationsQuery());
  const [sought, setSought] = useState(FIRST_PAGE);
  const { data: list = first } = useQuery(populationsQuery(sought));
  return (
    <PagedTable
      caption={t('populations')}
      columns={usePopulationColumns()}
      rows={list.items}
      rowKey={(row) => row.id}
      csv={false}
      page={sought.page}
      pageSize={A_PAGE}
      total={list.total}
      onPage={(page) => setSought((now) => ({ ...now, page }))}
      words={sought.seek}
      onWords={(seek) => setSought((now) => ({ ...now, page: 1, seek }))}
      empty={<EmptyState title={title}>{help}</EmptyState>}
    />
  );
}

function Samples({ title, help }: Help) {
  const t = usePopulationsCopy();
  const [sought, setSought] = useState(FIRST_PAGE);
  const { data: list } = useQuery(samplesQuery(sought));
  return (
    <PagedTable
      caption={t('samples')}
      columns={useSampleColumns()}
      rows={list?.items ?? []}
      rowKey={(row) => row.id}
      csv={false}
      page={sought.page}
      pageSize={A_PAGE}
      total={list?.total ?? 0}
      onPage={(page) => setSought((now) => ({ ...now, page }))}
      words={sought.seek}
      onWords={(seek) => setSought((now) => ({ ...now, page: 1, seek }))}
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
