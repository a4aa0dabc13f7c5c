import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { questionSetsQuery, type SetState, type SetSummary } from '../../api/questionnaires';
import { useMay, useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { OpenSetDialog } from './open-set-dialog';
import { useQuestionnaireCopy } from './questionnaire.copy';
import { setLook, setStanding } from './set-look';
import { useGapWords } from './submit-dialog';

const states: SetState[] = ['open', 'submitted', 'returned', 'reviewed'];

/* grave gaps weigh before mild ones */
const weight = ({ gaps }: SetSummary) => gaps.critical * 1e6 + gaps.major * 1e3 + gaps.minor;

function useColumns(ofOneVendor: boolean): Column<SetSummary>[] {
  const t = useQuestionnaireCopy();
  const gapWords = useGapWords();
  return useMemo(() => {
    const all: Column<SetSummary>[] = [
      {
        id: 'set',
        header: ofOneVendor ? t('period') : t('vendor'),
        primary: true,
        value: (row) => `${row.vendorName} ${row.periodCode}`,
        cell: (row) => (
          <>
            <AppLink to={`/questionnaires/${row.id}`}>
              {ofOneVendor ? row.periodCode : `${row.vendorName}, ${row.periodCode}`}
            </AppLink>
            <span className="sub">{row.questionnaire}</span>
          </>
        ),
      },
      {
        id: 'state',
        header: t('state'),
        value: (row) => t(`set.${setStanding(row)}`),
        cell: (row) => (
          <span className="row">
            <StateChip state={setLook(setStanding(row))} word={t(`set.${setStanding(row)}`)} />
            {row.overdue && <StateChip state="overdue" />}
          </span>
        ),
      },
      { id: 'due', header: t('due'), value: (row) => row.dueOn, cell: (row) => <DateText date={row.dueOn} short /> },
      {
        id: 'progress',
        header: t('progress'),
        value: (row) => (row.asked === 0 ? 0 : row.answered / row.asked),
        csv: (row) => `${row.answered}/${row.asked}`,
        cell: (row) => t('progressOf', { answered: row.answered, asked: row.asked }),
      },
      {
        id: 'gaps',
        header: t('gaps'),
        value: weight,
        csv: (row) => gapWords(row.gaps),
        cell: (row) => gapWords(row.gaps),
      },
      {
        id: 'queries',
        header: t('openQueries'),
        align: 'end',
        value: (row) => row.openQueries,
        cell: (row) => row.openQueries,
      },
      {
        id: 'returned',
        header: t('returned'),
        align: 'end',
        value: (row) => row.returned,
        cell: (row) => row.returned,
      },
    ];
    return all;
  }, [t, gapWords, ofOneVendor]);
}

type Filters = { vendor: string; period: string; state: SetState | '' };

const distinct = (rows: readonly SetSummary[], choice: (row: SetSummary) => { id: string; label: string }) => [
  ...new Map(rows.map((row) => [choice(row).id, choice(row)])).values(),
];

function List({ rows, ofOneVendor }: { rows: readonly SetSummary[]; ofOneVendor: boolean }) {
  const t = useQuestionnaireCopy();
  const columns = useColumns(ofOneVendor);
  const [filters, setFilters] = useState<Filters>({ vendor: '', period: '', state: '' });
  const set = (part: Partial<Filters>) => setFilters({ ...filters, ...part });
  const found = rows.filter(
    (row) =>
      (filters.vendor === '' || row.vendorId === filters.vendor) &&
      (filters.period === '' || row.periodId === filters.period) &&
      (filters.state === '' || row.state === filters.state),
  );
  return (
    <DataTable
      caption={t('list')}
      columns={columns}
      rows={found}
      rowKey={(row) => row.id}
      plain={ofOneVendor}
      empty={<EmptyState title={t('emptyTitle')}>{t(ofOneVendor ? 'emptyVendor' : 'emptyOfficer')}</EmptyState>}
      filters={
        !ofOneVendor && (
          <>
            <Select
              label={t('vendor')}
              name="vendor"
              emptyLabel={t('anyVendor')}
              options={distinct(rows, (row) => ({ id: row.vendorId, label: row.vendorName }))}
              value={filters.vendor}
              onChange={(vendor) => set({ vendor })}
            />
            <Select
              label={t('period')}
              name="period"
              emptyLabel={t('anyPeriod')}
              options={distinct(rows, (row) => ({ id: row.periodId, label: row.periodCode }))}
              value={filters.period}
              onChange={(period) => set({ period })}
            />
            <Select
              label={t('state')}
              name="state"
              emptyLabel={t('anyState')}
              options={states.map((id) => ({ id, label: t(`set.${id}`) }))}
              value={filters.state}
              onChange={(state) => set({ state })}
            />
          </>
        )
      }
    />
  );
}

/** Question sets by vendor and period; a vendor's people see their own. */
export function QuestionnairesScreen() {
  const t = useQuestionnaireCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data: rows } = useSuspenseQuery(questionSetsQuery());
  const [isOpening, setOpening] = useState(false);
  const ofOneVendor = membership.vendor !== null;
  return (
    <Page
      title={t(ofOneVendor ? 'title' : 'titleMany')}
      lede={ofOneVendor ? t('ledeVendor', { registrant: membership.registrant }) : t('ledeMany')}
      actions={
        may('questionnaires.review') && (
          <Button glyph="plus" onPress={() => setOpening(true)}>
            {t('open')}
          </Button>
        )
      }
    >
      <Card title={t(ofOneVendor ? 'listVendor' : 'list')}>
        <List rows={rows} ofOneVendor={ofOneVendor} />
      </Card>
      {isOpening && <OpenSetDialog onClose={() => setOpening(false)} />}
    </Page>
  );
}
