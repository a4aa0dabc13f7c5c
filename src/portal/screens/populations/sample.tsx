import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import { useDeed } from '../../api/deed';
import { replaceSampleItem, sampleQuery, type SampleDetail } from '../../api/requests';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DeedDialog } from '../../parts/deed-dialog';
import { Digest, KeyValue } from '../../parts/facts';
import { DateText, TimeText } from '../../parts/measures';
import { Page } from '../../parts/page';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { usePopulationsCopy } from './populations.copy';
import { SamplePackets } from './sample-packets';

type Item = Shape<'SampleItemView'>;

function useColumns(onReplace: ((item: Item) => void) | null): Column<Item>[] {
  const t = usePopulationsCopy();
  return useMemo(
    () => [
      { id: 'place', header: t('place'), tight: true, value: (row) => row.number, cell: (row) => row.number },
      {
        id: 'item',
        header: t('item'),
        tight: true,
        value: (row) => row.populationNumber,
        cell: (row) => row.populationNumber,
      },
      {
        id: 'what',
        header: t('what'),
        primary: true,
        value: (row) => row.label,
        cell: (row) => (
          <>
            {row.label}
            {row.replacedBy !== null && <span className="sub">{t('replacedBy', { number: row.replacedBy })}</span>}
            {row.replaces !== null && (
              <span className="sub">
                {t('replaces', { number: row.replaces, reason: row.replacementReason ?? '' })}
              </span>
            )}
          </>
        ),
      },
      { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName ?? '–' },
      {
        id: 'date',
        header: t('date'),
        value: (row) => row.happenedOn,
        cell: (row) => <DateText date={row.happenedOn} short />,
      },
      ...(onReplace
        ? [
            {
              id: 'replace',
              header: t('replace'),
              tight: true,
              cell: (row: Item) =>
                row.replacedBy === null && (
                  <Button
                    small
                    onPress={() => onReplace(row)}
                    aria-label={t('replaceTitle', { number: row.populationNumber })}
                  >
                    {t('replace')}
                  </Button>
                ),
            },
          ]
        : []),
    ],
    [t, onReplace],
  );
}

function ReplaceDialog({ one, item, onClose }: { one: SampleDetail; item: Item; onClose: () => void }) {
  const t = usePopulationsCopy();
  const [reason, setReason] = useState('');
  const [by, setBy] = useState('');
  const number = item.populationNumber;
  const replace = useDeed(replaceSampleItem, {
    onDone: () => {
      toast({ title: t('replacedNow', { number }) });
      onClose();
    },
  });
  const title = t('replaceTitle', { number });
  return (
    <DeedDialog
      title={title}
      lede={one.replacementRule}
      submitLabel={t('replace')}
      deed={replace}
      onSubmit={() => replace.submit({ id: one.id, item: number, reason, ...(by !== '' && { by: Number(by) }) })}
      onClose={onClose}
    >
      <TextArea label={t('whyReplace')} name="reason" rows={2} value={reason} onChange={setReason} />
      {one.method === 'judgement' && <TextField label={t('byItem')} name="by" value={by} onChange={setBy} />}
    </DeedDialog>
  );
}

/** One sample: how it was picked, its items and their replacements, and the packets for exactly its vendors. */
export function SampleScreen({ id }: { id: string }) {
  const t = usePopulationsCopy();
  const may = useMay();
  const { data: one } = useSuspenseQuery(sampleQuery(id));
  const [replacing, setReplacing] = useState<Item | null>(null);
  const columns = useColumns(may('populations.freeze') && one.method !== 'all' ? setReplacing : null);
  return (
    <Page
      title={`${one.ref}: ${t('sizeOf', { size: one.size, of: one.of })}`}
      lede={one.populationTitle}
      crumbs={[
        { label: t('title'), to: '/populations' },
        { label: one.populationRef, to: `/populations/${one.populationId}` },
      ]}
    >
      <div className="two">
        <Card title={t('how')}>
          <KeyValue
            items={[
              { label: t('purpose'), value: t(`purpose.${one.purpose}`) },
              { label: t('method'), value: t(`method.${one.method}`) },
              ...(one.seed === null ? [] : [{ label: t('seed'), value: <span className="mono">{one.seed}</span> }]),
              ...(one.algorithm === null
                ? []
                : [{ label: t('algorithm'), value: `${one.algorithm}. ${t('algorithmHelp')}` }]),
              { label: t('digest'), value: <Digest value={one.populationSha256} long /> },
              ...(one.reason === '' ? [] : [{ label: t('reason'), value: one.reason }]),
              { label: t('rule'), value: one.replacementRule },
              { label: t('pickedBy'), value: one.pickedBy },
              { label: t('run'), value: <TimeText at={one.pickedAt} /> },
              {
                label: t('population'),
                value: <AppLink to={`/populations/${one.populationId}`}>{one.populationRef}</AppLink>,
              },
            ]}
          />
        </Card>
        <SamplePackets one={one} />
      </div>
      <Card title={t('items')}>
        <DataTable
          caption={t('items')}
          columns={columns}
          rows={one.items}
          rowKey={(row) => String(row.number)}
          empty={<p className="muted">{t('noItems')}</p>}
        />
      </Card>
      {replacing && <ReplaceDialog one={one} item={replacing} onClose={() => setReplacing(null)} />}
    </Page>
  );
}
