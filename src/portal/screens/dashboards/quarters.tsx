import { useQuery } from '@tanstack/react-query';
import {
  csvOfDashboard,
  fiscalCoverageQuery,
  type QuarterCalendar,
  type QuarterCode,
  type QuartersFilter,
} from '../../api/dashboards';
import { AppLink } from '../../parts/app-link';
import { DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { countText } from '../../parts/format';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Pager } from '../../parts/pager';
import { Select } from '../../parts/select-field';
import { Strip } from '../../parts/strip';
import { useDashboardsCopy } from './dashboards.copy';
import { OneVendor, PeriodChoice, SeekField, TierFilter } from './filters';
import { QuarterMap } from './quarter-map';
import { boardAddress, quarterCodes, quartersFilter, quarterWishes, type BoardProps } from './search';

function Figures({ calendar, search }: { calendar: QuarterCalendar; search: BoardProps['search'] }) {
  const t = useDashboardsCopy();
  const behind = (quarter: QuarterCode, state: NonNullable<QuartersFilter['state']>) =>
    boardAddress({ ...search, view: 'quarters', quarter, state, page: undefined });
  return (
    <Strip
      items={calendar.quarters.map(({ code, lacking, partly, services, time, timeWords }) => ({
        label: t('withoutEvidence', { quarter: code }),
        value: <AppLink to={behind(code, 'lacking')}>{countText(lacking)}</AppLink>,
        detail: (
          <>
            {t('ofServices', { count: countText(services), time: timeWords })}
            {partly > 0 && (
              <>
                {' · '}
                <AppLink to={behind(code, 'partly')}>{t('onlyPart', { count: countText(partly) })}</AppLink>
              </>
            )}
          </>
        ),
        ...(lacking > 0 && time !== 'ahead' && { tone: 'bad' as const }),
      }))}
    />
  );
}

function Filters(props: BoardProps) {
  const t = useDashboardsCopy();
  const { search, onSearch } = props;
  return (
    <div className="filters">
      <PeriodChoice {...props} />
      <TierFilter {...props} />
      <Select
        label={t('which')}
        name="state"
        options={quarterWishes.map((id) => ({ id, label: t(`state_${id}`) }))}
        value={search.state ?? ''}
        onChange={(id) => onSearch({ ...search, state: id || undefined, page: undefined })}
        emptyLabel={t('whichAny')}
      />
      {search.state !== undefined && (
        <Select
          label={t('quarter')}
          name="quarter"
          options={quarterCodes.map((id) => ({ id, label: id }))}
          value={search.quarter ?? ''}
          onChange={(id) => onSearch({ ...search, quarter: id || undefined, page: undefined })}
          emptyLabel={t('anyQuarter')}
        />
      )}
      <SeekField key={search.seek ?? ''} {...props} />
    </div>
  );
}

const isNarrowed = ({ tier, vendorId, seek, state }: QuartersFilter) =>
  [tier, vendorId, seek, state].some((one) => one !== undefined);

function Nothing({ filter }: { filter: QuartersFilter }) {
  const t = useDashboardsCopy();
  if (isNarrowed(filter)) return <EmptyState title={t('noServices')}>{t('noServicesHelp')}</EmptyState>;
  return <EmptyState title={t('noneYet')}>{t('noneYetHelp')}</EmptyState>;
}

function Calendar({ calendar, ...props }: BoardProps & { calendar: QuarterCalendar }) {
  const t = useDashboardsCopy();
  const { search, onSearch } = props;
  const filter = quartersFilter(search);
  return (
    <Card
      title={t('calendar')}
      lede={t('calendarLede')}
      aside={
        <DownloadLink small href={csvOfDashboard('fiscal-coverage', filter)}>
          {t('csv')}
        </DownloadLink>
      }
    >
      <Filters {...props} />
      <OneVendor {...props} name={calendar.items[0]?.vendorName} />
      {calendar.items.length === 0 ? <Nothing filter={filter} /> : <QuarterMap calendar={calendar} />}
      <Pager
        caption={t('services')}
        page={calendar.page - 1}
        pageSize={calendar.pageSize}
        total={calendar.total}
        onPage={(page) => onSearch({ ...search, page: page === 0 ? undefined : page + 1 })}
      />
    </Card>
  );
}

/** Services against the quarters of the fiscal year. */
export function QuartersBoard(props: BoardProps) {
  const t = useDashboardsCopy();
  const { data, error, isPending } = useQuery(fiscalCoverageQuery(quartersFilter(props.search)));
  if (error) return <ProblemNote problem={error} />;
  if (isPending) return <Loading />;
  if (!data.period) return <EmptyState title={t('noPeriod')}>{t('noPeriodHelp')}</EmptyState>;
  return (
    <div className="stack">
      <Figures calendar={data} search={props.search} />
      <Calendar calendar={data} {...props} />
    </div>
  );
}
