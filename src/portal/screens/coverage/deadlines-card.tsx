import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { csvOfReport, deadlinesQuery, type DeadlineRow, type ReportFilter } from '../../api/coverage';
import type { FlagName } from '../../api/flags';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { LaneChip } from '../../parts/legal-chips';
import { DateText } from '../../parts/measures';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { FlagChips, FlagReasons, FlagSelect, groupedFlags } from '../flags/flag-chips';
import { hasFlag } from '../flags/use-flags';
import { useCoverageCopy } from './coverage.copy';
import { obligationsAddress } from './obligation-rows';

type Words = ReturnType<typeof useCoverageCopy>;

/** `3 days late`, `today`, `in 12 days`. */
export function timeLeft(t: Words, daysLeft: number): string {
  if (daysLeft === 0) return t('dueToday');
  return daysLeft < 0 ? t('late', { count: -daysLeft }) : t('left', { count: daysLeft });
}

function requirementCell(row: DeadlineRow) {
  const name = (
    <>
      <span className="mono">{row.requirementCode}</span> {row.requirementTitle}
    </>
  );
  return (
    <>
      {row.vendorId ? (
        <AppLink to={obligationsAddress(row.vendorId, { requirement: row.requirementCode })}>{name}</AppLink>
      ) : (
        name
      )}
      <FlagReasons flags={groupedFlags(row.flags)} except="overdue" />
    </>
  );
}

function useDeadlineColumns(): Column<DeadlineRow>[] {
  const t = useCoverageCopy();
  return useMemo(
    () => [
      {
        id: 'requirement',
        header: t('requirement'),
        primary: true,
        value: (row) => `${row.requirementCode} ${row.requirementTitle}`,
        cell: requirementCell,
      },
      {
        id: 'vendor',
        header: t('vendor'),
        value: (row) => row.vendorName ?? t('registrantOwn'),
        cell: (row) => (
          <>
            {row.vendorName ?? t('registrantOwn')}
            {row.serviceName && <span className="sub">{row.serviceName}</span>}
          </>
        ),
      },
      {
        id: 'due',
        header: t('dueOn'),
        value: (row) => row.dueOn,
        cell: (row) => (
          <>
            <DateText date={row.dueOn} />
            <span className="sub">{timeLeft(t, row.daysLeft)}</span>
          </>
        ),
      },
      { id: 'rule', header: t('rule'), value: (row) => row.dueRule, cell: (row) => row.dueRule },
      { id: 'lane', header: t('lane'), value: (row) => row.laneLabel, cell: (row) => <LaneChip lane={row.lane} /> },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.words,
        cell: (row) => (
          <span className="tags">
            <StateChip state={row.state} word={row.words} />{' '}
            <FlagChips flags={groupedFlags(row.flags)} except="overdue" />
          </span>
        ),
      },
    ],
    [t],
  );
}

/** What is overdue and what is due next, with the rule behind each date. */
export function DeadlinesCard({ filter }: { filter: ReportFilter }) {
  const t = useCoverageCopy();
  const query = useQuery(deadlinesQuery(filter));
  const [only, setOnly] = useState<'overdue' | 'due_soon' | ''>('');
  const [flag, setFlag] = useState<FlagName | ''>('');
  const columns = useDeadlineColumns();
  const rows = (query.data?.items ?? []).filter(
    ({ state, flags }) => (only === '' || state === only) && hasFlag(flags, flag),
  );
  return (
    <Card title={t('deadlines')} lede={t('deadlinesLede')}>
      <ProblemNote problem={query.error} />
      {query.isPending && <Loading />}
      {query.data && (
        <DataTable
          caption={t('deadlines')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.obligationId}
          pageSize={10}
          csv={csvOfReport('/deadlines', { ...filter, flag: flag || undefined })}
          empty={<EmptyState title={t('noDeadlines')}>{t('noDeadlinesHelp')}</EmptyState>}
          filters={
            <>
              <Select
                label={t('deadlineState')}
                name="deadline"
                options={[
                  { id: 'overdue', label: t('onlyOverdue') },
                  { id: 'due_soon', label: t('onlySoon') },
                ]}
                value={only}
                onChange={setOnly}
                emptyLabel={t('anyState')}
              />
              <FlagSelect value={flag} onChange={setFlag} />
            </>
          }
        />
      )}
    </Card>
  );
}
