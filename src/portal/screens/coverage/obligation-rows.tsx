import { useMemo } from 'react';
import type { Obligation } from '../../api/coverage';
import { AppLink } from '../../parts/app-link';
import { DataTable, type Column } from '../../parts/data-table';
import { ForceChip, LaneChip } from '../../parts/legal-chips';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { FlagChips, FlagReasons, groupedFlags } from '../flags/flag-chips';
import type { FlagsById } from '../flags/use-flags';
import { Occurrence } from '../requirements/occurrence';
import { useCoverageCopy } from './coverage.copy';

/** Where the obligations of a vendor stand. */
export function obligationsAddress(vendorId: string, seek: { requirement?: string; periodId?: string } = {}): string {
  return `/vendors/${vendorId}?${new URLSearchParams({ tab: 'obligations', ...seek }).toString()}`;
}

const shownState = ({ overdue, dueSoon, state }: Obligation) => (overdue ? 'overdue' : dueSoon ? 'due_soon' : state);

const NO_FLAGS: FlagsById = new Map();

/** The columns of a list of obligations; with `ofOneVendor` the vendor is left out. */
export function useObligationColumns(ofOneVendor = false, flags: FlagsById = NO_FLAGS): Column<Obligation>[] {
  const t = useCoverageCopy();
  return useMemo(() => {
    const raised = (row: Obligation) => ({
      flags: groupedFlags(flags.get(row.id) ?? []),
      ...(row.overdue && { except: 'overdue' as const }),
    });
    const all: Column<Obligation>[] = [
      {
        id: 'requirement',
        header: t('requirement'),
        primary: true,
        value: (row) => `${row.requirementCode} ${row.title}`,
        cell: (row) => (
          <>
            <AppLink to={`/requirements/${row.id}`}>
              <span className="mono">{row.requirementCode}</span> {row.title}
            </AppLink>
            <Occurrence of={row.occurrenceKey} />
            <FlagReasons {...raised(row)} />
          </>
        ),
      },
      {
        id: 'vendor',
        header: t('vendor'),
        value: (row) => row.vendorName ?? t('registrantOwn'),
        cell: (row) =>
          row.vendorId ? <AppLink to={`/vendors/${row.vendorId}`}>{row.vendorName}</AppLink> : t('registrantOwn'),
      },
      {
        id: 'service',
        header: t('service'),
        value: (row) => row.serviceName ?? t('wholeVendor'),
        cell: (row) => row.serviceName ?? <span className="muted">{t('wholeVendor')}</span>,
      },
      {
        id: 'due',
        header: t('dueOn'),
        value: (row) => row.dueOn,
        cell: (row) => (
          <>
            <DateText date={row.dueOn} short />
            {row.dueWords !== '' && <span className="sub">{row.dueWords}</span>}
            <span className="sub">{row.dueRule}</span>
          </>
        ),
      },
      {
        id: 'lane',
        header: t('lane'),
        value: (row) => row.laneLabel,
        cell: (row) => (
          <span className="tags">
            <ForceChip force={row.force} />
            <LaneChip lane={row.lane} />
          </span>
        ),
      },
      {
        id: 'state',
        header: t('state'),
        value: (row) => row.stateWords,
        cell: (row) => (
          <>
            <span className="tags">
              <StateChip state={shownState(row)} /> <FlagChips {...raised(row)} />
            </span>
            {row.conclusionReason && <span className="sub">{row.conclusionReason}</span>}
          </>
        ),
      },
    ];
    return all.filter(({ id }) => !ofOneVendor || id !== 'vendor');
  }, [t, ofOneVendor, flags]);
}

export type ObligationRowsProps = {
  caption: string;
  rows: readonly Obligation[];
  ofOneVendor?: boolean;
  flags?: FlagsById;
  /** A column before the others, to choose rows with. */
  choice?: Column<Obligation>;
};

/** Obligations as a list: what each asks, by when and why, and where it stands. */
export function ObligationRows({ caption, rows, ofOneVendor = false, flags, choice }: ObligationRowsProps) {
  const t = useCoverageCopy();
  const columns = useObligationColumns(ofOneVendor, flags);
  return (
    <DataTable
      caption={caption}
      columns={choice ? [choice, ...columns] : columns}
      rows={rows}
      rowKey={(row) => row.id}
      initialSort={{ column: 'due', descending: false }}
      empty={<EmptyState title={t('noRows')}>{t('noRowsHelp')}</EmptyState>}
    />
  );
}
