import type { ExerciseCalendar } from '../../../api/programme';
import { AppLink } from '../../../parts/app-link';
import { Card } from '../../../parts/card';
import { humanise } from '../../../parts/format';
import { Strip } from '../../../parts/strip';
import { PlainTable } from './plain-table';
import { useProgrammeCopy } from './programme.copy';

/** How the exercises of the year stand; each figure leads to its rows. */
export function CalendarFigures({ calendar }: { calendar: ExerciseCalendar }) {
  const t = useProgrammeCopy();
  const { counts, from, to } = calendar;
  const drill = (standing: string) => `/exercises?standing=${standing}&from=${from}&to=${to}`;
  return (
    <Strip
      items={[
        { label: t('planned'), value: <AppLink to={drill('planned')}>{counts.planned}</AppLink> },
        {
          label: t('overdue'),
          value: <AppLink to={drill('overdue')}>{counts.overdue}</AppLink>,
          ...(counts.overdue > 0 && { tone: 'bad' as const }),
        },
        { label: t('held'), value: <AppLink to={drill('held')}>{counts.held}</AppLink> },
        { label: t('postponed'), value: <AppLink to="/exercises/requests">{counts.postponed}</AppLink> },
        { label: t('cancelled'), value: <AppLink to={drill('cancelled')}>{counts.cancelled}</AppLink> },
        {
          label: t('waiting'),
          value: <AppLink to="/exercises/requests?state=requested">{counts.waiting}</AppLink>,
          ...(counts.waiting > 0 && { tone: 'warn' as const }),
        },
      ]}
    />
  );
}

/** For each tier, how many services have no exercise that is enough. */
export function TierFigures({ calendar }: { calendar: ExerciseCalendar }) {
  const t = useProgrammeCopy();
  const agreed = (
    <span>
      {t('agreedPlans')}: <AppLink to="/exercises/programmes">{calendar.agreedTotal}</AppLink>{' '}
      <AppLink to="/exercises/calendar?unagreed=true">{t('ofVendors', { count: calendar.total })}</AppLink>
    </span>
  );
  return (
    <Card title={t('tiersTitle')} lede={t('tiersLede')} aside={agreed} dense>
      <PlainTable caption={t('tiersTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('tier')}</th>
            <th scope="col" className="num">
              {t('tierServices')}
            </th>
            <th scope="col" className="num">
              {t('tierLacking')}
            </th>
            <th scope="col">{t('tierEnough')}</th>
          </tr>
        </thead>
        <tbody>
          {calendar.tiers.map(({ tier, services, lacking, enough }) => (
            <tr key={tier}>
              <th scope="row">{tier}</th>
              <td className="num">{services}</td>
              <td className="num">
                {lacking === 0 ? 0 : <AppLink to={`/exercises/calendar?tier=${tier}&lacking=true`}>{lacking}</AppLink>}
              </td>
              <td className="sm">{enough.map(humanise).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Card>
  );
}
