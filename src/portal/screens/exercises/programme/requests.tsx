import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { deferralsQuery, type Deferral, type DeferralFilter } from '../../../api/programme';
import { useSession } from '../../../api/session';
import { AppLink } from '../../../parts/app-link';
import { Card } from '../../../parts/card';
import { DataTable, type Column } from '../../../parts/data-table';
import { DateText } from '../../../parts/measures';
import { EmptyState } from '../../../parts/notes';
import { Page } from '../../../parts/page';
import { Select } from '../../../parts/select-field';
import { StateChip } from '../../../parts/state-chip';
import { DeferralDeeds, deferralChip } from './decide-deferral';
import { ExerciseWays } from './exercise-ways';
import { useDeferralCopy } from './deferral.copy';

const states = ['requested', 'approved', 'refused', 'withdrawn', 'not_needed'] as const;

function useColumns(showsVendor: boolean): Column<Deferral>[] {
  const t = useDeferralCopy();
  return useMemo(() => {
    const columns: Column<Deferral>[] = [
      {
        id: 'exercise',
        header: t('exercise'),
        primary: true,
        value: (row) => `${row.exerciseRef} ${row.exerciseTitle}`,
        cell: (row) => (
          <>
            <AppLink to={`/exercises/${row.exerciseId}`}>{row.exerciseTitle}</AppLink>
            <span className="sub">
              {row.exerciseRef} · {row.serviceName} {row.tier}
            </span>
          </>
        ),
      },
      { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName ?? '–' },
      { id: 'kind', header: t('kind'), value: (row) => t(`kind.${row.kind}`), cell: (row) => t(`kind.${row.kind}`) },
      {
        id: 'from',
        header: t('from'),
        tight: true,
        value: (row) => row.plannedBefore,
        cell: (row) => <DateText short date={row.plannedBefore} />,
      },
      {
        id: 'to',
        header: t('to'),
        tight: true,
        value: (row) => row.proposedOn,
        cell: (row) => <DateText short date={row.proposedOn} />,
      },
      {
        id: 'reason',
        header: t('reason'),
        value: (row) => row.reason,
        cell: (row) => (
          <>
            {row.reason}
            <span className="sub">{row.approvalRule}</span>
          </>
        ),
      },
      {
        id: 'state',
        header: t('state'),
        value: (row) => t(`state.${row.state}`),
        cell: (row) => (
          <>
            <StateChip state={deferralChip(row.state)} word={t(`state.${row.state}`)} />
            {row.decidedByName && (
              <span className="sub">
                {row.decidedByName}
                {row.decisionNote && `: ${row.decisionNote}`}
              </span>
            )}
            <DeferralDeeds asked={row} exerciseRef={row.exerciseRef} />
          </>
        ),
      },
    ];
    return columns.filter(({ id }) => showsVendor || id !== 'vendor');
  }, [t, showsVendor]);
}

/** Requests to postpone or cancel, of the fleet or of one vendor. */
export function RequestsScreen({ filter }: { filter: DeferralFilter }) {
  const t = useDeferralCopy();
  const navigate = useNavigate();
  const { membership } = useSession();
  const { data } = useSuspenseQuery(deferralsQuery(filter));
  const columns = useColumns(membership.vendor === null);
  return (
    <Page title={t('title')} lede={t('lede')}>
      <ExerciseWays />
      <Card>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
          filters={
            <Select
              label={t('state')}
              name="state"
              options={states.map((id) => ({ id, label: t(`state.${id}`) }))}
              value={filter.state ?? ''}
              emptyLabel={t('anyState')}
              onChange={(state) =>
                void navigate({ to: '/exercises/requests', search: state === '' ? {} : { state }, replace: true })
              }
            />
          }
        />
      </Card>
    </Page>
  );
}
