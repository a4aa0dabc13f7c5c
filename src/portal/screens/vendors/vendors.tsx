import { useMemo, useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { deadlinesQuery, type DeadlineRow, type Tier } from '../../api/coverage';
import { useMay, useSession } from '../../api/session';
import { servicesQuery, vendorsQuery, type ServiceRow, type VendorRow } from '../../api/vendors';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { Badge, StateChip } from '../../parts/state-chip';
import { PeriodsCard } from './periods-card';
import { RegisterDialog } from './register-dialog';
import { useVendorsCopy } from './vendors.copy';

type Row = VendorRow & { tier: Tier | null; services: number; nextDue: DeadlineRow | undefined };
const tiers = ['T1', 'T2', 'T3'] as const;
const states = ['prospect', 'onboarding', 'active', 'suspended', 'exiting', 'exited'] as const;

/** The highest tier among services; null until one is decided. */
export const highestTier = (services: readonly ServiceRow[]): Tier | null =>
  tiers.find((tier) => services.some((one) => one.tier === tier && one.state === 'active')) ?? null;

function useRows(): Row[] {
  const { data: vendors } = useSuspenseQuery(vendorsQuery);
  const { data: services = [] } = useQuery({ ...servicesQuery(), enabled: useMay()('services.read') });
  const { data: deadlines } = useQuery({ ...deadlinesQuery({}), enabled: useMay()('coverage.read') });
  return useMemo(
    () =>
      vendors.map((vendor) => {
        const own = services.filter(({ vendorId }) => vendorId === vendor.id);
        const nextDue = deadlines?.items.find(({ vendorId }) => vendorId === vendor.id);
        return { ...vendor, tier: highestTier(own), services: own.length, nextDue };
      }),
    [vendors, services, deadlines],
  );
}

function useColumns(): Column<Row>[] {
  const t = useVendorsCopy();
  return useMemo(
    () => [
      {
        id: 'vendor',
        header: t('vendor'),
        primary: true,
        value: (row) => `${row.name} ${row.ref}`,
        cell: (row) => (
          <>
            <AppLink to={`/vendors/${row.id}`}>{row.name}</AppLink>
            <span className="sub">{row.ref}</span>
          </>
        ),
      },
      {
        id: 'tier',
        header: t('tier'),
        tight: true,
        value: (row) => row.tier,
        cell: (row) => (row.tier ? <Badge>{row.tier}</Badge> : <span className="muted">{t('noTier')}</span>),
      },
      {
        id: 'services',
        header: t('services'),
        align: 'end',
        value: (row) => row.services,
        cell: (row) => row.services,
      },
      { id: 'country', header: t('country'), tight: true, value: (row) => row.country, cell: (row) => row.country },
      {
        id: 'next',
        header: t('nextDue'),
        value: (row) => row.nextDue?.dueOn,
        cell: ({ nextDue }) =>
          nextDue ? (
            <>
              <DateText date={nextDue.dueOn} short /> {nextDue.daysLeft < 0 && <StateChip state="overdue" />}
              <span className="sub">{`${nextDue.requirementCode} ${nextDue.requirementTitle}`}</span>
            </>
          ) : (
            <span className="muted">{t('nothingDue')}</span>
          ),
      },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.state,
        cell: (row) => <StateChip state={row.state} />,
      },
    ],
    [t],
  );
}

/** The register of vendors, and the compliance periods. */
export function VendorsScreen() {
  const t = useVendorsCopy();
  const may = useMay();
  const { membership } = useSession();
  const rows = useRows();
  const columns = useColumns();
  const [state, setState] = useState<VendorRow['state'] | ''>('');
  const [tier, setTier] = useState<Tier | ''>('');
  const [isAdding, setAdding] = useState(false);
  const found = rows.filter((row) => (state === '' || row.state === state) && (tier === '' || row.tier === tier));
  return (
    <Page
      title={t('title')}
      lede={t('lede', { registrant: membership.registrant })}
      actions={
        may('vendors.manage') && (
          <Button look="primary" glyph="plus" onPress={() => setAdding(true)}>
            {t('register')}
          </Button>
        )
      }
    >
      <Card title={t('list')}>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={found}
          rowKey={(row) => row.id}
          initialSort={{ column: 'vendor', descending: false }}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
          filters={
            <>
              <Select
                label={t('tier')}
                name="tier"
                options={tiers.map((id) => ({ id, label: id }))}
                value={tier}
                onChange={setTier}
                emptyLabel={t('anyTier')}
              />
              <Select
                label={t('state')}
                name="state"
                options={states.map((id) => ({ id, label: lookOf(id).word }))}
                value={state}
                onChange={setState}
                emptyLabel={t('anyState')}
              />
            </>
          }
        />
      </Card>
      <PeriodsCard />
      {isAdding && <RegisterDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
