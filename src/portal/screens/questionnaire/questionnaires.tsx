import { useMemo, useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { periodsQuery } from '../../api/coverage';
import {
  questionSetsCsv,
  questionSetsQuery,
  type SetList,
  type SetState,
  type SetSummary,
} from '../../api/questionnaires';
import { useMay, useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import type { Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { PagedTable } from '../../parts/paged-table';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { OpenSetDialog } from './open-set-dialog';
import { useQuestionnaireCopy } from './questionnaire.copy';
import { setLook, setStanding } from './set-look';
import { useGapWords } from './submit-dialog';

const states: SetState[] = ['open', 'submitted', 'returned', 'reviewed'];

function useColumns(ofOneVendor: boolean): Column<SetSummary>[] {
  const t = useQuestionnaireCopy();
  const gapWords = useGapWords();
  return useMemo(() => {
    const all: Column<SetSummary>[] = [
      {
        id: 'set',
        header: ofOneVendor ? t('period') : t('vendor'),
        primary: true,
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
        cell: (row) => (
          <span className="row">
            <StateChip state={setLook(setStanding(row))} word={t(`set.${setStanding(row)}`)} />
            {row.overdue && <StateChip state="overdue" />}
          </span>
        ),
      },
      { id: 'due', header: t('due'), cell: (row) => <DateText date={row.dueOn} short /> },
      {
        id: 'progress',
        header: t('progress'),
        cell: (row) => t('progressOf', { answered: row.answered, asked: row.asked }),
      },
      {
        id: 'gaps',
        header: t('gaps'),
        cell: (row) => gapWords(row.gaps),
      },
      {
        id: 'queries',
        header: t('openQueries'),
        align: 'end',
        cell: (row) => row.openQueries,
      },
      {
        id: 'returned',
        header: t('returned'),
        align: 'end',
        cell: (row) => row.returned,
      },
    ];
    return all;
  }, [t, gapWords, ofOneVendor]);
}

const NOTHING_CHOSEN = { periodId: '', state: '' as SetState | '', seek: '', page: 1 };
type Filters = typeof NOTHING_CHOSEN;

function Choices({ filters, onFilters }: { filters: Filters; onFilters: (part: Partial<Filters>) => void }) {
  const t = useQuestionnaireCopy();
  const { data: periods = [] } = useQuery(periodsQuery);
  return (
    <>
      <Select
        label={t('period')}
        name="period"
        emptyLabel={t('anyPeriod')}
        options={periods.map(({ id, code }) => ({ id, label: code }))}
        value={filters.periodId}
        onChange={(periodId) => onFilters({ periodId })}
      />
      <Select
        label={t('state')}
        name="state"
        emptyLabel={t('anyState')}
        options={states.map((id) => ({ id, label: t(`set.${id}`) }))}
        value={filters.state}
        onChange={(state) => onFilters({ state })}
      />
    </>
  );
}

function List({ first, ofOneVendor }: { first: SetList; ofOneVendor: boolean }) {
  const t = useQuestionnaireCopy();
  const [filters, setFilters] = useState(NOTHING_CHOSEN);
  const set = (part: Partial<Filters>) => setFilters({ ...filters, page: 1, ...part });
  const { data: list = first } = useQuery(questionSetsQuery(filters.page === 1 ? { ...filters, page: 0 } : filters));
  return (
    <PagedTable
      caption={t('list')}
      columns={useColumns(ofOneVendor)}
      rows={list.items}
      rowKey={(row) => row.id}
      csv={!ofOneVendor && questionSetsCsv(filters)}
      empty={<EmptyState title={t('emptyTitle')}>{t(ofOneVendor ? 'emptyVendor' : 'emptyOfficer')}</EmptyState>}
      filters={!ofOneVendor && <Choices filters={filters} onFilters={set} />}
      page={list.page}
      pageSize={list.pageSize}
      total={list.total}
      onPage={(page) => set({ page })}
      words={filters.seek}
      {...(!ofOneVendor && { onWords: (seek: string) => set({ seek }) })}
    />
  );
}

/** Question sets by vendor and period; a vendor's people see their own. */
export function QuestionnairesScreen() {
  const t = useQuestionnaireCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data: first } = useSuspenseQuery(questionSetsQuery());
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
        <List first={first} ofOneVendor={ofOneVendor} />
      </Card>
      {isOpening && <OpenSetDialog onClose={() => setOpening(false)} />}
    </Page>
  );
}
