import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { conflictsQuery, type Conflict } from '../../api/dependencies';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { useConflictsCopy } from './conflicts.copy';

type Code = Conflict['code'];
const gravity = { critical: 0, high: 1, medium: 2 };

/** Where a conflict is settled. */
function placeOf({ about, aboutId, vendorId, serviceId }: Conflict, isStaff: boolean): string {
  if (about === 'dependency') return `/dependencies/${aboutId}`;
  if (about === 'assumption') return '/dependencies?tab=assumptions';
  if (about === 'sub_outsourcer') return isStaff ? `/vendors/${vendorId}?tab=dependencies` : '/dependencies?tab=sub';
  return isStaff || serviceId === null ? `/vendors/${vendorId}?tab=dependencies` : '/dependencies?tab=data';
}

function useColumns(): Column<Conflict>[] {
  const t = useConflictsCopy();
  const isStaff = useSession().vendorId === null;
  const all: Column<Conflict>[] = [
    {
      id: 'conflict',
      header: t('conflict'),
      primary: true,
      value: (row) => `${t(`code.${row.code}`)} ${row.text}`,
      cell: (row) => (
        <>
          <AppLink to={placeOf(row, isStaff)}>{t(`code.${row.code}`)}</AppLink>
          <span className="sub">{row.text}</span>
        </>
      ),
    },
    {
      id: 'severity',
      header: t('severity'),
      tight: true,
      value: (row) => gravity[row.severity],
      csv: (row) => row.severity,
      cell: (row) => <StateChip state={row.severity} />,
    },
    { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName },
    { id: 'service', header: t('service'), value: (row) => row.serviceRef ?? '', cell: (row) => row.serviceRef ?? '–' },
  ];
  return all.filter(({ id }) => isStaff || id !== 'vendor');
}

/** What does not fit together, the gravest first. */
export function ConflictsTab() {
  const t = useConflictsCopy();
  const { data, error } = useQuery(conflictsQuery());
  const columns = useColumns();
  const [code, setCode] = useState<Code | ''>('');
  if (error) return <ProblemNote problem={error} />;
  if (!data) return <Loading />;
  const codes = [...new Set(data.items.map((row) => row.code))];
  return (
    <Card title={t('title')} lede={t('lede')}>
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={data.items.filter((row) => code === '' || row.code === code)}
        rowKey={(row) => `${row.code} ${row.aboutId} ${row.serviceId ?? ''} ${row.text}`}
        csv={`/api/dependency-conflicts?format=csv${code === '' ? '' : `&code=${code}`}`}
        empty={<EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>}
        filters={
          <Select
            label={t('conflict')}
            name="code"
            options={codes.map((id) => ({ id, label: t(`code.${id}`) }))}
            value={code}
            onChange={setCode}
            emptyLabel={t('anyCode')}
          />
        }
      />
    </Card>
  );
}
