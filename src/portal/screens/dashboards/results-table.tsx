import { useMemo } from 'react';
import type { RecoveryScatter, ScatterRow } from '../../api/dashboards';
import { AppLink } from '../../parts/app-link';
import type { Column } from '../../parts/data-table';
import { clockText, humanise } from '../../parts/format';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { PagedTable } from '../../parts/paged-table';
import { StateChip } from '../../parts/state-chip';
import { useDashboardsCopy } from './dashboards.copy';

const addressOf = ({ source, id }: ScatterRow) => `/${source === 'event' ? 'disruptions' : 'exercises'}/${id}`;
const timeText = (minutes: number | null) => (minutes === null ? '–' : clockText(minutes));
const looks: Record<ScatterRow['result'], string> = {
  achieved: 'achieved',
  missed: 'missed',
  not_recovered: 'fail',
  not_measured: 'not_tested',
};

function useColumns(): Column<ScatterRow>[] {
  const t = useDashboardsCopy();
  return useMemo(
    () => [
      {
        id: 'what',
        header: t('what'),
        primary: true,
        cell: (row) => (
          <>
            <AppLink to={addressOf(row)}>
              {row.ref} {row.title}
            </AppLink>
            <span className="sub">{row.kind === null ? t('realEvent') : humanise(row.kind)}</span>
          </>
        ),
      },
      {
        id: 'service',
        header: t('service'),
        cell: (row) => (
          <>
            {row.vendorName}
            <span className="sub">
              <AppLink to={`/services/${row.serviceId}`}>{row.serviceName}</AppLink>
              {row.tier && `, ${row.tier}`}
            </span>
          </>
        ),
      },
      { id: 'objective', header: t('objective'), align: 'end', cell: (row) => timeText(row.objectiveMinutes) },
      { id: 'achieved', header: t('achieved'), align: 'end', cell: (row) => timeText(row.achievedMinutes) },
      {
        id: 'result',
        header: t('result'),
        cell: (row) => (
          <>
            <StateChip state={looks[row.result]} word={row.resultWords} />
            {row.notRecoveredReason && <span className="sub">{row.notRecoveredReason}</span>}
          </>
        ),
      },
      {
        id: 'proved',
        header: t('provedOn'),
        tight: true,
        cell: (row) => <DateText date={row.provedAt.slice(0, 10)} short />,
      },
    ],
    [t],
  );
}

type TableProps = { scatter: RecoveryScatter; csv: string; onPage: (page: number) => void };

/** The same results as rows, for reading and for whoever does not see the chart. */
export function ResultsTable({ scatter, csv, onPage }: TableProps) {
  const t = useDashboardsCopy();
  return (
    <PagedTable
      caption={t('results')}
      columns={useColumns()}
      rows={scatter.items}
      rowKey={(row) => `${row.id} ${row.serviceId}`}
      empty={<EmptyState title={t('noResults')}>{t('noResultsHelp')}</EmptyState>}
      csv={csv}
      page={scatter.page}
      pageSize={scatter.pageSize}
      total={scatter.total}
      onPage={onPage}
    />
  );
}
