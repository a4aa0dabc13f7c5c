import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { exercisesQuery, type ExerciseSummary } from '../../api/exercises';
import { useMay, useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { clockText, shortDateText } from '../../parts/format';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { Select } from '../../parts/select-field';
import { useExercisesCopy } from './exercises.copy';
import { ExerciseWays } from './programme/exercise-ways';
import { useProgrammeCopy } from './programme/programme.copy';

const standings = ['planned', 'overdue', 'running', 'held', 'cancelled'] as const;

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
        cell: (row) => (
          <>
            <StateChip state={row.outcome ?? row.state} />
            {row.waitingFor && <span className="sub">{t('waitsForRegistrant')}</span>}
          </>
        ),
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

/* as the calendar counts: what is over and was not held is overdue */
function standingOf({ state, plannedOn, resultsAt }: ExerciseSummary): string {
  if (resultsAt !== null) return 'held';
  if (state === 'in_progress') return 'running';
  if (state === 'cancelled') return 'cancelled';
  return plannedOn < new Date().toISOString().slice(0, 10) ? 'overdue' : 'planned';
}

export type ExercisesFilter = { vendorId?: string; standing?: string; from?: string; to?: string };

const isWanted =
  ({ standing, from, to }: ExercisesFilter) =>
  (row: ExerciseSummary) =>
    (standing === undefined || standingOf(row) === standing) &&
    (from === undefined || row.day >= from) &&
    (to === undefined || row.day <= to);

function StandingFilter({ filter }: { filter: ExercisesFilter }) {
  const t = useExercisesCopy();
  const words = useProgrammeCopy();
  const navigate = useNavigate();
  const { vendorId, standing, from, to } = filter;
  const span = from !== undefined && to !== undefined ? `, ${shortDateText(from)} – ${shortDateText(to)}` : '';
  const known = standings.find((id) => id === standing) ?? '';
  const choose = (id: string) =>
    void navigate({ to: '/exercises', search: { ...(vendorId && { vendorId }), ...(id && { standing: id }) } });
  return (
    <Select
      label={`${t('standing')}${span}`}
      name="standing"
      options={standings.map((id) => ({ id, label: words(id) }))}
      value={known}
      emptyLabel={t('anyStanding')}
      onChange={choose}
    />
  );
}

export function ExercisesScreen({ filter }: { filter: ExercisesFilter }) {
  const t = useExercisesCopy();
  const may = useMay();
  const { membership } = useSession();
  const { vendorId } = filter;
  const { data } = useSuspenseQuery(exercisesQuery(vendorId === undefined ? {} : { vendorId }));
  const rows = data.items.filter(isWanted(filter));
  const columns = useColumns(membership.vendor === null);
  const writes = may('exercises.write');
  const button = writes && (
    <ButtonLink to="/exercises/new" look="primary" glyph="plus">
      {t('newTitle')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} lede={t('lede')} actions={button}>
      <ExerciseWays />
      <Card title={data.items.length === 0 ? t('list') : undefined}>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          initialSort={{ column: 'day', descending: true }}
          filters={<StandingFilter filter={filter} />}
          empty={<EmptyState title={t('emptyTitle')}>{t(writes ? 'emptyHelp' : 'emptyReads')}</EmptyState>}
        />
      </Card>
    </Page>
  );
}
