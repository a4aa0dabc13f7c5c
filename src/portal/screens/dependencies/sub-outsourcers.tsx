import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { subOutsourcersQuery, type SubOutsourcer } from '../../api/dependencies';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Badge, StateChip } from '../../parts/state-chip';
import { useSubOutsourcersCopy } from './sub-outsourcers.copy';
import { AssessSubOutsourcer, EndSubOutsourcer } from './sub-outsourcer-dialogs';
import { EditSubOutsourcer } from './sub-outsourcer-form';

function Deeds({ one }: { one: SubOutsourcer }) {
  const t = useSubOutsourcersCopy();
  const [open, setOpen] = useState<'assess' | 'edit' | 'end' | null>(null);
  const close = () => setOpen(null);
  if (one.state === 'ended') return <span className="muted">{t('ended', { date: one.endedOn ?? '' })}</span>;
  return (
    <span className="row">
      <Button small onPress={() => setOpen('assess')} aria-label={`${t('assess')}: ${one.name}`}>
        {t('assess')}
      </Button>
      <Button small onPress={() => setOpen('edit')} aria-label={`${t('edit')}: ${one.name}`}>
        {t('edit')}
      </Button>
      <Button small onPress={() => setOpen('end')} aria-label={`${t('end')}: ${one.name}`}>
        {t('end')}
      </Button>
      {open === 'assess' && <AssessSubOutsourcer one={one} onClose={close} />}
      {open === 'edit' && <EditSubOutsourcer vendorId={one.vendorId} one={one} onClose={close} />}
      {open === 'end' && <EndSubOutsourcer one={one} onClose={close} />}
    </span>
  );
}

function Missing({ one }: { one: SubOutsourcer }) {
  const t = useSubOutsourcersCopy();
  if (one.gaps.length === 0) return <span className="muted">{t('complete')}</span>;
  return (
    <span className="stack-tight">
      {one.gaps.map((gap) => (
        <span key={gap.code}>
          <StateChip state={gap.severity} />
          <span className="sub">{gap.text}</span>
        </span>
      ))}
    </span>
  );
}

function useColumns({ fleet, deeds }: { fleet: boolean; deeds: boolean }): Column<SubOutsourcer>[] {
  const t = useSubOutsourcersCopy();
  const all: Column<SubOutsourcer>[] = [
    {
      id: 'company',
      header: t('company'),
      primary: true,
      value: (row) => `${row.name} ${row.ref}`,
      cell: (row) => (
        <>
          <span className="strong">{row.name}</span> {row.critical && <Badge>{t('critical')}</Badge>}
          <span className="sub">{[row.ref, row.place, row.country].filter(Boolean).join(', ')}</span>
        </>
      ),
    },
    { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName },
    {
      id: 'what',
      header: t('what'),
      value: (row) => row.what,
      cell: (row) => (
        <>
          {row.what}
          <span className="sub">
            {row.services.length === 0 ? t('noService') : row.services.map(({ name }) => name).join(', ')}
            {row.icfrRelevant && `. ${t('icfr')}`}
            {row.holdsRegistrantData && `. ${t('data')}`}
            {row.toldAhead !== null && `. ${t(row.toldAhead ? 'toldAhead' : 'toldLate')}`}
          </span>
        </>
      ),
    },
    {
      id: 'plan',
      header: t('plan'),
      value: (row) => row.planSeenOn ?? '',
      cell: (row) =>
        row.planSeenOn === null ? (
          <span className="tone-bad">{t('noPlan')}</span>
        ) : (
          t('planSeen', { date: row.planSeenOn })
        ),
    },
    {
      id: 'tested',
      header: t('tested'),
      value: (row) => row.lastTestedOn ?? '',
      cell: (row) => (row.lastTestedOn === null ? t('never') : <DateText date={row.lastTestedOn} short />),
    },
    {
      id: 'assurance',
      header: t('assurance'),
      value: (row) => t(`assurance.${row.assurance}`),
      cell: (row) => (
        <>
          {t(`assurance.${row.assurance}`)}
          {row.assuranceUntil !== null && <span className="sub">{t('until', { date: row.assuranceUntil })}</span>}
        </>
      ),
    },
    {
      id: 'missing',
      header: t('missing'),
      value: (row) => row.gaps.length,
      csv: (row) => row.gaps.map(({ text }) => text).join(' '),
      cell: (row) => <Missing one={row} />,
    },
    { id: 'deeds', header: t('deeds'), cell: (row) => <Deeds one={row} /> },
  ];
  return all.filter(({ id }) => (fleet || id !== 'vendor') && (deeds || id !== 'deeds'));
}

/** A vendor's sub-outsourcers, or those of all vendors, with what is missing about each. */
export function SubOutsourcersCard({ vendorId }: { vendorId?: string }) {
  const t = useSubOutsourcersCopy();
  const writes = useMay()('dependencies.write') && vendorId !== undefined;
  const { data, error } = useQuery(subOutsourcersQuery(vendorId));
  const columns = useColumns({ fleet: vendorId === undefined, deeds: writes });
  const [adding, setAdding] = useState(false);
  if (error) return <ProblemNote problem={error} />;
  if (!data) return <Loading />;
  return (
    <Card
      title={t('title')}
      lede={t('lede')}
      aside={
        writes && (
          <Button look="primary" onPress={() => setAdding(true)} aria-label={t('add')}>
            {t('addShort')}
          </Button>
        )
      }
    >
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={data.items}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('empty')}>{t(writes ? 'emptyVendor' : 'emptyStaff')}</EmptyState>}
      />
      {adding && vendorId !== undefined && <EditSubOutsourcer vendorId={vendorId} onClose={() => setAdding(false)} />}
    </Card>
  );
}
