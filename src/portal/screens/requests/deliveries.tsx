import { useMemo } from 'react';
import type { RequestDetail } from '../../api/requests';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Digest } from '../../parts/facts';
import { Bytes, TimeText } from '../../parts/measures';
import { Disposed, OwnFileLink } from './own-file-link';
import { useRequestsCopy } from './requests.copy';

type Delivery = RequestDetail['history'][number];
type Item = Delivery['items'][number];

type Placed = { kind: Exclude<Item['kind'], 'file'>; targetId: string; itemId: string | null };

const placeOf = ({ kind, targetId, itemId }: Placed): string => {
  if (kind === 'evidence') return `/evidence/${itemId ?? ''}`;
  return kind === 'packet' ? `/packets/${targetId}` : `/populations/${targetId}`;
};

function ItemLink({ item: { kind, targetId, itemId, label, disposal } }: { item: Item }) {
  if (kind === 'file') return <OwnFileLink id={targetId} label={label} disposal={disposal} />;
  return (
    <>
      <AppLink to={placeOf({ kind, targetId, itemId })}>{label}</AppLink>
      {disposal && <Disposed disposal={disposal} />}
    </>
  );
}

function useColumns(): Column<Item>[] {
  const t = useRequestsCopy();
  return useMemo(
    () => [
      {
        id: 'file',
        header: t('file'),
        primary: true,
        cell: (row) => <ItemLink item={row} />,
      },
      { id: 'kind', header: t('kind'), tight: true, cell: (row) => t(`kind.${row.kind}`) },
      { id: 'size', header: t('size'), align: 'end', cell: (row) => <Bytes bytes={row.bytes} /> },
      { id: 'digest', header: t('digest'), cell: (row) => <Digest value={row.sha256} /> },
    ],
    [t],
  );
}

function checkedWords(t: ReturnType<typeof useRequestsCopy>, one: Delivery): string {
  if (one.decision === null) return t('waitsCheck');
  const said = { who: one.checkedBy ?? '', reason: one.checkReason ?? '' };
  return one.decision === 'passed' ? t('checkedBy', said) : t('sentBackBy', said);
}

/** Every delivery, the latest first; none of them changes. */
export function Deliveries({ one }: { one: RequestDetail }) {
  const t = useRequestsCopy();
  const columns = useColumns();
  return (
    <Card title={t('deliveries')}>
      {one.history.length === 0 && <p className="muted">{t('noDeliveries')}</p>}
      {one.history.map((delivery) => (
        <section key={delivery.number} className="stack-tight">
          <h3>{t('delivery', { number: delivery.number })}</h3>
          <p>{delivery.answer}</p>
          <p className="muted sm">
            {t('preparedBy', { who: delivery.preparedBy })}, <TimeText at={delivery.preparedAt} />.{' '}
            {checkedWords(t, delivery)}
          </p>
          {delivery.items.length > 0 && (
            <DataTable
              caption={t('delivery', { number: delivery.number })}
              columns={columns}
              rows={delivery.items}
              rowKey={(row) => row.targetId}
              empty={null}
              plain
              dense
            />
          )}
        </section>
      ))}
    </Card>
  );
}
