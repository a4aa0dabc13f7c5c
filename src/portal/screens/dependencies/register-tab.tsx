import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import {
  dependenciesFile,
  dependenciesQuery,
  type Dependency,
  type DependencyCounts,
  type DependencyFilter,
} from '../../api/dependencies';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { Strip } from '../../parts/strip';
import { AddDependency, kinds } from './add-dependency';
import { ConfirmLines } from './confirm-lines';
import { useDependencyColumns } from './dependency-columns';
import { useDependenciesCopy } from './dependencies.copy';
import { wordOf } from './standing-chip';

const standings = ['confirmed', 'unconfirmed', 'stale', 'objected'] as const;
type Show = '' | 'conflicts' | 'unmatched';

function useFilter() {
  const t = useDependenciesCopy();
  const isStaff = useSession().vendorId === null;
  const [kind, setKind] = useState<Dependency['kind'] | ''>('');
  const [standing, setStanding] = useState<Dependency['standing'] | ''>('');
  const [show, setShow] = useState<Show>('');
  const filter: DependencyFilter = {
    ...(kind === '' ? {} : { kind }),
    ...(standing === '' ? {} : { standing }),
    ...(show === '' ? {} : { [show]: 'yes' as const }),
  };
  const shows = isStaff ? (['conflicts', 'unmatched'] as const) : (['conflicts'] as const);
  const fields = (
    <>
      <Select
        label={t('kind')}
        name="kind"
        options={kinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
        value={kind}
        onChange={setKind}
        emptyLabel={t('anyKind')}
      />
      <Select
        label={t('standing')}
        name="standing"
        options={standings.map((id) => ({ id, label: wordOf(id) }))}
        value={standing}
        onChange={setStanding}
        emptyLabel={t('anyStanding')}
      />
      <Select
        label={t('show')}
        name="show"
        options={shows.map((id) => ({ id, label: t(`show.${id}`) }))}
        value={show}
        onChange={setShow}
        emptyLabel={t('show.all')}
      />
    </>
  );
  return { filter, fields };
}

function Figures({ counts }: { counts: DependencyCounts }) {
  const t = useDependenciesCopy();
  const waiting = counts.unconfirmed + counts.stale;
  const bad = (value: number) => (value > 0 ? { value, tone: 'bad' as const } : { value });
  return (
    <Strip
      items={[
        { label: t('all'), value: counts.all },
        { label: t('confirmedBoth'), value: counts.confirmed, detail: t('confirmedBothDetail') },
        { label: t('waiting'), value: waiting, detail: t('waitingDetail'), ...(waiting > 0 ? { tone: 'warn' } : {}) },
        { label: t('objecting'), ...bad(counts.objected) },
        { label: t('conflictsCount'), ...bad(counts.conflicts) },
      ]}
    />
  );
}

function Deeds({ vendorId }: { vendorId: string }) {
  const t = useDependenciesCopy();
  const [open, setOpen] = useState<'add' | 'confirm' | null>(null);
  return (
    <span className="row">
      <Button onPress={() => setOpen('confirm')}>{t('confirmAll')}</Button>
      <Button look="primary" onPress={() => setOpen('add')} aria-label={t('add')}>
        {t('addShort')}
      </Button>
      {open === 'add' && <AddDependency vendorId={vendorId} onClose={() => setOpen(null)} />}
      {open === 'confirm' && <ConfirmLines vendorId={vendorId} onClose={() => setOpen(null)} />}
    </span>
  );
}

function Nothing({ all }: { all: number }) {
  const t = useDependenciesCopy();
  const isStaff = useSession().vendorId === null;
  if (all > 0) return <EmptyState title={t('nothingHere')}>{t('nothingHelp')}</EmptyState>;
  return <EmptyState title={t('emptyTitle')}>{t(isStaff ? 'emptyStaff' : 'emptyHelp')}</EmptyState>;
}

/** The register: a vendor's own, or that of all vendors. */
export function RegisterTab() {
  const t = useDependenciesCopy();
  const { vendorId } = useSession();
  const writes = useMay()('dependencies.write');
  const { filter, fields } = useFilter();
  const { data, error } = useQuery(dependenciesQuery(filter));
  const columns = useDependencyColumns();
  if (error) return <ProblemNote problem={error} />;
  if (!data) return <Loading />;
  const { counts, items, total } = data;
  return (
    <div className="stack">
      <Figures counts={counts} />
      <Card
        title={t('registerCard')}
        lede={items.length < total ? t('firstOf', { shown: items.length, total }) : undefined}
        aside={writes && vendorId !== null && <Deeds vendorId={vendorId} />}
      >
        <DataTable
          caption={t('title')}
          columns={columns}
          rows={items}
          rowKey={(row) => row.id}
          csv={dependenciesFile(filter)}
          filters={fields}
          empty={<Nothing all={counts.all} />}
        />
      </Card>
    </div>
  );
}
