import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { trainingsQuery, type Training } from '../../../api/programme';
import { useMay, useSession } from '../../../api/session';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { DataTable, type Column } from '../../../parts/data-table';
import { DateText } from '../../../parts/measures';
import { EmptyState } from '../../../parts/notes';
import { Page } from '../../../parts/page';
import type { Entering } from './drills';
import { EntryDeeds, EntryStanding } from './entry-deeds';
import { ExerciseWays } from './exercise-ways';
import { useRegistersCopy } from './registers.copy';
import { TrainingForm } from './training-forms';
import { Windows } from './windows';

function useTrainingColumns(showsVendor: boolean, onCorrect: (row: Training) => void): Column<Training>[] {
  const t = useRegistersCopy();
  return useMemo(() => {
    const columns: Column<Training>[] = [
      {
        id: 'training',
        header: t('training'),
        primary: true,
        value: (row) => `${row.ref} ${row.topic}`,
        cell: (row) => (
          <>
            {row.topic}
            <span className="sub">
              {row.ref} · {row.roleLabel}
            </span>
          </>
        ),
      },
      { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName ?? '–' },
      {
        id: 'audience',
        header: t('audience'),
        value: (row) => t(`audience.${row.audience}`),
        cell: (row) => t(`audience.${row.audience}`),
      },
      {
        id: 'heldOn',
        header: t('heldOn'),
        tight: true,
        value: (row) => row.heldOn,
        cell: (row) => <DateText short date={row.heldOn} />,
      },
      {
        id: 'completed',
        header: t('completed'),
        value: (row) => row.completedPct,
        csv: (row) => `${row.completed} of ${row.people}`,
        cell: (row) => t('completedOf', { completed: row.completed, people: row.people, pct: row.completedPct ?? '–' }),
      },
      {
        id: 'exercises',
        header: t('forExercises'),
        value: (row) => row.exerciseRefs.join(', '),
        cell: (row) => row.exerciseRefs.join(', ') || '–',
      },
      {
        id: 'recorded',
        header: t('recorded'),
        value: (row) => row.recordedAt,
        cell: (row) => (
          <>
            <EntryStanding entry={row} />
            <EntryDeeds entry={row} register="training-records" onCorrect={() => onCorrect(row)} />
          </>
        ),
      },
    ];
    return columns.filter(({ id }) => showsVendor || id !== 'vendor');
  }, [t, showsVendor, onCorrect]);
}

function Trainings() {
  const t = useRegistersCopy();
  const writes = useMay()('exercises.write');
  const { membership } = useSession();
  const { data } = useSuspenseQuery(trainingsQuery);
  const [entering, setEntering] = useState<Entering<Training>>(null);
  const columns = useTrainingColumns(membership.vendor === null, setEntering);
  const known = entering === 'new' ? null : entering;
  return (
    <Card
      title={t('trainings')}
      lede={t('trainingsLede')}
      aside={
        writes &&
        entering === null && (
          <Button glyph="plus" onPress={() => setEntering('new')}>
            {t('enterTraining')}
          </Button>
        )
      }
    >
      {entering !== null && <TrainingForm key={known?.id ?? 'new'} known={known} onClose={() => setEntering(null)} />}
      <DataTable
        caption={t('trainings')}
        columns={columns}
        rows={data.items}
        rowKey={(row) => row.id}
        initialSort={{ column: 'heldOn', descending: true }}
        empty={<EmptyState title={t('trainingsEmpty')}>{t(writes ? 'trainingsEmptyHelp' : 'readsEmpty')}</EmptyState>}
      />
    </Card>
  );
}

/** Training records and maintenance windows. */
export function TrainingScreen() {
  const t = useRegistersCopy();
  return (
    <Page title={`${t('trainings')}, ${t('windows').toLowerCase()}`} lede={t('trainingsLede')}>
      <ExerciseWays />
      <Trainings />
      <Windows />
    </Page>
  );
}
