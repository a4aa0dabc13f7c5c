import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { drillsQuery, type Drill } from '../../../api/programme';
import { useMay, useSession } from '../../../api/session';
import { AppLink } from '../../../parts/app-link';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { DataTable, type Column } from '../../../parts/data-table';
import { clockText } from '../../../parts/format';
import { DateText } from '../../../parts/measures';
import { EmptyState } from '../../../parts/notes';
import { Page } from '../../../parts/page';
import { Select } from '../../../parts/select-field';
import { StateChip } from '../../../parts/state-chip';
import { DrillForm, drillKinds } from './drill-form';
import { EntryDeeds, EntryStanding } from './entry-deeds';
import { ExerciseWays } from './exercise-ways';
import { useRegistersCopy } from './registers.copy';

/** What is being entered: nothing, a new entry, or the correction of one. */
export type Entering<T> = null | 'new' | T;

function useColumns(showsVendor: boolean, onCorrect: (drill: Drill) => void): Column<Drill>[] {
  const t = useRegistersCopy();
  return useMemo(() => {
    const columns: Column<Drill>[] = [
      {
        id: 'drill',
        header: t('drill'),
        primary: true,
        value: (row) => `${row.ref} ${row.title}`,
        cell: (row) => (
          <>
            {row.title}
            <span className="sub">
              {row.ref} · {t(`kind.${row.kind}`)}
              {row.siteName && ` · ${row.siteName}`}
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
        id: 'reached',
        header: t('reached'),
        value: (row) => row.reachedPct,
        csv: (row) => `${row.reached} of ${row.called}`,
        cell: (row) => t('reachedOf', { reached: row.reached, called: row.called, pct: row.reachedPct ?? '–' }),
      },
      {
        id: 'inTime',
        header: t('inTime'),
        value: (row) => row.reachedWithinTargetPct,
        csv: (row) => row.reachedWithinTarget,
        cell: (row) => (
          <>
            {t('inTimeOf', { inTime: row.reachedWithinTarget, pct: row.reachedWithinTargetPct ?? '–' })}
            {['call_tree', 'message'].includes(row.kind) && (row.reachedWithinTargetPct ?? 0) < 90 && (
              <StateChip state="missed" word={t('lowReach')} />
            )}
          </>
        ),
      },
      {
        id: 'minutes',
        header: t('minutes'),
        value: (row) => row.minutes,
        cell: (row) => (
          <span className="num nowrap">
            {t('within', { minutes: clockText(row.minutes), target: clockText(row.targetMinutes) })}
          </span>
        ),
      },
      {
        id: 'registrant',
        header: t('registrant'),
        value: (row) => row.registrantContact,
        cell: (row) => (
          <>
            {t(row.registrantReached === null ? 'reached.not' : row.registrantReached ? 'reached.yes' : 'reached.no')}
            <span className="sub">{row.registrantContact}</span>
          </>
        ),
      },
      {
        id: 'file',
        header: t('file'),
        value: (row) => (row.evidenceVersionId ? t('hasFile') : t('noFile')),
        cell: (row) => (row.evidenceVersionId ? <AppLink to="/evidence">{t('hasFile')}</AppLink> : t('noFile')),
      },
      {
        id: 'recorded',
        header: t('recorded'),
        value: (row) => row.recordedAt,
        cell: (row) => (
          <>
            <EntryStanding entry={row} />
            <EntryDeeds entry={row} register="drills" onCorrect={() => onCorrect(row)} />
          </>
        ),
      },
    ];
    return columns.filter(({ id }) => showsVendor || id !== 'vendor');
  }, [t, showsVendor, onCorrect]);
}

/** The register of drills. */
export function DrillsScreen() {
  const t = useRegistersCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data } = useSuspenseQuery(drillsQuery);
  const [entering, setEntering] = useState<Entering<Drill>>(null);
  const [kind, setKind] = useState<Drill['kind'] | ''>('');
  const columns = useColumns(membership.vendor === null, setEntering);
  const writes = may('exercises.write');
  const rows = data.items.filter((row) => kind === '' || row.kind === kind);
  const button = writes && entering === null && (
    <Button look="primary" glyph="plus" onPress={() => setEntering('new')}>
      {t('enterDrill')}
    </Button>
  );
  return (
    <Page title={t('drills')} lede={t('drillsLede')} actions={button}>
      <ExerciseWays />
      {entering !== null && (
        <Card title={entering === 'new' ? t('enterDrill') : t('correctDrill', { ref: entering.ref })}>
          <DrillForm
            key={entering === 'new' ? 'new' : entering.id}
            known={entering === 'new' ? null : entering}
            onClose={() => setEntering(null)}
          />
        </Card>
      )}
      <Card>
        <DataTable
          caption={t('drills')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          initialSort={{ column: 'heldOn', descending: true }}
          empty={<EmptyState title={t('drillsEmpty')}>{t(writes ? 'drillsEmptyHelp' : 'readsEmpty')}</EmptyState>}
          filters={
            <Select
              label={t('kind')}
              name="kind"
              options={drillKinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
              value={kind}
              emptyLabel={t('anyKind')}
              onChange={setKind}
            />
          }
        />
      </Card>
    </Page>
  );
}
