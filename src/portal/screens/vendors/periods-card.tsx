import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { periodsQuery } from '../../api/coverage';
import { openPeriod, planPeriod, scheduleProgramme, type Period } from '../../api/vendors';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { ConfirmDialog } from '../../parts/dialog';
import { shortDateText } from '../../parts/format';
import { Form } from '../../parts/form';
import { DateText } from '../../parts/measures';
import { EmptyState, ProblemNote } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { DateField, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useFields } from './use-fields';
import { useVendorsCopy } from './vendors.copy';

function Open({ period }: { period: Period }) {
  const t = useVendorsCopy();
  const [isOpen, setOpen] = useState(false);
  const open = useDeed(openPeriod, {
    onDone: ({ code }) => {
      setOpen(false);
      toast({ title: t('opened', { code }) });
    },
  });
  return (
    <>
      <Button small onPress={() => setOpen(true)}>
        {t('open')}
      </Button>
      <ConfirmDialog
        title={`${t('open')}: ${period.code}`}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        lede={t('openLede')}
        record={[
          { label: t('periodCode'), value: period.code },
          { label: t('starts'), value: shortDateText(period.startsOn) },
          { label: t('ends'), value: shortDateText(period.endsOn) },
        ]}
        confirmLabel={t('open')}
        onConfirm={() => open.do({ id: period.id, version: period.version })}
      />
    </>
  );
}

/* what the period asks of the registrant itself, vendors aside; safe to repeat */
function ScheduleOwn({ period }: { period: Period }) {
  const t = useVendorsCopy();
  const send = useDeed(scheduleProgramme, {
    onDone: ({ added, rescheduled, kept }) =>
      toast({ title: t('scheduled', { added: added.length, moved: rescheduled.length, kept }) }),
  });
  return (
    <span className="stack-tight">
      <Button small isPending={send.isPending} onPress={() => send.submit(period.id)}>
        {t('scheduleOwn')}
      </Button>
      <ProblemNote problem={send.problem} />
    </span>
  );
}

function Acts({ period }: { period: Period }) {
  const may = useMay();
  if (period.state === 'planned') return may('periods.manage') && <Open period={period} />;
  return period.state === 'open' && may('obligations.schedule') && <ScheduleOwn period={period} />;
}

function Plan() {
  const t = useVendorsCopy();
  const { values, field, reset } = useFields({ code: '', startsOn: '', endsOn: '' });
  const plan = useDeed(planPeriod, {
    onDone: ({ code }) => {
      reset();
      toast({ title: t('planned', { code }) });
    },
  });
  return (
    <Form errors={plan.errors} onSubmit={() => plan.submit(values)} label={t('planPeriod')}>
      <h3>{t('planPeriod')}</h3>
      <div className="form-row">
        <TextField label={t('periodCode')} {...field('code')} />
        <DateField label={t('starts')} {...field('startsOn')} />
        <DateField label={t('ends')} {...field('endsOn')} />
      </div>
      <ProblemNote problem={plan.problem} />
      <div>
        <Button type="submit" isPending={plan.isPending}>
          {t('plan')}
        </Button>
      </div>
    </Form>
  );
}

/** The compliance periods: planned, then opened with a catalogue pinned. */
export function PeriodsCard() {
  const t = useVendorsCopy();
  const manages = useMay()('periods.manage');
  const { data: periods } = useSuspenseQuery(periodsQuery);
  const columns: Column<Period>[] = [
    {
      id: 'code',
      header: t('periodCode'),
      primary: true,
      cell: (row) => <AppLink to={`/periods/${row.id}`}>{row.code}</AppLink>,
    },
    { id: 'starts', header: t('starts'), cell: (row) => <DateText date={row.startsOn} /> },
    { id: 'ends', header: t('ends'), cell: (row) => <DateText date={row.endsOn} /> },
    { id: 'catalogue', header: t('catalogue'), cell: (row) => row.catalogue ?? '–' },
    { id: 'state', header: t('state'), tight: true, cell: (row) => <StateChip state={row.state} /> },
    {
      id: 'acts',
      header: t('acts'),
      cell: (row) => <Acts period={row} />,
    },
  ];
  return (
    <Card title={t('periods')} lede={t('periodsLede')}>
      <DataTable
        plain
        caption={t('periods')}
        columns={manages ? columns : columns.slice(0, -1)}
        rows={periods}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('noPeriods')}>{t('noPeriodsHelp')}</EmptyState>}
      />
      {manages && <Plan />}
    </Card>
  );
}
