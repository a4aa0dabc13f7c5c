import { useMemo } from 'react';
import type { ConfirmationItem } from '../../api/confirmations';
import { AppLink } from '../../parts/app-link';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText, TimeText } from '../../parts/measures';
import { StateChip } from '../../parts/state-chip';
import { useConfirmationCopy } from './confirmation.copy';

/** The state to draw: what waits past its day is overdue, what was signed after it says so beside. */
export function ConfirmationState({ of }: { of: ConfirmationItem }) {
  const t = useConfirmationCopy();
  return (
    <span className="row">
      <StateChip state={of.overdue ? 'overdue' : of.state} />
      {of.late && <StateChip state="late" word={t('late')} />}
    </span>
  );
}

const waits = ({ state, changeCount }: ConfirmationItem) => state === 'open' && changeCount === 0;

function Changes({ of }: { of: ConfirmationItem }) {
  const t = useConfirmationCopy();
  if (waits(of)) return <span className="muted">{t('notSaid')}</span>;
  if (of.changeCount === 0) return <>{t('nothing')}</>;
  return (
    <ul className="stack-tight">
      {of.changeWords.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

function useColumns(showsVendor: boolean): Column<ConfirmationItem>[] {
  const t = useConfirmationCopy();
  return useMemo(() => {
    const link = (row: ConfirmationItem) => <AppLink to={`/change-confirmations/${row.id}`}>{row.ref}</AppLink>;
    const all: Column<ConfirmationItem>[] = [
      { id: 'ref', header: t('ref'), primary: true, value: (row) => row.ref, cell: link },
      {
        id: 'vendor',
        header: t('vendor'),
        value: (row) => row.vendorName,
        cell: (row) => <AppLink to={`/vendors/${row.vendorId}?tab=attestations`}>{row.vendorName}</AppLink>,
      },
      {
        id: 'quarter',
        header: t('quarter'),
        value: (row) => `${row.periodCode} ${row.quarter}`,
        cell: (row) => `${row.periodCode} ${row.quarter}`,
      },
      {
        id: 'due',
        header: t('due'),
        value: (row) => row.dueOn,
        cell: (row) => <DateText date={row.dueOn} short />,
      },
      {
        id: 'state',
        header: t('state'),
        value: (row) => (row.overdue ? 'overdue' : row.late ? `${row.state}, late` : row.state),
        cell: (row) => <ConfirmationState of={row} />,
      },
      {
        id: 'changes',
        header: t('changes'),
        value: (row) => (waits(row) ? t('notSaid') : row.changeWords.join('; ') || t('nothing')),
        cell: (row) => <Changes of={row} />,
      },
      {
        id: 'signed',
        header: t('signed'),
        value: (row) => row.signedAt,
        cell: (row) =>
          row.signedAt === null ? (
            '–'
          ) : (
            <>
              {row.signerName}
              <span className="sub">
                <TimeText at={row.signedAt} />
              </span>
            </>
          ),
      },
    ];
    return all.filter(({ id }) => showsVendor || id !== 'vendor');
  }, [t, showsVendor]);
}

export type ConfirmationListProps = { rows: readonly ConfirmationItem[]; showsVendor: boolean; plain?: boolean };

/** Quarterly change confirmations: when each is due, what it names, and whether it was signed. */
export function ConfirmationList({ rows, showsVendor, plain = false }: ConfirmationListProps) {
  const t = useConfirmationCopy();
  const columns = useColumns(showsVendor);
  return (
    <DataTable
      plain={plain}
      caption={t('list')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      initialSort={{ column: 'due', descending: false }}
      empty={<p className="muted">{t('none')}</p>}
    />
  );
}
