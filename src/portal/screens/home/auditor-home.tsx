import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import { homeQuery } from '../../api/home';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText, TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { Strip } from '../../parts/strip';
import { useReadersCopy } from './readers.copy';

type Packet = Shape<'PacketStanding'>;
type Attestation = Shape<'AttestationStanding'>;
type Scope = Shape<'AuditorHome'>;

function Packets({ packets }: { packets: Packet[] }) {
  const t = useReadersCopy();
  const columns = useMemo<Column<Packet>[]>(
    () => [
      {
        id: 'ref',
        header: t('packet'),
        primary: true,
        cell: (one) => <AppLink to={`/packets/${one.packetId}`}>{one.ref}</AppLink>,
      },
      { id: 'vendor', header: t('vendor'), cell: (one) => one.vendorName },
      { id: 'period', header: t('period'), cell: (one) => one.periodCode },
      { id: 'state', header: t('state'), cell: (one) => <StateChip state={one.state} /> },
      { id: 'issued', header: t('issued'), cell: (one) => <TimeText at={one.issuedAt} /> },
    ],
    [t],
  );
  return (
    <Card
      title={t('packets')}
      lede={t('packetsLede')}
      aside={
        <ButtonLink small to="/packets">
          {t('allPackets')}
        </ButtonLink>
      }
    >
      <DataTable
        caption={t('packets')}
        columns={columns}
        rows={packets}
        rowKey={(one) => one.packetId}
        empty={<EmptyState title={t('noPackets')}>{t('noPacketsHelp')}</EmptyState>}
        plain
      />
    </Card>
  );
}

function Attestations({ attestations }: { attestations: Attestation[] }) {
  const t = useReadersCopy();
  const columns = useMemo<Column<Attestation>[]>(
    () => [
      { id: 'vendor', header: t('vendor'), primary: true, cell: (one) => one.vendorName },
      { id: 'attestation', header: t('attestation'), cell: (one) => `${one.ref}, ${one.periodCode}` },
      { id: 'attestor', header: t('attestor'), cell: (one) => one.attestorName },
      { id: 'due', header: t('due'), cell: (one) => <DateText date={one.dueOn} /> },
      {
        id: 'state',
        header: t('state'),
        cell: (one) => (one.late ? <StateChip state="overdue" word={t('late')} /> : <StateChip state={one.state} />),
      },
    ],
    [t],
  );
  return (
    <Card
      title={t('attestations')}
      lede={t('attestationsLede')}
      aside={
        <ButtonLink small to="/attestation-tracker">
          {t('tracker')}
        </ButtonLink>
      }
    >
      <DataTable
        caption={t('attestations')}
        columns={columns}
        rows={attestations}
        rowKey={(one) => one.attestationId}
        empty={<EmptyState title={t('noAttestations')} />}
        plain={attestations.length <= 10}
        pageSize={10}
      />
    </Card>
  );
}

function Vendors({ vendors }: Pick<Scope, 'vendors'>) {
  const t = useReadersCopy();
  const columns = useMemo<Column<Scope['vendors'][number]>[]>(
    () => [
      {
        id: 'name',
        header: t('vendor'),
        primary: true,
        value: (one) => one.name,
        cell: (one) => <AppLink to={`/vendors/${one.id}`}>{one.name}</AppLink>,
      },
    ],
    [t],
  );
  return (
    <Card title={t('vendors')}>
      <DataTable
        caption={t('vendors')}
        columns={columns}
        rows={vendors}
        rowKey={(one) => one.id}
        empty={null}
        plain={vendors.length <= 12}
        pageSize={12}
        csv={false}
      />
    </Card>
  );
}

function Ways() {
  const t = useReadersCopy();
  const ways = [
    ['/coverage', 'toCoverage'],
    ['/attestation-tracker', 'toTracker'],
    ['/trail', 'toTrail'],
  ] as const;
  return (
    <Card title={t('ways')}>
      <ul className="stack-tight">
        {ways.map(([to, words]) => (
          <li key={to}>
            <AppLink to={to}>{t(words)}</AppLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Where an external auditor lands: what the grant opens, and the packets first. */
export function AuditorHome() {
  const t = useReadersCopy();
  const { membership } = useSession();
  const { auditor } = useSuspenseQuery(homeQuery).data;
  if (!auditor) return null;
  const { allVendors, vendors, periods, packets, attestations } = auditor;
  return (
    <Page title={t('auditorTitle')} lede={t('auditorLede', { registrant: membership.registrant })}>
      <Strip
        items={[
          {
            label: t('scope'),
            value: vendors.length,
            detail: allVendors ? t('scopeAll') : t('scopeNamed', { count: vendors.length }),
          },
          { label: t('periods'), value: periods.length, detail: periods.map(({ code }) => code).join(', ') },
          { label: t('packetsIssued'), value: packets.length },
          { label: t('attestationsOpen'), value: attestations.length },
        ]}
      />
      <Packets packets={packets} />
      <Attestations attestations={attestations} />
      <div className="two">
        <Vendors vendors={vendors} />
        <Ways />
      </div>
    </Page>
  );
}
