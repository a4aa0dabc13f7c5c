import { useMemo, useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { periodsQuery } from '../../../api/coverage';
import { programmesQuery, startProgramme, type ProgrammeSummary } from '../../../api/programme';
import { useDeed } from '../../../api/deed';
import { useMay, useSession } from '../../../api/session';
import { AppLink } from '../../../parts/app-link';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { DataTable, type Column } from '../../../parts/data-table';
import { Form } from '../../../parts/form';
import { TimeText } from '../../../parts/measures';
import { EmptyState, ProblemNote } from '../../../parts/notes';
import { Page } from '../../../parts/page';
import { Select } from '../../../parts/select-field';
import { StateChip } from '../../../parts/state-chip';
import { toast } from '../../../parts/toast';
import { ExerciseWays } from './exercise-ways';
import { useYearPlanCopy } from './year-plan.copy';

function useColumns(showsVendor: boolean): Column<ProgrammeSummary>[] {
  const t = useYearPlanCopy();
  return useMemo(() => {
    const columns: Column<ProgrammeSummary>[] = [
      {
        id: 'plan',
        header: t('plan'),
        primary: true,
        value: (row) => row.ref,
        cell: (row) => (
          <>
            <AppLink to={`/exercises/programmes/${row.id}`}>{row.ref}</AppLink>
            <span className="sub">{t('number', { number: row.number })}</span>
          </>
        ),
      },
      { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName ?? '–' },
      { id: 'year', header: t('year'), tight: true, value: (row) => row.periodCode, cell: (row) => row.periodCode },
      {
        id: 'exercises',
        header: t('exercises'),
        align: 'end',
        value: (row) => row.exercises,
        cell: (row) => row.exercises,
      },
      {
        id: 'done',
        header: t('done'),
        value: (row) => row.activitiesDone,
        cell: (row) => t('doneOf', { done: row.activitiesDone }),
      },
      { id: 'state', header: t('state'), value: (row) => row.state, cell: (row) => <StateChip state={row.state} /> },
      {
        id: 'decided',
        header: t('decided'),
        value: (row) => row.decidedAt,
        cell: (row) =>
          row.decidedAt === null ? (
            '–'
          ) : (
            <>
              {row.decidedByName}
              <span className="sub">
                <TimeText at={row.decidedAt} />
              </span>
            </>
          ),
      },
    ];
    return columns.filter(({ id }) => showsVendor || id !== 'vendor');
  }, [t, showsVendor]);
}

function Begin() {
  const t = useYearPlanCopy();
  const navigate = useNavigate();
  const { data } = useQuery(periodsQuery);
  const [periodId, setPeriod] = useState('');
  const start = useDeed(startProgramme, {
    onDone: ({ id, ref }) => {
      toast({ title: t('begun', { ref }) });
      void navigate({ to: '/exercises/programmes/$programmeId', params: { programmeId: id } });
    },
  });
  const years = (data ?? []).map(({ id, code }) => ({ id, label: code }));
  return (
    <Card title={t('begin')}>
      <Form label={t('begin')} errors={start.errors} onSubmit={() => start.submit({ periodId })}>
        <Select label={t('beginYear')} name="periodId" options={years} value={periodId} onChange={setPeriod} />
        <ProblemNote problem={start.problem} />
        <div>
          <Button type="submit" look="primary" isPending={start.isPending} isDisabled={periodId === ''}>
            {t('begin')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

/** Year plans of exercises: what each vendor has proposed and what is agreed. */
export function ProgrammesScreen() {
  const t = useYearPlanCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data } = useSuspenseQuery(programmesQuery);
  const columns = useColumns(membership.vendor === null);
  const writes = may('exercises.write');
  return (
    <Page title={t('title')} lede={t('lede')}>
      <ExerciseWays />
      <Card>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('emptyTitle')}>{t(writes ? 'emptyHelp' : 'emptyReads')}</EmptyState>}
        />
      </Card>
      {writes && <Begin />}
    </Page>
  );
}
