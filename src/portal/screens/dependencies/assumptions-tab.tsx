import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { assumptionsQuery, type Assumption } from '../../api/dependencies';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { StateChip } from '../../parts/state-chip';
import { CheckAssumption, WithdrawAssumption } from './assumption-dialogs';
import { EditAssumption } from './assumption-form';
import { useAssumptionsCopy } from './assumptions.copy';

type Standing = Assumption['standing'];
const standings = ['contradicted', 'does_not_hold', 'due', 'unchecked', 'holds', 'withdrawn'] as const;

function Deeds({ one }: { one: Assumption }) {
  const t = useAssumptionsCopy();
  const [open, setOpen] = useState<'check' | 'edit' | 'withdraw' | null>(null);
  const close = () => setOpen(null);
  if (one.standing === 'withdrawn') return null;
  return (
    <span className="row">
      {(['check', 'edit', 'withdraw'] as const).map((deed) => (
        <Button key={deed} small onPress={() => setOpen(deed)} aria-label={`${t(deed)}: ${one.ref}`}>
          {t(deed)}
        </Button>
      ))}
      {open === 'check' && <CheckAssumption one={one} onClose={close} />}
      {open === 'edit' && <EditAssumption vendorId={one.vendorId} one={one} onClose={close} />}
      {open === 'withdraw' && <WithdrawAssumption one={one} onClose={close} />}
    </span>
  );
}

function useColumns({ fleet, deeds }: { fleet: boolean; deeds: boolean }): Column<Assumption>[] {
  const t = useAssumptionsCopy();
  const all: Column<Assumption>[] = [
    {
      id: 'assumption',
      header: t('assumption'),
      primary: true,
      value: (row) => `${row.ref} ${row.text}`,
      cell: (row) => (
        <>
          {row.text}
          <span className="sub">
            {[row.ref, row.serviceRef].filter(Boolean).join(', ')}{' '}
            {row.dependencyId !== null && (
              <AppLink to={`/dependencies/${row.dependencyId}`}>{row.dependencyRef}</AppLink>
            )}
          </span>
          {row.contradiction !== null && <span className="sub tone-bad">{row.contradiction}</span>}
        </>
      ),
    },
    { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName },
    { id: 'about', header: t('about'), value: (row) => row.about, cell: (row) => row.about },
    { id: 'owner', header: t('owner'), value: (row) => row.ownerName, cell: (row) => row.ownerName },
    {
      id: 'agreed',
      header: t('agreed'),
      value: (row) => row.agreedOn ?? '',
      cell: (row) =>
        row.agreedOn === null ? (
          <span className="tone-warn">{t('notAgreed')}</span>
        ) : (
          <DateText date={row.agreedOn} short />
        ),
    },
    {
      id: 'checked',
      header: t('checked'),
      value: (row) => row.checkedOn ?? '',
      cell: (row) =>
        row.checkedOn === null ? (
          t('never')
        ) : (
          <>
            <DateText date={row.checkedOn} short />
            <span className="sub">{[row.checkedByName, row.checkedHow].filter(Boolean).join(': ')}</span>
          </>
        ),
    },
    {
      id: 'standing',
      header: t('standing'),
      value: (row) => row.standing,
      cell: (row) => <StateChip state={row.standing} />,
    },
    { id: 'deeds', header: t('deeds'), cell: (row) => <Deeds one={row} /> },
  ];
  return all.filter(({ id }) => (fleet || id !== 'vendor') && (deeds || id !== 'deeds'));
}

function AddOne({ vendorId }: { vendorId: string }) {
  const t = useAssumptionsCopy();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button look="primary" onPress={() => setAdding(true)} aria-label={t('add')}>
        {t('addShort')}
      </Button>
      {adding && <EditAssumption vendorId={vendorId} onClose={() => setAdding(false)} />}
    </>
  );
}

function StandingFilter({ value, onChange }: { value: Standing | ''; onChange: (value: Standing | '') => void }) {
  const t = useAssumptionsCopy();
  return (
    <Select
      label={t('standing')}
      name="standing"
      options={standings.map((id) => ({ id, label: lookOf(id).word }))}
      value={value}
      onChange={onChange}
      emptyLabel={t('anyStanding')}
    />
  );
}

/** What is taken for granted about others, and whether it was found to hold. */
export function AssumptionsTab({ vendorId }: { vendorId?: string }) {
  const t = useAssumptionsCopy();
  const may = useMay()('dependencies.write');
  const writer = may ? vendorId : undefined;
  const { data, error } = useQuery(assumptionsQuery(vendorId));
  const columns = useColumns({ fleet: vendorId === undefined, deeds: writer !== undefined });
  const [standing, setStanding] = useState<Standing | ''>('');
  if (error) return <ProblemNote problem={error} />;
  if (!data) return <Loading />;
  return (
    <Card title={t('title')} lede={t('lede')} aside={writer !== undefined && <AddOne vendorId={writer} />}>
      <DataTable
        caption={t('title')}
        columns={columns}
        rows={data.items.filter((row) => standing === '' || row.standing === standing)}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('empty')}>{t(writer === undefined ? 'emptyStaff' : 'emptyHelp')}</EmptyState>}
        filters={data.total > 0 && <StandingFilter value={standing} onChange={setStanding} />}
      />
    </Card>
  );
}
