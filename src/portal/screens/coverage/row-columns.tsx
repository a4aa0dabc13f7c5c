import { useMemo } from 'react';
import type { CoverageRow, DeadlineRow } from '../../api/coverage';
import { AppLink } from '../../parts/app-link';
import type { Column } from '../../parts/data-table';
import { LaneChip } from '../../parts/legal-chips';
import { DateText } from '../../parts/measures';
import { StateChip } from '../../parts/state-chip';
import { FlagChips, FlagReasons, groupedFlags } from '../flags/flag-chips';
import { useCoverageCopy } from './coverage.copy';

/** An obligation of a list; deadlines bring their flags too. */
type Row = CoverageRow & { flags?: DeadlineRow['flags'] };

const flagsOf = ({ flags = [] }: Row) => groupedFlags(flags);

type Words = ReturnType<typeof useCoverageCopy>;

/** `3 days late`, `today`, `in 12 days`. */
export function timeLeft(t: Words, daysLeft: number): string {
  if (daysLeft === 0) return t('dueToday');
  return daysLeft < 0 ? t('late', { count: -daysLeft }) : t('left', { count: daysLeft });
}

function requirementCell(row: Row) {
  const name = (
    <>
      <span className="mono">{row.requirementCode}</span> {row.requirementTitle}
    </>
  );
  return (
    <>
      <AppLink to={`/requirements/${row.obligationId}`}>{name}</AppLink>
      <FlagReasons flags={flagsOf(row)} except="overdue" />
    </>
  );
}

/** The columns of a list of obligations that the server pages. */
export function useRowColumns<R extends Row>(): Column<R>[] {
  const t = useCoverageCopy();
  return useMemo(
    () => [
      {
        id: 'requirement',
        header: t('requirement'),
        primary: true,
        cell: requirementCell,
      },
      {
        id: 'vendor',
        header: t('vendor'),
        cell: (row) => (
          <>
            {row.vendorId ? <AppLink to={`/vendors/${row.vendorId}`}>{row.vendorName}</AppLink> : t('registrantOwn')}
            {row.serviceName && <span className="sub">{row.serviceName}</span>}
          </>
        ),
      },
      {
        id: 'due',
        header: t('dueOn'),
        cell: (row) => (
          <>
            <DateText date={row.dueOn} />
            <span className="sub">{timeLeft(t, row.daysLeft)}</span>
          </>
        ),
      },
      { id: 'rule', header: t('rule'), cell: (row) => row.dueRule },
      { id: 'lane', header: t('lane'), cell: (row) => <LaneChip lane={row.lane} /> },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        cell: (row) => (
          <span className="tags">
            <StateChip state={row.state} word={row.words} /> <FlagChips flags={flagsOf(row)} except="overdue" />
          </span>
        ),
      },
    ],
    [t],
  );
}
