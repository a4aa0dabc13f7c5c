import { useSuspenseQuery } from '@tanstack/react-query';
import { coverageQuery, csvOfReport, periodsQuery, type MapFilter, type ReportFilter } from '../../api/coverage';
import { useMay } from '../../api/session';
import { ButtonLink, DownloadLink } from '../../parts/button';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { useCoverageCopy } from './coverage.copy';
import { DeadlinesCard } from './deadlines-card';
import { FigureRows } from './figure-rows';
import { HeatCard } from './heat-card';
import { LaneStrips, shownOf, type Shown } from './lanes';
import { ProgrammeCard } from './programme-card';
import { RecoveryCard } from './recovery-card';

/** What the address keeps: which vendors the map shows, and which figure's rows are open. */
export type CoverageSearch = Omit<MapFilter, 'vendorId' | 'flag'> & {
  show?: string | undefined;
  /** Opens the deadlines at what is overdue, or due soon. */
  due?: 'overdue' | 'due_soon' | undefined;
};
type CoverageScreenProps = { search: CoverageSearch; onSearch: (search: CoverageSearch) => void };

const addressOf = (search: CoverageSearch) => {
  const given = Object.entries(search).filter(([, value]) => Boolean(value));
  return `/coverage?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
};

function PeriodChoice({ search, onSearch }: CoverageScreenProps) {
  const t = useCoverageCopy();
  const { data: periods } = useSuspenseQuery(periodsQuery);
  if (periods.length < 2) return null;
  return (
    <div className="filters">
      <Select
        label={t('period')}
        name="period"
        options={periods.map(({ id, code }) => ({ id, label: code }))}
        value={search.periodId ?? ''}
        onChange={(id) => onSearch({ ...search, periodId: id || undefined, show: undefined, page: undefined })}
        emptyLabel={t('today')}
      />
    </div>
  );
}

function Actions({ filter }: { filter: MapFilter }) {
  const t = useCoverageCopy();
  const may = useMay();
  return (
    <>
      <DownloadLink href={csvOfReport('', filter)}>{t('csv')}</DownloadLink>
      <ButtonLink look="primary" to="/packets">
        {t(may('packets.prepare') ? 'build' : 'packets')}
      </ButtonLink>
    </>
  );
}

function NoPeriod() {
  const t = useCoverageCopy();
  const may = useMay();
  return (
    <Page title={t('title')} lede={t('ledeNone')}>
      <EmptyState
        title={t('noPeriod')}
        action={may('periods.manage') && <ButtonLink to="/vendors?tab=periods">{t('periodsLink')}</ButtonLink>}
      >
        {t('noPeriodHelp')}
      </EmptyState>
    </Page>
  );
}

type BehindProps = {
  shown: NonNullable<ReturnType<typeof shownOf>>;
  filter: ReportFilter;
  back: string;
};

/* the rows of the figure that was chosen: obligations, or exercises where an objective was missed */
function Behind({ shown, filter, back }: BehindProps) {
  return shown.figure === 'missed' ? (
    <RecoveryCard filter={filter} onlyMissed back={back} />
  ) : (
    <FigureRows key={`${shown.lane} ${shown.figure}`} of={shown.of} figure={shown.figure} filter={filter} back={back} />
  );
}

/** Where the programme stands: figures by lane, requirement × vendor, deadlines and recovery results. */
export function CoverageScreen({ search, onSearch }: CoverageScreenProps) {
  const t = useCoverageCopy();
  const { show, due, ...map } = search;
  const { data: coverage } = useSuspenseQuery(coverageQuery(map));
  const filter: ReportFilter = { periodId: map.periodId, tier: map.tier };
  if (!coverage.period) return <NoPeriod />;
  const shown = shownOf(show, coverage);
  const back = addressOf(map);
  const address = ({ lane, figure }: Shown) => addressOf({ ...map, show: `${lane}.${figure}` });
  return (
    <Page title={t('title')} lede={t('lede', { period: coverage.period.code })} actions={<Actions filter={map} />}>
      <PeriodChoice search={search} onSearch={onSearch} />
      <LaneStrips coverage={coverage} address={address} />
      {shown && <Behind shown={shown} filter={filter} back={back} />}
      <HeatCard coverage={coverage} map={map} onMap={(next) => onSearch({ ...next, show })} />
      <ProgrammeCard coverage={coverage} />
      <DeadlinesCard key={`${filter.periodId ?? ''} ${filter.tier ?? ''} ${due ?? ''}`} filter={filter} first={due} />
      {shown?.figure !== 'missed' && <RecoveryCard filter={filter} onlyMissed={false} back={back} />}
    </Page>
  );
}
