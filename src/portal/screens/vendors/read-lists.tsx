import { useQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import { confirmationsQuery } from '../../api/confirmations';
import { findingsQuery } from '../../api/findings';
import { vendorAttestationsQuery } from '../../api/tracker';
import { vendorPacketsQuery } from '../../api/vendors';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import type { Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { ProblemNote } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { ConfirmationList } from '../confirmation/confirmation-list';
import { useConfirmationCopy } from '../confirmation/confirmation.copy';
import { FindingsList } from '../findings/findings';
import { Listed } from './listed';
import { useVendorsCopy } from './vendors.copy';

function Confirmations({ vendorId }: { vendorId: string }) {
  const t = useConfirmationCopy();
  const { data, error } = useQuery(confirmationsQuery({ vendorId }));
  return (
    <Card title={t('list')} lede={t('listLede')}>
      <ProblemNote problem={error} />
      {data && <ConfirmationList rows={data} showsVendor={false} plain />}
    </Card>
  );
}

export function AttestationsTab({ vendorId }: { vendorId: string }) {
  const t = useVendorsCopy();
  const columns: Column<Shape<'AttestationItem'>>[] = [
    {
      id: 'ref',
      header: t('reference'),
      primary: true,
      value: (row) => row.ref,
      cell: (row) => <AppLink to={`/attestation-tracker?attestation=${row.id}`}>{row.ref}</AppLink>,
    },
    { id: 'period', header: t('period'), value: (row) => row.periodCode, cell: (row) => row.periodCode },
    { id: 'attestor', header: t('attestor'), value: (row) => row.attestorName, cell: (row) => row.attestorName },
    { id: 'due', header: t('due'), value: (row) => row.dueOn, cell: (row) => <DateText date={row.dueOn} short /> },
    {
      id: 'state',
      header: t('state'),
      tight: true,
      value: (row) => row.state,
      cell: (row) => <StateChip state={row.overdue ? 'overdue' : row.state} />,
    },
  ];
  return (
    <>
      <Listed
        title={t('tab.attestations')}
        empty={t('attestationsNone')}
        query={useQuery(vendorAttestationsQuery(vendorId))}
        columns={columns}
      />
      <Confirmations vendorId={vendorId} />
    </>
  );
}

export function PacketsTab({ vendorId }: { vendorId: string }) {
  const t = useVendorsCopy();
  const columns: Column<Shape<'PacketSummary'>>[] = [
    {
      id: 'ref',
      header: t('reference'),
      primary: true,
      value: (row) => row.ref,
      cell: (row) => <AppLink to={`/packets/${row.id}`}>{row.ref}</AppLink>,
    },
    { id: 'period', header: t('period'), value: (row) => row.periodCode, cell: (row) => row.periodCode },
    { id: 'asOf', header: t('asOf'), value: (row) => row.asOf, cell: (row) => <DateText date={row.asOf} short /> },
    {
      id: 'state',
      header: t('state'),
      tight: true,
      value: (row) => row.state,
      cell: (row) => <StateChip state={row.state} />,
    },
  ];
  return (
    <Listed
      title={t('tab.packets')}
      empty={t('packetsNone')}
      query={useQuery(vendorPacketsQuery(vendorId))}
      columns={columns}
    />
  );
}

export function FindingsTab({ vendorId }: { vendorId: string }) {
  const t = useVendorsCopy();
  const { data, error } = useQuery(findingsQuery(vendorId));
  return (
    <Card title={t('tab.findings')}>
      <ProblemNote problem={error} />
      {data && <FindingsList rows={data} ofOneVendor />}
    </Card>
  );
}
