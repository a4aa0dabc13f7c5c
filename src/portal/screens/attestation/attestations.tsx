import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { attestationsQuery, type AttestationFilter, type AttestationItem } from '../../api/attestations';
import { confirmationsQuery } from '../../api/confirmations';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText, TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Badge, StateChip } from '../../parts/state-chip';
import { ConfirmationList } from '../confirmation/confirmation-list';
import { useConfirmationCopy } from '../confirmation/confirmation.copy';
import { useAttestationsCopy } from './attestation.copy';

function useColumns(showsVendor: boolean): Column<AttestationItem>[] {
  const t = useAttestationsCopy();
  return useMemo(() => {
    const vendor: Column<AttestationItem> = {
      id: 'vendor',
      header: t('vendor'),
      value: (row) => row.vendorName,
      cell: (row) => row.vendorName,
    };
    return [
      {
        id: 'attestation',
        header: t('attestation'),
        primary: true,
        value: (row) => row.ref,
        cell: (row) => <AppLink to={`/attestations/${row.id}`}>{row.ref}</AppLink>,
      },
      ...(showsVendor ? [vendor] : []),
      { id: 'period', header: t('period'), value: (row) => row.periodCode, cell: (row) => row.periodCode },
      { id: 'due', header: t('due'), value: (row) => row.dueOn, cell: (row) => <DateText date={row.dueOn} /> },
      { id: 'attestor', header: t('attestor'), value: (row) => row.attestorName, cell: (row) => row.attestorName },
      {
        id: 'lines',
        header: t('lines'),
        cell: (row) => t('linesText', { done: row.answeredCount, all: row.lineCount }),
      },
      {
        id: 'state',
        header: t('state'),
        value: (row) => row.state,
        cell: (row) => (
          <span className="row">
            <StateChip state={row.overdue ? 'overdue' : row.state} />
            {row.signedAt && row.qualified && <Badge tone="warn">{t('qualified')}</Badge>}
            {row.late && <Badge tone="warn">{t('late')}</Badge>}
          </span>
        ),
      },
      {
        id: 'signed',
        header: t('signed'),
        value: (row) => row.signedAt,
        cell: (row) => <TimeText at={row.signedAt} />,
      },
    ];
  }, [t, showsVendor]);
}

function Confirmations({ vendorId, showsVendor }: { vendorId: string | undefined; showsVendor: boolean }) {
  const t = useConfirmationCopy();
  const { data } = useSuspenseQuery(confirmationsQuery(vendorId === undefined ? {} : { vendorId }));
  return (
    <Card title={t('list')} lede={t('listLede')}>
      <ConfirmationList rows={data} showsVendor={showsVendor} />
    </Card>
  );
}

export function AttestationsScreen({ filter }: { filter: AttestationFilter }) {
  const t = useAttestationsCopy();
  const { membership } = useSession();
  const { data } = useSuspenseQuery(attestationsQuery(filter));
  const columns = useColumns(membership.vendor === null);
  return (
    <Page title={t('title')} lede={membership.vendor ? t('lede', { vendor: membership.vendor }) : t('ledeAll')}>
      <Card title={data.items.length === 0 ? t('list') : undefined}>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          initialSort={{ column: 'due', descending: true }}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
        />
      </Card>
      <Confirmations vendorId={filter.vendorId} showsVendor={membership.vendor === null} />
    </Page>
  );
}
