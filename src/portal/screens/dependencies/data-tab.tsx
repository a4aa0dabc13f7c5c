import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { dataSetsQuery, teamsQuery, type DataSet, type Team } from '../../api/dependencies';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Duration } from '../../parts/measures';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Badge } from '../../parts/state-chip';
import { EditDataSet, EditTeam, EndRow } from './data-forms';
import { useDataCopy } from './data.copy';

type RowProps<Row> = { row: Row; vendorId: string };

function Deeds<Row extends DataSet | Team>({ row, vendorId, kind }: RowProps<Row> & { kind: 'data' | 'team' }) {
  const t = useDataCopy();
  const [open, setOpen] = useState<'edit' | 'end' | null>(null);
  const close = () => setOpen(null);
  if (row.endedOn !== null) return <span className="muted">{t('ended', { date: row.endedOn })}</span>;
  return (
    <span className="row">
      <Button small onPress={() => setOpen('edit')} aria-label={`${t('edit')}: ${row.name}`}>
        {t('edit')}
      </Button>
      <Button small onPress={() => setOpen('end')} aria-label={`${t('end')}: ${row.name}`}>
        {t('end')}
      </Button>
      {open === 'edit' && 'feeds' in row && <EditDataSet vendorId={vendorId} one={row} onClose={close} />}
      {open === 'edit' && 'lead' in row && <EditTeam vendorId={vendorId} one={row} onClose={close} />}
      {open === 'end' && <EndRow row={row} kind={kind} onClose={close} />}
    </span>
  );
}

const usedBy = (row: DataSet | Team) => row.services.map(({ name }) => name).join(', ');

function useDataColumns(vendorId: string, writes: boolean): Column<DataSet>[] {
  const t = useDataCopy();
  const all: Column<DataSet>[] = [
    {
      id: 'name',
      header: t('name'),
      primary: true,
      value: (row) => row.name,
      cell: (row) => (
        <>
          <span className="strong">{row.name}</span>
          <span className="sub">{[row.ref, row.contents].filter(Boolean).join(', ')}</span>
        </>
      ),
    },
    {
      id: 'feeds',
      header: t('feeds'),
      value: (row) => row.feeds.join(' '),
      cell: (row) => (
        <>
          {row.feeds.map((feed) => t(`feed.${feed}`)).join(', ') || '–'}
          {row.telling && (
            <span className="sub">
              <Badge>{t('telling')}</Badge>
            </span>
          )}
        </>
      ),
    },
    { id: 'system', header: t('system'), value: (row) => row.systemName ?? '', cell: (row) => row.systemName ?? '–' },
    {
      id: 'oldest',
      header: t('oldest'),
      value: (row) => row.oldestCopyMinutes ?? -1,
      cell: (row) => (row.oldestCopyMinutes === null ? '–' : <Duration minutes={row.oldestCopyMinutes} />),
    },
    { id: 'ifLost', header: t('ifLost'), value: (row) => row.ifLost, cell: (row) => row.ifLost || '–' },
    { id: 'services', header: t('services'), value: usedBy, cell: (row) => usedBy(row) || t('noService') },
    { id: 'deeds', header: t('deeds'), cell: (row) => <Deeds row={row} vendorId={vendorId} kind="data" /> },
  ];
  return all.filter(({ id }) => writes || id !== 'deeds');
}

function useTeamColumns(vendorId: string, writes: boolean): Column<Team>[] {
  const t = useDataCopy();
  const all: Column<Team>[] = [
    {
      id: 'name',
      header: t('name'),
      primary: true,
      value: (row) => row.name,
      cell: (row) => (
        <>
          <span className="strong">{row.name}</span>
          <span className="sub">{[row.ref, row.what].filter(Boolean).join(', ')}</span>
        </>
      ),
    },
    { id: 'lead', header: t('lead'), value: (row) => row.lead, cell: (row) => row.lead || '–' },
    {
      id: 'people',
      header: t('people'),
      align: 'end',
      value: (row) => row.people ?? -1,
      cell: (row) => row.people ?? '–',
    },
    { id: 'site', header: t('site'), value: (row) => row.siteName ?? '', cell: (row) => row.siteName ?? '–' },
    { id: 'services', header: t('services'), value: usedBy, cell: (row) => usedBy(row) || t('noService') },
    { id: 'deeds', header: t('deeds'), cell: (row) => <Deeds row={row} vendorId={vendorId} kind="team" /> },
  ];
  return all.filter(({ id }) => writes || id !== 'deeds');
}

function AddButton({ label, onPress }: { label: string; onPress: () => void }) {
  const t = useDataCopy();
  return (
    <Button look="primary" onPress={onPress} aria-label={label}>
      {t('addShort')}
    </Button>
  );
}

function DataCard({ vendorId }: { vendorId: string }) {
  const t = useDataCopy();
  const writes = useMay()('dependencies.write');
  const { data, error } = useQuery(dataSetsQuery(vendorId));
  const columns = useDataColumns(vendorId, writes);
  const [adding, setAdding] = useState(false);
  if (error) return <ProblemNote problem={error} />;
  if (!data) return <Loading />;
  return (
    <Card
      title={t('data')}
      lede={t('dataLede')}
      aside={writes && <AddButton label={t('addData')} onPress={() => setAdding(true)} />}
    >
      <DataTable
        caption={t('data')}
        columns={columns}
        rows={data.items}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('noData')}>{t('noDataHelp')}</EmptyState>}
      />
      {adding && <EditDataSet vendorId={vendorId} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function TeamsCard({ vendorId }: { vendorId: string }) {
  const t = useDataCopy();
  const writes = useMay()('dependencies.write');
  const { data, error } = useQuery(teamsQuery(vendorId));
  const columns = useTeamColumns(vendorId, writes);
  const [adding, setAdding] = useState(false);
  if (error) return <ProblemNote problem={error} />;
  if (!data) return <Loading />;
  return (
    <Card
      title={t('teams')}
      lede={t('teamsLede')}
      aside={writes && <AddButton label={t('addTeam')} onPress={() => setAdding(true)} />}
    >
      <DataTable
        caption={t('teams')}
        columns={columns}
        rows={data.items}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('noTeams')}>{t('noTeamsHelp')}</EmptyState>}
      />
      {adding && <EditTeam vendorId={vendorId} onClose={() => setAdding(false)} />}
    </Card>
  );
}

/** A vendor's critical data sets and its teams. */
export function DataTab({ vendorId }: { vendorId: string }) {
  return (
    <div className="stack">
      <DataCard vendorId={vendorId} />
      <TeamsCard vendorId={vendorId} />
    </div>
  );
}
