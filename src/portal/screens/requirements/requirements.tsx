import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { FlagName } from '../../api/flags';
import { obligationsQuery, type Obligation, type ObligationFilter } from '../../api/obligations';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable } from '../../parts/data-table';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { Strip } from '../../parts/strip';
import { FlagSelect } from '../flags/flag-chips';
import { hasFlag, useFlags, type FlagsById } from '../flags/use-flags';
import { standings, type RequirementsSearch } from './requirement-search';
import { fits, standingOf, type StandingFilter } from './requirement-states';
import { useRequirementColumns } from './requirement-columns';
import { useRequirementsCopy } from './requirements.copy';
import { SubmitDialog } from './submit-dialog';

function namesOf(rows: Obligation[], id: 'serviceId' | 'periodId', name: 'serviceName' | 'periodCode') {
  const names = new Map(rows.map((row) => [row[id] ?? 'none', row[name] ?? '']));
  return [...names].filter(([key]) => key !== 'none').map(([key, label]) => ({ id: key, label }));
}

type First = { standing: StandingFilter | ''; lane: Obligation['lane'] | '' };

function useNarrowing(rows: Obligation[], flags: FlagsById, first: First) {
  const t = useRequirementsCopy();
  const [service, setService] = useState('');
  const [period, setPeriod] = useState(rows.find(({ periodLocked }) => !periodLocked)?.periodId ?? '');
  const [standing, setStanding] = useState(first.standing);
  const [lane, setLane] = useState(first.lane);
  const [flag, setFlag] = useState<FlagName | ''>('');
  const found = rows.filter(
    (row) =>
      (service === '' || row.serviceId === service) &&
      (period === '' || row.periodId === period) &&
      (lane === '' || row.lane === lane) &&
      fits(row, standing) &&
      hasFlag(flags.get(row.id), flag),
  );
  const states = standings.map((id) => ({ id, label: t(id) }));
  const fields = (
    <>
      <Select
        label={t('filterState')}
        name="state"
        options={states}
        value={standing}
        onChange={setStanding}
        emptyLabel={t('allStates')}
      />
      <FlagSelect value={flag} onChange={setFlag} />
      <Select
        label={t('ofLane')}
        name="lane"
        options={[...new Map(rows.map((row) => [row.lane, row.laneLabel]))].map(([id, label]) => ({ id, label }))}
        value={lane}
        onChange={setLane}
        emptyLabel={t('allLanes')}
      />
      <Select
        label={t('service')}
        name="service"
        options={namesOf(rows, 'serviceId', 'serviceName')}
        value={service}
        onChange={setService}
        emptyLabel={t('allServices')}
      />
      <Select
        label={t('period')}
        name="period"
        options={namesOf(rows, 'periodId', 'periodCode')}
        value={period}
        onChange={setPeriod}
        emptyLabel={t('allPeriods')}
      />
    </>
  );
  return { found, fields };
}

function Figures({ rows }: { rows: Obligation[] }) {
  const t = useRequirementsCopy();
  const count = (standing: string) => rows.filter((row) => standingOf(row) === standing).length;
  const overdue = rows.filter((row) => row.overdue).length;
  return (
    <Strip
      items={[
        { label: t('strip.todo'), value: count('todo'), detail: t('strip.todoDetail', { count: count('todo') }) },
        { label: t('strip.overdue'), value: overdue, ...(overdue > 0 && { tone: 'bad' as const }) },
        { label: t('strip.submitted'), value: count('submitted') },
        { label: t('strip.done'), value: count('done') },
      ]}
    />
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = useRequirementsCopy();
  return isFiltered ? (
    <EmptyState title={t('noneFits')}>{t('noneFitsHelp')}</EmptyState>
  ) : (
    <EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>
  );
}

function useLede(rows: Obligation[]): string {
  const t = useRequirementsCopy();
  const { registrant, vendor } = useSession().membership;
  const open = rows.filter(({ periodLocked }) => !periodLocked);
  const period = [...new Set(open.map(({ periodCode }) => periodCode))].join(', ') || '–';
  return vendor ? t('lede', { registrant, vendor, period }) : t('ledeAll');
}

type ScreenProps = { filter: ObligationFilter; narrowing: RequirementsSearch };

const firstOf = ({ standing, lane }: RequirementsSearch, submits: boolean): First => ({
  standing: standing === 'any' ? '' : (standing ?? (submits && lane === undefined ? 'todo' : '')),
  lane: lane ?? '',
});

/** The checklist: every requirement and service, its state, when and why it is due, what it rests on. */
export function RequirementsScreen({ filter, narrowing }: ScreenProps) {
  const t = useRequirementsCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data } = useSuspenseQuery(obligationsQuery(filter));
  const [chosen, setChosen] = useState<string[]>([]);
  const [submitting, setSubmitting] = useState(false);
  const submits = may('submissions.make');
  const flags = useFlags(data.items, filter.vendorId);
  const { found, fields } = useNarrowing(data.items, flags, firstOf(narrowing, submits));
  const toggle = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  const shown = { showsVendor: membership.vendor === null, flags };
  const columns = useRequirementColumns(shown, submits ? { chosen, onToggle: toggle } : null);
  const picked = data.items.filter(({ id }) => chosen.includes(id));
  const lede = useLede(data.items);
  return (
    <Page
      title={t('title')}
      lede={lede}
      actions={
        submits && (
          <Button look="primary" glyph="up" isDisabled={picked.length === 0} onPress={() => setSubmitting(true)}>
            {t('submit', { count: picked.length })}
          </Button>
        )
      }
    >
      <Figures rows={data.items.filter(({ periodLocked }) => !periodLocked)} />
      <Card title={found.length === 0 ? t('list') : undefined}>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={found}
          rowKey={(row) => row.id}
          pageSize={50}
          initialSort={{ column: 'due', descending: false }}
          filters={fields}
          rowTone={(row) => (row.overdue ? 'bad' : undefined)}
          empty={<Nothing isFiltered={data.items.length > 0} />}
        />
      </Card>
      {submitting && (
        <SubmitDialog obligations={picked} onClose={() => setSubmitting(false)} onDone={() => setChosen([])} />
      )}
    </Page>
  );
}
