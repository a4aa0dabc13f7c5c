import { useMemo, useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { ALL_RECORDS, retentionQuery, retentionReport, type RetainedItem } from '../../api/retention';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button, ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import type { Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState, Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { PagedTable } from '../../parts/paged-table';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { useSought } from '../../parts/use-sought';
import { HoldsCard } from './holds-card';
import { RecordLink } from './record-link';
import { ReleasesCard } from './releases';
import { ProposeDialog } from './propose-dialog';
import { useRetentionCopy } from './retention.copy';

const kinds = ['evidence', 'request_file'] as const;
const standings = ['kept', 'on_hold', 'due', 'proposed', 'disposed'] as const;

function useColumns(onPropose: ((item: RetainedItem) => void) | null): Column<RetainedItem>[] {
  const t = useRetentionCopy();
  return useMemo(
    () => [
      {
        id: 'record',
        header: t('record'),
        primary: true,
        cell: (row) => (
          <>
            <RecordLink {...row} label={row.title} />
            <span className="sub">{`${row.ref}, ${t(`kind.${row.kind}`)}`}</span>
          </>
        ),
      },
      { id: 'vendor', header: t('vendor'), cell: (row) => row.vendorName ?? t('noVendor') },
      {
        id: 'until',
        header: t('keepUntil'),
        cell: (row) => (row.keepUntil === null ? t('noEnd') : <DateText date={row.keepUntil} short />),
      },
      {
        id: 'why',
        header: t('why'),
        cell: (row) =>
          row.clocks.map(({ classId, words }) => <span key={classId} className="sub">{`${classId}: ${words}`}</span>),
      },
      {
        id: 'standing',
        header: t('standing'),
        tight: true,
        cell: (row) => (
          <>
            {row.disposalId === null ? (
              <StateChip state={row.standing} word={t(`standing.${row.standing}`)} />
            ) : (
              <AppLink to={`/disposals/${row.disposalId}`}>{t(`standing.${row.standing}`)}</AppLink>
            )}
            {row.holds.length > 0 && <span className="sub">{t('heldBy', { refs: row.holds.join(', ') })}</span>}
            {onPropose && row.standing === 'due' && (
              <Button small onPress={() => onPropose(row)}>
                {t('propose')}
              </Button>
            )}
          </>
        ),
      },
    ],
    [t, onPropose],
  );
}

/** How long every record is kept, what holds it, and the days from which the clocks run. */
export function RetentionScreen() {
  const t = useRetentionCopy();
  const may = useMay();
  const { data: first } = useSuspenseQuery(retentionQuery());
  const { sought, set, table } = useSought(ALL_RECORDS);
  const { data: list = first } = useQuery(retentionQuery(sought));
  const [proposing, setProposing] = useState<RetainedItem | null>(null);
  const columns = useColumns(may('retention.manage') ? setProposing : null);
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      actions={
        <>
          <ButtonLink to="/legal-holds">{t('holds')}</ButtonLink>
          <ButtonLink to="/disposals">{t('disposals')}</ButtonLink>
        </>
      }
    >
      <div className="two">
        <HoldsCard />
        <ReleasesCard releases={first.releases} />
      </div>
      <Card title={t('register')}>
        {list.notLookedAt > 0 && <Note tone="warn" title={t('notLookedAt', { count: list.notLookedAt })} />}
        <PagedTable
          caption={t('register')}
          columns={columns}
          rows={list.items}
          rowKey={(row) => row.id}
          csv={retentionReport(sought)}
          total={list.total}
          {...table}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
          filters={
            <>
              <Select
                label={t('kind')}
                name="kind"
                options={kinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
                value={sought.kind}
                onChange={(kind) => set({ kind })}
                emptyLabel={t('anyStanding')}
              />
              <Select
                label={t('standing')}
                name="standing"
                options={standings.map((id) => ({ id, label: t(`standing.${id}`) }))}
                value={sought.standing}
                onChange={(standing) => set({ standing })}
                emptyLabel={t('anyStanding')}
              />
            </>
          }
        />
      </Card>
      {proposing && <ProposeDialog item={proposing} onClose={() => setProposing(null)} />}
    </Page>
  );
}
