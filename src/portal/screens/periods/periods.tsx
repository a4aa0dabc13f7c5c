import { useSuspenseQuery } from '@tanstack/react-query';
import { periodsQuery } from '../../api/coverage';
import { suggestionQuery, type Period } from '../../api/periods';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { shortDateText } from '../../parts/format';
import { DateText, TimeText } from '../../parts/measures';
import { EmptyState, Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { PeriodsCard } from '../vendors/periods-card';
import { usePeriodsCopy } from './periods.copy';

function Suggestion() {
  const t = usePeriodsCopy();
  const { data } = useSuspenseQuery(suggestionQuery);
  const words = { code: data.code, from: shortDateText(data.startsOn), to: shortDateText(data.endsOn) };
  return (
    <Note title={t('suggestion', words)}>
      <p>{t('suggestionHelp', { because: data.because })}</p>
    </Note>
  );
}

/** Every fiscal year of the registrant, and the way to its end. */
export function PeriodsScreen() {
  const t = usePeriodsCopy();
  const manages = useMay()('periods.manage');
  const { data: periods } = useSuspenseQuery(periodsQuery);
  const columns: Column<Period>[] = [
    {
      id: 'code',
      header: t('period'),
      primary: true,
      cell: (row) => <AppLink to={`/periods/${row.id}`}>{row.code}</AppLink>,
      value: (row) => row.code,
    },
    { id: 'days', header: t('ends'), cell: (row) => <DateText date={row.endsOn} /> },
    { id: 'state', header: t('state'), tight: true, cell: (row) => <StateChip state={row.state} /> },
    {
      id: 'locked',
      header: t('lockedAt'),
      cell: (row) => (row.lockedAt === null ? '–' : <TimeText at={row.lockedAt} />),
    },
  ];
  return (
    <Page title={t('title')} lede={t('lede')}>
      {!manages && (
        <Card title={t('title')} dense>
          <DataTable
            plain
            caption={t('title')}
            columns={columns}
            rows={periods}
            rowKey={(row) => row.id}
            empty={<EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
          />
        </Card>
      )}
      {manages && <Suggestion />}
      {manages && <PeriodsCard />}
    </Page>
  );
}
