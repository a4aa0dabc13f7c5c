import { lazy, Suspense, useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { packetsQuery, type PacketSummary } from '../../api/packets';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText, TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { PacketState } from './packet-state';
import { usePacketsCopy } from './packets.copy';

const BuildDialog = lazy(() => import('./build-dialog').then((m) => ({ default: m.BuildDialog })));

function useColumns(): Column<PacketSummary>[] {
  const t = usePacketsCopy();
  return useMemo(() => {
    const checksText = ({ failingChecks: failing }: PacketSummary) =>
      failing === null ? t('notChecked') : failing === 0 ? t('allHold') : t('failing', { count: failing });
    return [
      {
        id: 'ref',
        header: t('ref'),
        primary: true,
        tight: true,
        value: (packet) => packet.ref,
        cell: (packet) => <AppLink to={`/packets/${packet.id}`}>{packet.ref}</AppLink>,
      },
      {
        id: 'about',
        header: t('about'),
        value: (p) => p.subject,
        cell: (p) => (
          <>
            {p.subject}
            <span className="sub">{t(`kind.${p.kind}`)}</span>
          </>
        ),
      },
      { id: 'period', header: t('period'), value: (p) => p.periodCode, cell: (p) => p.periodCode },
      { id: 'asOf', header: t('asOf'), value: (p) => p.asOf, cell: (p) => <DateText date={p.asOf} short /> },
      {
        id: 'state',
        header: t('state'),
        value: (p) => t(`state.${p.state}`),
        cell: (p) => (
          <span className="tags">
            <PacketState state={p.state} />
            {p.laterChangesSince !== null && <span className="sm tone-warn">{t('laterChanges')}</span>}
          </span>
        ),
      },
      { id: 'checks', header: t('checks'), value: checksText, cell: checksText },
      { id: 'pages', header: t('pages'), align: 'end', value: (p) => p.pageCount, cell: (p) => p.pageCount ?? '–' },
      {
        id: 'preparedBy',
        header: t('preparedBy'),
        value: (p) => p.preparedBy,
        cell: (p) => p.preparedBy,
        wideOnly: true,
      },
      { id: 'issued', header: t('issued'), value: (p) => p.issuedAt, cell: (p) => <TimeText at={p.issuedAt} /> },
    ];
  }, [t]);
}

const choices = (pairs: [string, string][]) =>
  [...new Map(pairs)].map(([id, label]) => ({ id, label })).sort((a, b) => a.label.localeCompare(b.label));

export function PacketsScreen() {
  const t = usePacketsCopy();
  const router = useRouter();
  const prepares = useMay()('packets.prepare');
  const { data } = useSuspenseQuery(packetsQuery);
  const columns = useColumns();
  const [vendorId, setVendorId] = useState('');
  const [kind, setKind] = useState('');
  const [periodId, setPeriodId] = useState('');
  const [building, setBuilding] = useState(false);
  const rows = data.items.filter(
    (packet) =>
      (!vendorId || packet.vendorId === vendorId) &&
      (!periodId || packet.periodId === periodId) &&
      (!kind || packet.kind === kind),
  );
  const build = prepares && (
    <Button look="primary" glyph="plus" onPress={() => setBuilding(true)}>
      {t('build')}
    </Button>
  );
  const filters = (
    <>
      <Select
        label={t('vendor')}
        name="vendor"
        options={choices(data.items.flatMap((p) => (p.vendorId === null ? [] : [[p.vendorId, p.vendorName ?? '']])))}
        value={vendorId}
        onChange={setVendorId}
        emptyLabel={t('allVendors')}
      />
      <Select
        label={t('period')}
        name="period"
        options={choices(data.items.map((p) => [p.periodId, p.periodCode]))}
        value={periodId}
        onChange={setPeriodId}
        emptyLabel={t('allPeriods')}
      />
      <Select
        label={t('kind')}
        name="kind"
        options={choices(data.items.map((p) => [p.kind, t(`kind.${p.kind}`)]))}
        value={kind}
        onChange={setKind}
        emptyLabel={t('allKinds')}
      />
    </>
  );
  return (
    <Page title={t('title')} lede={t(prepares ? 'lede' : 'ledeReader')} actions={build}>
      <Card title={t('all')}>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={rows}
          rowKey={(packet) => packet.id}
          empty={
            <EmptyState title={t('emptyTitle')} action={build}>
              {t(prepares ? 'emptyBuild' : 'emptyRead')}
            </EmptyState>
          }
          {...(data.items.length > 0 && { filters })}
        />
      </Card>
      {building && (
        <Suspense>
          <BuildDialog
            onClose={() => setBuilding(false)}
            onBuilt={({ id }) => void router.navigate({ to: '/packets/$packetId', params: { packetId: id } })}
          />
        </Suspense>
      )}
    </Page>
  );
}
