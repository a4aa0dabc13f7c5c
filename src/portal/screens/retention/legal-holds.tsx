import { useMemo, useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { ALL_HOLDS, holdsReport, legalHoldsQuery, type LegalHold } from '../../api/retention';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import type { Column } from '../../parts/data-table';
import { TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { PagedTable } from '../../parts/paged-table';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { useSought } from '../../parts/use-sought';
import { DoingDialog, HoldButtons, ReleaseLines, type Doing } from './hold-deeds';
import { PlaceHoldDialog } from './place-hold-dialog';
import { useRetentionCopy } from './retention.copy';

const states = ['active', 'released'] as const;

function useColumns(onDo: (doing: Doing) => void): Column<LegalHold>[] {
  const t = useRetentionCopy();
  return useMemo(
    () => [
      {
        id: 'hold',
        header: t('hold'),
        primary: true,
        value: (row) => row.ref,
        cell: (row) => (
          <>
            <strong>{`${row.ref} ${row.title}`}</strong>
            <span className="sub">{row.reason}</span>
          </>
        ),
      },
      {
        id: 'scope',
        header: t('scope'),
        value: (row) => row.vendorName,
        cell: (row) =>
          [row.vendorName, row.evidenceItemRef, row.requestFileRef, row.periodCode].filter(Boolean).join(', ') ||
          t('everything'),
      },
      { id: 'by', header: t('placed'), value: (row) => row.placedBy, cell: (row) => row.placedBy },
      {
        id: 'placed',
        header: t('placedAt'),
        value: (row) => row.placedAt,
        cell: (row) => <TimeText at={row.placedAt} />,
      },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.state,
        cell: (row) => <StateChip state={row.state === 'active' ? 'on_hold' : 'closed'} word={t(row.state)} />,
      },
      {
        id: 'release',
        header: t('release'),
        cell: (row) => (
          <>
            <ReleaseLines hold={row} />
            <HoldButtons hold={row} onDo={onDo} />
          </>
        ),
      },
    ],
    [t, onDo],
  );
}

/** Every legal hold, in force and released: who placed it and why, who asked for its release and who decided. */
export function LegalHoldsScreen() {
  const t = useRetentionCopy();
  const may = useMay();
  const { data: first } = useSuspenseQuery(legalHoldsQuery());
  const { sought, set, table } = useSought(ALL_HOLDS);
  const { data: list = first } = useQuery(legalHoldsQuery(sought));
  const [doing, setDoing] = useState<Doing>(null);
  const [placing, setPlacing] = useState(false);
  return (
    <Page
      title={t('holds')}
      lede={t('holdsListLede')}
      crumbs={[{ label: t('title'), to: '/retention' }]}
      actions={may('retention.manage') && <Button onPress={() => setPlacing(true)}>{t('place')}</Button>}
    >
      <Card title={t('countHolds', { count: list.total })}>
        <PagedTable
          caption={t('holds')}
          columns={useColumns(setDoing)}
          rows={list.items}
          rowKey={(row) => row.id}
          csv={holdsReport(sought)}
          total={list.total}
          {...table}
          empty={<EmptyState title={t('noHolds')}>{t('holdsLede')}</EmptyState>}
          filters={
            <Select
              label={t('state')}
              name="state"
              options={states.map((id) => ({ id, label: t(id) }))}
              value={sought.state}
              onChange={(state) => set({ state })}
              emptyLabel={t('anyStanding')}
            />
          }
        />
      </Card>
      {placing && <PlaceHoldDialog onClose={() => setPlacing(false)} />}
      <DoingDialog doing={doing} onClose={() => setDoing(null)} />
    </Page>
  );
}
