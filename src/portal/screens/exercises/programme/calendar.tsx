import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { calendarQuery, type CalendarFilter } from '../../../api/programme';
import { useSession } from '../../../api/session';
import { EmptyState, Loading } from '../../../parts/notes';
import { Page } from '../../../parts/page';
import { Pager } from '../../../parts/pager';
import { StateChip } from '../../../parts/state-chip';
import { CalendarFigures, TierFigures } from './calendar-figures';
import { CalendarFilters } from './calendar-filters';
import { standings } from './calendar-marks';
import { CalendarOfVendor } from './calendar-vendor';
import { ExerciseWays } from './exercise-ways';
import { useProgrammeCopy } from './programme.copy';

function Legend() {
  const t = useProgrammeCopy();
  return (
    <p className="row sm">
      <span className="muted">{t('legend')}</span>
      {standings.map((standing) => (
        <StateChip key={standing} state={standing} word={t(standing)} />
      ))}
    </p>
  );
}

/** A year of exercises, of the fleet or of one vendor. */
export function CalendarScreen({ filter }: { filter: CalendarFilter }) {
  const t = useProgrammeCopy();
  const navigate = useNavigate();
  const { membership } = useSession();
  const { data: calendar } = useQuery(calendarQuery(filter));
  const change = (changes: CalendarFilter) => {
    const search = Object.fromEntries(
      Object.entries(changes).filter(([, value]) => value !== undefined && value !== ''),
    );
    void navigate({
      to: '/exercises/calendar',
      search,
      replace: true,
    });
  };
  const page = (at: number) => void navigate({ to: '/exercises/calendar', search: { ...filter, page: at + 1 } });
  if (!calendar)
    return (
      <Page title={t('calendarTitle')} lede={t('calendarLede')}>
        <ExerciseWays />
        <Loading />
      </Page>
    );
  const shown = { ...filter, periodId: calendar.periodId ?? '' };
  return (
    <Page title={`${t('calendarTitle')} ${calendar.periodCode}`} lede={t('calendarLede')}>
      <ExerciseWays />
      <CalendarFilters filter={shown} onChange={change} />
      <CalendarFigures calendar={calendar} />
      {membership.vendor === null && <TierFigures calendar={calendar} />}
      <Legend />
      {calendar.vendors.length === 0 && <EmptyState title={t('noVendor')}>{t('noVendorHelp')}</EmptyState>}
      {calendar.vendors.map((vendor) => (
        <CalendarOfVendor key={vendor.vendorId} vendor={vendor} months={calendar.months} today={calendar.today} />
      ))}
      {calendar.total > calendar.pageSize && (
        <Pager
          caption={t('calendarTitle')}
          page={calendar.page - 1}
          pageSize={calendar.pageSize}
          total={calendar.total}
          onPage={page}
        />
      )}
    </Page>
  );
}
