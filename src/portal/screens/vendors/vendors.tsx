import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import {
  csvOfStandings,
  standingsQuery,
  type StandingsFilter,
  type Tier,
  type VendorStanding,
} from '../../api/coverage';
import { useMay, useSession } from '../../api/session';
import type { ServiceRow } from '../../api/vendors';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import type { Column, Sort } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { PagedTable } from '../../parts/paged-table';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { Badge, StateChip } from '../../parts/state-chip';
import { PeriodsCard } from './periods-card';
import { RegisterDialog } from './register-dialog';
import { useVendorsCopy } from './vendors.copy';

type Row = VendorStanding;
const tiers = ['T1', 'T2', 'T3'] as const;
const states = ['prospect', 'onboarding', 'active', 'suspended', 'exiting', 'exited'] as const;
/** How the server calls the order by a column. */
const orders = {
  vendor: 'name',
  tier: 'tier',
  services: 'services',
  country: 'country',
  next: 'next',
  state: 'state',
} as const;
const isOrdered = (column: string): column is keyof typeof orders => column in orders;

/** The highest tier among services; null until one is decided. */
export const highestTier = (services: readonly ServiceRow[]): Tier | null =>
  tiers.find((tier) => services.some((one) => one.tier === tier && one.state === 'active')) ?? null;

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

/** What is asked of the register; whatever narrows or orders it begins at the first page again. */
function useAsked() {
  const [filter, setFilter] = useState<Pick<StandingsFilter, 'tier' | 'state' | 'seek'>>({});
  const [sort, setSort] = useState<Sort | null>(null);
  const [page, setPage] = useState(1);
  const narrow = (next: typeof filter) => {
    setFilter({ ...filter, ...next });
    setPage(1);
  };
  const sortBy = (next: Sort | null) => {
    setSort(next);
    setPage(1);
  };
  const order = sort && isOrdered(sort.column) ? orders[sort.column] : undefined;
  const asked: StandingsFilter = { ...filter, order, descending: sort?.descending ? 'yes' : undefined };
  return { asked, narrow, sort, sortBy, page, setPage };
}

function Filters({ asked, narrow }: Pick<ReturnType<typeof useAsked>, 'asked' | 'narrow'>) {
  const t = useVendorsCopy();
  return (
    <>
      <Select
        label={t('tier')}
        name="tier"
        options={tiers.map((id) => ({ id, label: id }))}
        value={asked.tier ?? ''}
        onChange={(tier) => narrow({ tier: tier || undefined })}
        emptyLabel={t('anyTier')}
      />
      <Select
        label={t('state')}
        name="state"
        options={states.map((id) => ({ id, label: lookOf(id).word }))}
        value={asked.state ?? ''}
        onChange={(state) => narrow({ state: state || undefined })}
        emptyLabel={t('anyState')}
      />
    </>
  );
}

/** The register, a page at a time: sought, filtered and ordered by the server. */
function Register() {
  const t = useVendorsCopy();
  const columns = useColumns();
  const { asked, narrow, sort, sortBy, page, setPage } = useAsked();
  const { data, error, isPending } = useQuery(standingsQuery({ ...asked, page }));
  return (
    <Card title={t('list')}>
      <ProblemNote problem={error} />
      {isPending && <Loading />}
      {data && (
        <PagedTable
          caption={t('list')}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
          csv={csvOfStandings(asked)}
          page={data.page}
          pageSize={data.pageSize}
          total={data.total}
          onPage={setPage}
          words={asked.seek ?? ''}
          onWords={(seek) => narrow({ seek })}
          sort={sort}
          onSort={sortBy}
          filters={<Filters asked={asked} narrow={narrow} />}
        />
      )}
    </Card>
  );
}

/** The register of vendors, and the compliance periods. */
export function VendorsScreen() {
  const t = useVendorsCopy();
  const may = useMay();
  const { membership } = useSession();
  const [isAdding, setAdding] = useState(false);
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
      <Register />
      <PeriodsCard />
      {isAdding && <RegisterDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
