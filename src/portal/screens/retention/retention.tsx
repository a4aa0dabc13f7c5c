import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { retentionQuery, type RetainedItem } from '../../api/retention';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { HoldsCard } from './holds';
import { ReleasesCard } from './releases';
import { ProposeDialog } from './propose-dialog';
import { useRetentionCopy } from './retention.copy';

const standings = ['kept', 'on_hold', 'due', 'proposed', 'disposed'] as const;
type Standing = (typeof standings)[number];

function useColumns(onPropose: ((item: RetainedItem) => void) | null): Column<RetainedItem>[] {
  const t = useRetentionCopy();
  return useMemo(
    () => [
      {
        id: 'record',
        header: t('record'),
        primary: true,
        value: (row) => `${row.ref} ${row.title}`,
        cell: (row) => (
          <>
            <AppLink to={`/evidence/${row.id}`}>{row.title}</AppLink>
            <span className="sub">{row.ref}</span>
          </>
        ),
      },
      { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName },
      {
        id: 'until',
        header: t('keepUntil'),
        value: (row) => row.keepUntil,
        cell: (row) => (row.keepUntil === null ? t('noEnd') : <DateText date={row.keepUntil} short />),
      },
      {
        id: 'why',
        header: t('why'),
        value: (row) => row.clocks.map(({ classId }) => classId).join(', '),
        cell: (row) =>
          row.clocks.map(({ classId, words }) => <span key={classId} className="sub">{`${classId}: ${words}`}</span>),
      },
      {
        id: 'standing',
        header: t('standing'),
        tight: true,
        value: (row) => t(`standing.${row.standing}`),
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
  const { data } = useSuspenseQuery(retentionQuery);
  const [standing, setStanding] = useState<Standing | ''>('');
  const [proposing, setProposing] = useState<RetainedItem | null>(null);
  const columns = useColumns(may('retention.manage') ? setProposing : null);
  return (
    <Page title={t('title')} lede={t('lede')}>
      <div className="two">
        <HoldsCard />
        <ReleasesCard releases={data.releases} />
      </div>
      <Card title={t('register')}>
        <DataTable
          caption={t('register')}
          columns={columns}
          rows={data.items.filter((row) => standing === '' || row.standing === standing)}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
          filters={
            <Select
              label={t('standing')}
              name="standing"
              options={standings.map((id) => ({ id, label: t(`standing.${id}`) }))}
              value={standing}
              onChange={setStanding}
              emptyLabel={t('anyStanding')}
            />
          }
        />
      </Card>
      {proposing && <ProposeDialog item={proposing} onClose={() => setProposing(null)} />}
    </Page>
  );
}
