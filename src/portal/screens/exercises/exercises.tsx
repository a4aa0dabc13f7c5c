import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { exercisesQuery, type ExerciseSummary } from '../../api/exercises';
import { useMay, useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { clockText } from '../../parts/format';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { useExercisesCopy } from './exercises.copy';

const time = (minutes: number | null) => (minutes === null ? '–' : clockText(minutes));

function useColumns(showsVendor: boolean): Column<ExerciseSummary>[] {
  const t = useExercisesCopy();
  return useMemo(() => {
    const vendor: Column<ExerciseSummary> = {
      id: 'vendor',
      header: t('vendor'),
      value: (row) => row.vendorName,
      cell: (row) => row.vendorName ?? '–',
    };
    const rto = (row: ExerciseSummary) =>
      t('rtoText', { achieved: time(row.achievedRtoMinutes), objective: time(row.rtoObjectiveMinutes) });
    return [
      {
        id: 'exercise',
        header: t('exercise'),
        primary: true,
        value: (row) => `${row.ref} ${row.title}`,
        cell: (row) => (
          <>
            <AppLink to={`/exercises/${row.id}`}>{row.title}</AppLink>
            <span className="sub">
              {row.ref} · {row.kindLabel}
            </span>
          </>
        ),
      },
      ...(showsVendor ? [vendor] : []),
      { id: 'service', header: t('service'), value: (row) => row.serviceName, cell: (row) => row.serviceName },
      {
        id: 'plan',
        header: t('plan'),
        value: (row) => `${row.planRef} ${row.planVersionLabel}`,
        cell: (row) => (
          <AppLink to={`/plan-versions/${row.planVersionId}`}>
            {row.planRef}, {row.planVersionLabel}
          </AppLink>
        ),
      },
      {
        id: 'day',
        header: t('day'),
        tight: true,
        value: (row) => row.day,
        cell: (row) => <DateText short date={row.day} />,
      },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.outcome ?? row.state,
        cell: (row) => <StateChip state={row.outcome ?? row.state} />,
      },
      { id: 'rto', header: t('rto'), value: rto, cell: (row) => <span className="num nowrap">{rto(row)}</span> },
      {
        id: 'steps',
        header: t('steps'),
        cell: (row) => t('stepsText', { done: row.stepsWithOutcome, all: row.stepCount }),
      },
    ];
  }, [t, showsVendor]);
}

export function ExercisesScreen({ filter }: { filter: { vendorId?: string } }) {
  const t = useExercisesCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data } = useSuspenseQuery(exercisesQuery(filter));
  const columns = useColumns(membership.vendor === null);
  const writes = may('exercises.write');
  const button = writes && (
    <ButtonLink to="/exercises/new" look="primary" glyph="plus">
      {t('newTitle')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} lede={t('lede')} actions={button}>
      <Card title={data.items.length === 0 ? t('list') : undefined}>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          initialSort={{ column: 'day', descending: true }}
          empty={<EmptyState title={t('emptyTitle')}>{t(writes ? 'emptyHelp' : 'emptyReads')}</EmptyState>}
        />
      </Card>
    </Page>
  );
}
