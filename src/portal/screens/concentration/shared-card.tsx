import { useMemo, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { concentrationQuery, csvOfShared, LOSS_PAGE, type SharedFilter, type SharedThing } from '../../api/loss';
import { AppLink } from '../../parts/app-link';
import { Button, DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { EmptyState, Loading, Note, ProblemNote } from '../../parts/notes';
import { Pager } from '../../parts/pager';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { useConcentrationCopy } from './concentration.copy';

const kinds = [
  ...([
    'hazard_zone',
    'region',
    'site_area',
    'carrier',
    'cloud_region',
    'fourth_party',
    'utility',
    'platform',
  ] as const),
];

function useColumns(onLose: (key: string) => void): Column<SharedThing>[] {
  const t = useConcentrationCopy();
  return useMemo(
    () => [
      {
        ...{ id: 'thing', header: t('thing'), primary: true },
        cell: (one) => (
          <>
            {one.name}
            <span className="sub">
              {[t(`kind.${one.kind}`), one.ref, one.detail, ...one.hazardZones].filter(Boolean).join(' · ')}
            </span>
            {one.ownVendorId && one.ownVendorName && (
              <AppLink to={`/vendors/${one.ownVendorId}`} className="sub">
                {t('ownVendor', { name: one.ownVendorName })}
              </AppLink>
            )}
          </>
        ),
      },
      { id: 'vendors', header: t('vendors'), align: 'end', cell: (one) => one.vendors },
      { id: 'services', header: t('serviceCount'), align: 'end', cell: (one) => one.services },
      {
        ...{ id: 'tiers', header: t('tiers') },
        cell: (one) => (
          <span className="nowrap">
            T1 {one.tier1} · T2 {one.tier2} · T3 {one.tier3}
          </span>
        ),
      },
      {
        ...{ id: 'icfr', header: t('icfrShare'), align: 'end' as const },
        cell: (one) => (
          <span className="nowrap">
            {one.icfr} ({one.icfrPct} %)
          </span>
        ),
      },
      { id: 'sole', header: t('sole'), align: 'end', cell: (one) => one.withoutAlternative },
      {
        ...{ id: 'lose', header: t('lose'), tight: true },
        cell: (one) => (
          <Button small aria-label={t('loseIt', { name: one.name })} onPress={() => onLose(one.key)}>
            {t('lose')}
          </Button>
        ),
      },
    ],
    [t, onLose],
  );
}

function Blind({ unmatched, zones }: { unmatched: number; zones: number }) {
  const t = useConcentrationCopy();
  if (unmatched + zones === 0) return null;
  return (
    <Note tone="warn">
      {unmatched > 0 && <p>{t('blindUnmatched', { count: unmatched })}</p>}
      {zones > 0 && <p>{t('blindZones', { count: zones })}</p>}
    </Note>
  );
}

/** What is shared by how many vendors and services, worst first. */
export function SharedCard({ onLose }: { onLose: (key: string) => void }) {
  const t = useConcentrationCopy();
  const [filter, setFilter] = useState<SharedFilter>({ vendors: '2' });
  const [page, setPage] = useState(0);
  const { data, error, isPending } = useQuery({
    ...concentrationQuery(filter, page),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns(onLose);
  const set = (part: SharedFilter) => {
    setPage(0);
    setFilter((now) => ({ ...now, ...part }));
  };
  return (
    <Card
      title={t('shared')}
      lede={t('sharedLede')}
      aside={
        <DownloadLink small href={csvOfShared(filter)}>
          {t('csv')}
        </DownloadLink>
      }
    >
      <div className="stack">
        <div className="filters">
          <TextField
            label={t('thing')}
            name="thing"
            type="search"
            optional
            value={filter.search ?? ''}
            onChange={(search) => set({ search: search || undefined })}
          />
          <Select
            label={t('sharedBy')}
            name="vendors"
            emptyLabel={t('sharedByAny')}
            options={[{ id: '2', label: t('sharedByTwo') }]}
            value={filter.vendors ?? ''}
            onChange={(vendors) => set({ vendors: vendors || undefined })}
          />
          <Select
            label={t('kind')}
            name="kind"
            emptyLabel={t('all')}
            options={kinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
            value={filter.kind ?? ''}
            onChange={(kind) => set({ kind: kind === '' ? undefined : kind })}
          />
        </div>
        <ProblemNote problem={error} />
        {isPending && <Loading />}
        {data && (
          <>
            <Blind unmatched={data.unmatched} zones={data.sitesWithoutZones} />
            <DataTable
              caption={t('shared')}
              columns={columns}
              rows={data.items}
              rowKey={({ key }) => key}
              pageSize={LOSS_PAGE}
              empty={<EmptyState title={t('sharedNone')}>{t('sharedNoneHelp')}</EmptyState>}
              plain
            />
            <Pager caption={t('shared')} page={page} pageSize={LOSS_PAGE} total={data.total} onPage={setPage} />
          </>
        )}
      </div>
    </Card>
  );
}
