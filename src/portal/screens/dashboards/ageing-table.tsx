import { useMemo, type ReactNode } from 'react';
import type { AgeingRow, FindingAgeing } from '../../api/dashboards';
import { AppLink } from '../../parts/app-link';
import type { Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { PagedTable } from '../../parts/paged-table';
import { StateChip } from '../../parts/state-chip';
import { useDashboardsCopy } from './dashboards.copy';

function useColumns(): Column<AgeingRow>[] {
  const t = useDashboardsCopy();
  return useMemo(
    () => [
      {
        id: 'finding',
        header: t('finding'),
        primary: true,
        cell: (row) => (
          <AppLink to={`/findings/${row.findingId}`}>
            {row.ref} {row.title}
          </AppLink>
        ),
      },
      { id: 'vendor', header: t('vendor'), cell: (row) => row.vendorName },
      { id: 'severity', header: t('severity'), tight: true, cell: (row) => <StateChip state={row.severity} /> },
      { id: 'owner', header: t('owner'), cell: (row) => row.ownerName },
      {
        id: 'age',
        header: t('age'),
        cell: (row) => (
          <>
            {t('days', { count: row.openDays })}
            {row.timesMoved > 0 && <span className="sub">{t('movedTimes', { count: row.timesMoved })}</span>}
          </>
        ),
      },
      {
        id: 'due',
        header: t('due'),
        cell: (row) => (
          <>
            <DateText date={row.dueOn} short />{' '}
            {row.daysOverdue > 0 && <StateChip state="overdue" word={t('lateBy', { count: row.daysOverdue })} />}
          </>
        ),
      },
    ],
    [t],
  );
}

type TableProps = { ageing: FindingAgeing; filters: ReactNode; csv: string; onPage: (page: number) => void };

/** The findings behind the figures, the gravest and oldest first. */
export function AgeingTable({ ageing, filters, csv, onPage }: TableProps) {
  const t = useDashboardsCopy();
  return (
    <PagedTable
      caption={t('open')}
      columns={useColumns()}
      rows={ageing.items}
      rowKey={(row) => row.findingId}
      empty={<EmptyState title={t('noFindings')}>{t('noFindingsHelp')}</EmptyState>}
      filters={filters}
      csv={csv}
      page={ageing.page}
      pageSize={ageing.pageSize}
      total={ageing.total}
      onPage={onPage}
    />
  );
}
