import type { Programme } from '../../../api/programme';
import { useMay } from '../../../api/session';
import { AppLink } from '../../../parts/app-link';
import { ButtonLink } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { DataTable, type Column } from '../../../parts/data-table';
import { DateText } from '../../../parts/measures';
import { EmptyState } from '../../../parts/notes';
import { StateChip } from '../../../parts/state-chip';
import { useProgrammeCopy } from './programme.copy';
import { useYearPlanCopy } from './year-plan.copy';

type Line = Programme['lines'][number];

/** Whether its vendor still writes it. */
export const isOpen = ({ state }: Programme) => state === 'draft' || state === 'returned';

/** The exercises of the year. */
export function ProgrammeLines({ programme }: { programme: Programme }) {
  const t = useYearPlanCopy();
  const words = useProgrammeCopy();
  const may = useMay();
  const columns: Column<Line>[] = [
    {
      id: 'exercise',
      header: t('exercise'),
      primary: true,
      value: (row) => `${row.ref} ${row.title}`,
      cell: (row) => (
        <>
          <AppLink to={`/exercises/${row.exerciseId}`}>{row.title}</AppLink>
          <span className="sub">
            {row.ref} · {row.kindLabel}
          </span>
        </>
      ),
    },
    {
      id: 'service',
      header: t('service'),
      value: (row) => row.serviceName,
      cell: (row) => (row.tier ? `${row.serviceName} (${row.tier})` : row.serviceName),
    },
    {
      id: 'day',
      header: t('day'),
      tight: true,
      value: (row) => row.plannedOn,
      cell: (row) => <DateText short date={row.plannedOn} />,
    },
    {
      id: 'now',
      header: t('now'),
      value: (row) => row.standing,
      cell: (row) => (
        <>
          <StateChip state={row.standing} word={words(row.standing)} />{' '}
          {row.now !== row.plannedOn && <DateText short date={row.now} />}
        </>
      ),
    },
  ];
  const action = may('exercises.write') && isOpen(programme) && (
    <ButtonLink to="/exercises/new" glyph="plus">
      {t('planExercise')}
    </ButtonLink>
  );
  return (
    <Card title={t('lines')} lede={t(isOpen(programme) ? 'linesDraft' : 'linesLede')} aside={action}>
      <DataTable
        caption={t('lines')}
        columns={columns}
        rows={programme.lines}
        rowKey={(row) => row.exerciseId}
        plain
        empty={<EmptyState title={t('noLines')}>{t('noLinesHelp')}</EmptyState>}
      />
    </Card>
  );
}
