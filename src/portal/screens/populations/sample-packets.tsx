import { useMemo, useState } from 'react';
import type { Shape } from '../../api/client';
import { useDeed } from '../../api/deed';
import { askSamplePackets, type SampleDetail } from '../../api/requests';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Form } from '../../parts/form';
import { DateText } from '../../parts/measures';
import { ProblemNote } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { DateField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { usePopulationsCopy } from './populations.copy';

type Row = Shape<'SamplePacketView'>;

function useColumns(): Column<Row>[] {
  const t = usePopulationsCopy();
  return useMemo(
    () => [
      {
        id: 'packet',
        header: t('packet'),
        primary: true,
        cell: (row) => (
          <>
            <AppLink to={`/packets/${row.packetId}`}>{`${row.ref} ${row.vendorName}`}</AppLink>
            <span className="sub">{t(row.builtForIt ? 'builtForIt' : 'there')}</span>
          </>
        ),
      },
      { id: 'asOf', header: t('asOf'), cell: (row) => <DateText date={row.asOf} short /> },
      { id: 'state', header: t('state'), tight: true, cell: (row) => <StateChip state={row.state} /> },
    ],
    [t],
  );
}

/** One button from the sample to a packet for each of its vendors, and for no other. */
export function SamplePackets({ one }: { one: SampleDetail }) {
  const t = usePopulationsCopy();
  const may = useMay();
  const [asOf, setAsOf] = useState('');
  const ask = useDeed(askSamplePackets, {
    onDone: ({ packets }) => toast({ title: t('asked', { count: packets.length }) }),
  });
  return (
    <Card title={t('packets')} lede={t('packetsLede', { count: one.vendors, period: one.periodCode })}>
      <DataTable
        caption={t('packets')}
        columns={useColumns()}
        rows={one.packets}
        rowKey={(row) => row.packetId}
        empty={<p className="muted">{t('noPackets')}</p>}
        plain
        dense
      />
      {may('packets.prepare') && one.vendors > 0 && (
        <Form
          errors={ask.errors}
          onSubmit={() => ask.submit({ id: one.id, ...(asOf !== '' && { asOf }) })}
          label={t('packets')}
        >
          <DateField label={t('asOf')} name="asOf" optional hint={t('asOfHint')} value={asOf} onChange={setAsOf} />
          <ProblemNote problem={ask.problem} />
          <div>
            <Button type="submit" look="primary" isPending={ask.isPending}>
              {t('build')}
            </Button>
          </div>
        </Form>
      )}
    </Card>
  );
}
