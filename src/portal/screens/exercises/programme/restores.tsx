import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { restoresQuery, type Restore } from '../../../api/programme';
import { useMay, useSession } from '../../../api/session';
import { AppLink } from '../../../parts/app-link';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { DataTable, type Column } from '../../../parts/data-table';
import { clockText } from '../../../parts/format';
import { DateText } from '../../../parts/measures';
import { EmptyState } from '../../../parts/notes';
import { Page } from '../../../parts/page';
import { StateChip } from '../../../parts/state-chip';
import { EntryDeeds, EntryStanding } from './entry-deeds';
import { ExerciseWays } from './exercise-ways';
import { Reconcile, RestoreForm } from './restore-form';
import { useRegistersCopy } from './registers.copy';
import type { Entering } from './drills';

const missed = ({ achievedRpoMinutes: got, rpoObjectiveMinutes: wanted }: Restore) =>
  got !== null && wanted !== null && got > wanted;

type Deeds = { onCorrect: (restore: Restore) => void; onReconcile: (restore: Restore) => void };

function useColumns(showsVendor: boolean, { onCorrect, onReconcile }: Deeds): Column<Restore>[] {
  const t = useRegistersCopy();
  return useMemo(() => {
    const columns: Column<Restore>[] = [
      {
        id: 'restore',
        header: t('restore'),
        primary: true,
        value: (row) => `${row.ref} ${row.serviceName}`,
        cell: (row) => (
          <>
            {row.serviceName}
            <span className="sub">
              {row.ref}
              {row.systemName && ` · ${row.systemName}`} · {row.restoredTo}
            </span>
            {row.exerciseId && <AppLink to={`/exercises/${row.exerciseId}`}>{row.exerciseRef}</AppLink>}
          </>
        ),
      },
      { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName ?? '–' },
      {
        id: 'heldOn',
        header: t('heldOn'),
        tight: true,
        value: (row) => row.heldOn,
        cell: (row) => <DateText short date={row.heldOn} />,
      },
      {
        id: 'sample',
        header: t('sample'),
        value: (row) => row.sampleFailures,
        csv: (row) => `${row.sampleFailures} of ${row.sampleSize}`,
        cell: (row) => (
          <>
            <StateChip
              state={row.sampleFailures === 0 ? 'pass' : 'fail'}
              word={t('sampleOf', { failures: row.sampleFailures, size: row.sampleSize })}
            />
            <span className="sub">{row.sampleBasis}</span>
          </>
        ),
      },
      {
        id: 'differences',
        header: t('differences'),
        value: (row) => row.differencesOpen,
        csv: (row) => `${row.differencesOpen} open of ${row.differences}, ${row.recordsCompared} compared`,
        cell: (row) => (
          <>
            <StateChip
              state={row.differencesOpen === 0 ? 'pass' : 'pass_with_issue'}
              word={t('differencesOf', { open: row.differencesOpen, all: row.differences })}
            />
            <span className="sub">
              {t('compared')}: {row.recordsCompared}
            </span>
            {row.reconciliations.map(({ explanation, recordedAt }) => (
              <span key={recordedAt} className="sub">
                {explanation}
              </span>
            ))}
          </>
        ),
      },
      {
        id: 'point',
        header: t('point'),
        value: (row) => row.achievedRpoMinutes,
        cell: (row) =>
          row.achievedRpoMinutes === null ? (
            '–'
          ) : (
            <StateChip
              state={missed(row) ? 'missed' : 'achieved'}
              word={t('pointOf', {
                achieved: clockText(row.achievedRpoMinutes),
                objective: row.rpoObjectiveMinutes === null ? t('noObjective') : clockText(row.rpoObjectiveMinutes),
              })}
            />
          ),
      },
      {
        id: 'recorded',
        header: t('recorded'),
        value: (row) => row.recordedAt,
        cell: (row) => (
          <>
            <EntryStanding entry={row} />
            <EntryDeeds entry={row} register="restore-tests" onCorrect={() => onCorrect(row)}>
              {row.differencesOpen > 0 && (
                <Button small onPress={() => onReconcile(row)}>
                  {t('reconcile')}
                </Button>
              )}
            </EntryDeeds>
          </>
        ),
      },
    ];
    return columns.filter(({ id }) => showsVendor || id !== 'vendor');
  }, [t, showsVendor, onCorrect, onReconcile]);
}

function Enter({ entering, onClose }: { entering: 'new' | Restore; onClose: () => void }) {
  const t = useRegistersCopy();
  const known = entering === 'new' ? null : entering;
  return (
    <Card title={known ? t('correctDrill', { ref: known.ref }) : t('enterRestore')}>
      <RestoreForm key={known?.id ?? 'new'} known={known} onClose={onClose} />
    </Card>
  );
}

/** The register of restore tests. */
export function RestoresScreen() {
  const t = useRegistersCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data } = useSuspenseQuery(restoresQuery);
  const [entering, setEntering] = useState<Entering<Restore>>(null);
  const [settling, setSettling] = useState<Restore | null>(null);
  const columns = useColumns(membership.vendor === null, { onCorrect: setEntering, onReconcile: setSettling });
  const writes = may('exercises.write');
  const button = writes && entering === null && (
    <Button look="primary" glyph="plus" onPress={() => setEntering('new')}>
      {t('enterRestore')}
    </Button>
  );
  return (
    <Page title={t('restores')} lede={t('restoresLede')} actions={button}>
      <ExerciseWays />
      {entering !== null && <Enter entering={entering} onClose={() => setEntering(null)} />}
      <Card>
        <DataTable
          caption={t('restores')}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          initialSort={{ column: 'heldOn', descending: true }}
          empty={<EmptyState title={t('restoresEmpty')}>{t(writes ? 'restoresEmptyHelp' : 'readsEmpty')}</EmptyState>}
        />
      </Card>
      {settling && <Reconcile restore={settling} onClose={() => setSettling(null)} />}
    </Page>
  );
}
