import { useMemo } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { ALL_DISPOSALS, disposalsQuery, disposalsReport, type Disposal } from '../../api/retention';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import type { Column } from '../../parts/data-table';
import { DateText, TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { PagedTable } from '../../parts/paged-table';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { useSought } from '../../parts/use-sought';
import { disposalChips } from './disposal';
import { useRetentionCopy } from './retention.copy';

const states = ['proposed', 'executed', 'refused'] as const;

function useColumns(): Column<Disposal>[] {
  const t = useRetentionCopy();
  return useMemo(
    () => [
      {
        id: 'disposal',
        header: t('disposalNumber'),
        primary: true,
        value: (row) => row.ref,
        cell: (row) => (
          <>
            <AppLink to={`/disposals/${row.id}`}>{row.ref}</AppLink>
            <span className="sub">{row.reason}</span>
          </>
        ),
      },
      {
        id: 'record',
        header: t('record'),
        value: (row) => row.recordTitle,
        cell: (row) => (
          <>
            {row.recordTitle}
            <span className="sub">{`${row.recordRef}, ${t(`kind.${row.kind}`)}`}</span>
          </>
        ),
      },
      {
        id: 'vendor',
        header: t('vendor'),
        value: (row) => row.vendorName,
        cell: (row) => row.vendorName ?? t('noVendor'),
      },
      { id: 'until', header: t('keptUntil'), cell: (row) => <DateText date={row.keptUntil} short /> },
      {
        id: 'proposed',
        header: t('proposedBy'),
        value: (row) => row.proposedAt,
        cell: (row) => (
          <>
            {row.proposedBy}
            <span className="sub">
              <TimeText at={row.proposedAt} />
            </span>
          </>
        ),
      },
      {
        id: 'people',
        header: t('decisions'),
        cell: (row) =>
          row.decisions.map(({ byId, by, as }) => <span key={byId} className="sub">{`${by}, ${as}`}</span>),
      },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.state,
        cell: (row) => <StateChip state={disposalChips[row.state]} />,
      },
      {
        id: 'executed',
        header: t('disposedAt'),
        value: (row) => row.executedAt,
        cell: (row) => (row.executedAt === null ? '–' : <TimeText at={row.executedAt} />),
      },
    ],
    [t],
  );
}

/** Every disposal in this person's scope: what, why, by whom, and where its proof is. */
export function DisposalsScreen() {
  const t = useRetentionCopy();
  const may = useMay();
  const { data: first } = useSuspenseQuery(disposalsQuery());
  const { sought, set, table } = useSought(ALL_DISPOSALS);
  const { data: list = first } = useQuery(disposalsQuery(sought));
  return (
    <Page
      title={t('disposals')}
      lede={t('disposalsLede')}
      crumbs={may('retention.read') ? [{ label: t('title'), to: '/retention' }] : []}
    >
      <Card title={t('countDisposals', { count: list.total })}>
        <PagedTable
          caption={t('disposals')}
          columns={useColumns()}
          rows={list.items}
          rowKey={(row) => row.id}
          csv={disposalsReport(sought)}
          total={list.total}
          {...table}
          empty={<EmptyState title={t('noDisposals')}>{t('noDisposalsHelp')}</EmptyState>}
          filters={
            <Select
              label={t('state')}
              name="state"
              options={states.map((id) => ({ id, label: t(`disposalState.${id}`) }))}
              value={sought.state}
              onChange={(state) => set({ state })}
              emptyLabel={t('anyStanding')}
            />
          }
        />
      </Card>
    </Page>
  );
}
