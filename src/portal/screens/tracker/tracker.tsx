import { useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { confirmationsQuery } from '../../api/confirmations';
import { periodsQuery } from '../../api/coverage';
import { useMay } from '../../api/session';
import { trackerCsv, trackerQuery, type Tracker, type TrackerVendor } from '../../api/tracker';
import { countText } from '../../parts/format';
import { AppLink } from '../../parts/app-link';
import { Button, ButtonLink, DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { Loading, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { Strip } from '../../parts/strip';
import { ConfirmationList } from '../confirmation/confirmation-list';
import { useConfirmationCopy } from '../confirmation/confirmation.copy';
import { Provisions } from './provisions';
import { ScheduleDialog } from './schedule-dialog';
import { useTrackerCopy } from './tracker.copy';
import { VendorRows } from './vendor-rows';

export type TrackerSearch = {
  periodId?: string | undefined;
  state?: TrackerVendor['state'] | undefined;
  attestation?: string | undefined;
};
type TrackerProps = { search: TrackerSearch; onSearch: (search: TrackerSearch) => void };

function Counts({ tracker, periodId }: { tracker: Tracker; periodId: string | undefined }) {
  const t = useTrackerCopy();
  const address = (state: string) =>
    `/attestation-tracker?${new URLSearchParams({ ...(periodId && { periodId }), state }).toString()}`;
  return (
    <Strip
      items={tracker.counts.map(({ state, words, vendors }) => ({
        label: words,
        value: <AppLink to={address(state)}>{countText(vendors)}</AppLink>,
        detail: t('vendors', { count: vendors }),
        tone: lookOf(state).tone,
      }))}
    />
  );
}

function PeriodChoice({ search, onSearch }: TrackerProps) {
  const t = useTrackerCopy();
  const { data: periods } = useSuspenseQuery(periodsQuery);
  if (periods.length < 2) return null;
  return (
    <div className="filters">
      <Select
        label={t('period')}
        name="period"
        options={periods.map(({ id, code }) => ({ id, label: code }))}
        value={search.periodId ?? ''}
        onChange={(id) => onSearch({ periodId: id || undefined })}
        emptyLabel={t('newest')}
      />
    </div>
  );
}

function Confirmations({ periodId }: { periodId: string }) {
  const t = useConfirmationCopy();
  const { data, error } = useQuery(confirmationsQuery({ periodId }));
  return (
    <Card title={t('byQuarter')} lede={t('byQuarterLede')}>
      <ProblemNote problem={error} />
      {data ? <ConfirmationList rows={data} showsVendor /> : !error && <Loading />}
    </Card>
  );
}

/** Vendor × period: who signed what, and what each SOX provision may rest on. */
export function TrackerScreen({ search, onSearch }: TrackerProps) {
  const t = useTrackerCopy();
  const may = useMay();
  const [isScheduling, setScheduling] = useState(false);
  const { periodId, state } = search;
  const [{ page, seek }, setPaging] = useState({ page: 1, seek: '' });
  const asked = { periodId, state, seek: seek.trim() || undefined, page: page === 1 ? undefined : page };
  const { data: first } = useSuspenseQuery(trackerQuery({ periodId, state }));
  const { data: tracker = first } = useQuery(trackerQuery(asked));
  const csv = trackerCsv(tracker.periodId);
  return (
    <Page
      title={t('title')}
      lede={t('lede', { period: tracker.periodCode })}
      actions={
        <>
          <DownloadLink href={csv}>{t('csv')}</DownloadLink>
          {may('attestations.schedule') && (
            <Button look="primary" glyph="plus" onPress={() => setScheduling(true)}>
              {t('schedule')}
            </Button>
          )}
        </>
      }
    >
      <PeriodChoice search={search} onSearch={onSearch} />
      <Counts tracker={tracker} periodId={search.periodId} />
      <Card
        title={t('byVendor')}
        lede={t('byVendorLede')}
        aside={
          search.state && (
            <ButtonLink small to="/attestation-tracker">
              {t('clear')}
            </ButtonLink>
          )
        }
      >
        <VendorRows
          tracker={tracker}
          csv={csv}
          seek={seek}
          onSeek={(words) => setPaging({ page: 1, seek: words })}
          onPage={(next) => setPaging({ page: next, seek })}
        />
      </Card>
      <Confirmations periodId={tracker.periodId} />
      <Card title={t('byProvision')} lede={t('byProvisionLede')}>
        <Provisions provisions={tracker.provisions} />
      </Card>
      {isScheduling && <ScheduleDialog periodId={tracker.periodId} vendorId="" onClose={() => setScheduling(false)} />}
    </Page>
  );
}
