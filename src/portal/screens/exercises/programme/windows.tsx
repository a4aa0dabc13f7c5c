import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { windowsQuery, type Window } from '../../../api/programme';
import { useMay, useSession } from '../../../api/session';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { DataTable, type Column } from '../../../parts/data-table';
import { TimeText } from '../../../parts/measures';
import { EmptyState } from '../../../parts/notes';
import type { Entering } from './drills';
import { EntryDeeds, EntryStanding } from './entry-deeds';
import { useRegistersCopy } from './registers.copy';
import { WindowForm } from './training-forms';

function inZone(iso: string, zone: string): string {
  const options = { timeZone: zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(iso));
}

function useWindowColumns(showsVendor: boolean, onCorrect: (row: Window) => void): Column<Window>[] {
  const t = useRegistersCopy();
  return useMemo(() => {
    const columns: Column<Window>[] = [
      {
        id: 'window',
        header: t('window'),
        primary: true,
        value: (row) => `${row.ref} ${row.title}`,
        cell: (row) => (
          <>
            {row.title}
            <span className="sub">{row.ref}</span>
          </>
        ),
      },
      { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName ?? '–' },
      {
        id: 'from',
        header: t('startsAt'),
        value: (row) => row.startsAt,
        cell: (row) => (
          <>
            <TimeText at={row.startsAt} />
            <span className="sub">
              {t('inZone', {
                from: inZone(row.startsAt, row.timeZone),
                to: inZone(row.endsAt, row.timeZone),
                zone: row.timeZone,
              })}
            </span>
          </>
        ),
      },
      { id: 'to', header: t('endsAt'), value: (row) => row.endsAt, cell: (row) => <TimeText at={row.endsAt} /> },
      {
        id: 'place',
        header: t('place'),
        value: (row) => [row.siteName, row.systemName].filter(Boolean).join(', '),
        cell: (row) => [row.siteName, row.systemName].filter(Boolean).join(', ') || '–',
      },
      {
        id: 'exercises',
        header: t('exercise'),
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
            <EntryDeeds entry={row} register="maintenance-windows" onCorrect={() => onCorrect(row)} />
          </>
        ),
      },
    ];
    return columns.filter(({ id }) => showsVendor || id !== 'vendor');
  }, [t, showsVendor, onCorrect]);
}

/** The register of maintenance windows. */
export function Windows() {
  const t = useRegistersCopy();
  const writes = useMay()('exercises.write');
  const { membership } = useSession();
  const { data } = useSuspenseQuery(windowsQuery);
  const [entering, setEntering] = useState<Entering<Window>>(null);
  const columns = useWindowColumns(membership.vendor === null, setEntering);
  const known = entering === 'new' ? null : entering;
  return (
    <Card
      title={t('windows')}
      lede={t('windowsLede')}
      aside={
        writes &&
        entering === null && (
          <Button glyph="plus" onPress={() => setEntering('new')}>
            {t('enterWindow')}
          </Button>
        )
      }
    >
      {entering !== null && <WindowForm key={known?.id ?? 'new'} known={known} onClose={() => setEntering(null)} />}
      <DataTable
        caption={t('windows')}
        columns={columns}
        rows={data.items}
        rowKey={(row) => row.id}
        initialSort={{ column: 'from', descending: true }}
        empty={<EmptyState title={t('windowsEmpty')}>{t(writes ? 'windowsEmptyHelp' : 'readsEmpty')}</EmptyState>}
      />
    </Card>
  );
}
