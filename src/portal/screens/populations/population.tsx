import { useMemo, useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import {
  populationFile,
  populationItemsQuery,
  populationLines,
  populationPrint,
  populationQuery,
  type PopulationDetail,
} from '../../api/requests';
import { useMay } from '../../api/session';
import { Button, DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Digest, KeyValue } from '../../parts/facts';
import { Bytes, DateText, TimeText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { PickDialog } from './pick-dialog';
import { usePopulationsCopy } from './populations.copy';

type Item = Shape<'PopulationItemView'>;

function useColumns(): Column<Item>[] {
  const t = usePopulationsCopy();
  return useMemo(
    () => [
      { id: 'item', header: t('item'), tight: true, value: (row) => row.number, cell: (row) => row.number },
      { id: 'what', header: t('what'), primary: true, value: (row) => row.label, cell: (row) => row.label },
      { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName ?? '–' },
      {
        id: 'date',
        header: t('date'),
        value: (row) => row.happenedOn,
        cell: (row) => <DateText date={row.happenedOn} short />,
      },
    ],
    [t],
  );
}

function Query({ one }: { one: PopulationDetail }) {
  const t = usePopulationsCopy();
  return (
    <Card title={t('query')}>
      <KeyValue
        items={[
          { label: t('inWords'), value: one.queryWords },
          {
            label: t('parameters'),
            value: one.parameters.map(({ name, value }) => `${name}: ${value ?? t('any')}`).join(' · '),
          },
          { label: t('run'), value: <TimeText at={one.runAt} seconds /> },
          { label: t('runBy'), value: one.runBy },
          { label: t('digest'), value: <Digest value={one.sha256} long /> },
          { label: t('file'), value: <Bytes bytes={one.bytes} /> },
          ...(one.linesSha256 === null
            ? []
            : [{ label: t('linesDigest'), value: <Digest value={one.linesSha256} long /> }]),
        ]}
      />
      <details>
        <summary>{t('inCode')}</summary>
        <p className="quote mono">{one.queryCode}</p>
      </details>
    </Card>
  );
}

function Totals({ one }: { one: PopulationDetail }) {
  const t = usePopulationsCopy();
  return (
    <Card title={t('totals')}>
      <KeyValue items={one.totals.map(({ label, value }) => ({ label, value }))} />
      <h3>{t('reconciliation')}</h3>
      <Note tone={one.reconciles ? 'ok' : 'bad'} title={t(one.reconciles ? 'reconciles' : 'reconcilesNot')} />
      <KeyValue
        items={[
          { label: t('inPopulation'), value: one.rowCount },
          ...one.leftOut.map(({ reason, count }) => ({ label: t('leftOut', { reason }), value: count })),
          { label: t('sourceRows'), value: one.sourceCount },
        ]}
      />
    </Card>
  );
}

/** One population: the query, the totals that prove it whole, its items, and the frozen file. */
export function PopulationScreen({ id }: { id: string }) {
  const t = usePopulationsCopy();
  const may = useMay();
  const { data: one } = useSuspenseQuery(populationQuery(id));
  const { data: items } = useQuery(populationItemsQuery(id));
  const [picking, setPicking] = useState(false);
  return (
    <Page
      title={one.title}
      lede={[one.ref, one.periodCode, one.requirement, one.vendorName].filter(Boolean).join(' · ')}
      crumbs={[{ label: t('title'), to: '/populations' }]}
      actions={
        <>
          <DownloadLink href={populationFile(id)}>{t('file')}</DownloadLink>
          {one.linesSha256 !== null && <DownloadLink href={populationLines(id)}>{t('linesFile')}</DownloadLink>}
          {one.linesSha256 !== null && <DownloadLink href={populationPrint(id)}>{t('printed')}</DownloadLink>}
          {may('populations.freeze') && (
            <Button look="primary" isDisabled={one.rowCount === 0} onPress={() => setPicking(true)}>
              {t('pick')}
            </Button>
          )}
        </>
      }
    >
      <div className="two">
        <Query one={one} />
        <Totals one={one} />
      </div>
      <Card title={t('items')} lede={t('itemsLede', { count: one.rowCount })}>
        <DataTable
          caption={t('items')}
          columns={useColumns()}
          rows={items?.items ?? []}
          rowKey={(row) => String(row.number)}
          csv={populationFile(id)}
          empty={<p className="muted">{t('noItems')}</p>}
        />
      </Card>
      {picking && <PickDialog one={one} onClose={() => setPicking(false)} />}
    </Page>
  );
}
