import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { FlagName } from '../../api/flags';
import { obligationRowsQuery, periodsQuery, type Obligation } from '../../api/coverage';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { scheduleObligations, type Period, type ScheduledItem } from '../../api/vendors';
import { Button, ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { toast } from '../../parts/toast';
import { ObligationRows } from '../coverage/obligation-rows';
import { FlagSelect } from '../flags/flag-chips';
import { hasFlag, useFlags, type FlagsById } from '../flags/use-flags';
import { AbsentRows } from './absences';
import { EventsCard } from './events-card';
import { NoLongerAsked } from './release-dialog';
import { useVendorsCopy } from './vendors.copy';

function Schedule({ vendorId, periodId }: { vendorId: string; periodId: string }) {
  const t = useVendorsCopy();
  const [unasked, setUnasked] = useState<readonly ScheduledItem[]>([]);
  const send = useDeed(scheduleObligations, {
    onDone: ({ added, rescheduled, kept, noLongerRequired }) => {
      setUnasked(noLongerRequired);
      toast({ title: t('scheduled', { added: added.length, moved: rescheduled.length, kept }) });
    },
  });
  return (
    <div className="stack-tight">
      <div>
        <Button isPending={send.isPending} onPress={() => send.submit({ id: vendorId, periodId })}>
          {t('schedule')}
        </Button>
      </div>
      <p className="sm muted">{t('scheduleHelp')}</p>
      <ProblemNote problem={send.problem} />
      <NoLongerAsked items={unasked} />
    </div>
  );
}

function Rows({ vendorId, rows, flags }: { vendorId: string; rows: Obligation[]; flags: FlagsById }) {
  const t = useVendorsCopy();
  const may = useMay();
  if (may('reviews.write')) return <AbsentRows vendorId={vendorId} rows={rows} flags={flags} />;
  return <ObligationRows caption={t('obligations')} rows={rows} flags={flags} ofOneVendor />;
}

type Sought = { periodId?: string | undefined; requirement?: string | undefined };
type TabProps = { vendorId: string; sought: Sought };

function OfPeriod({
  vendorId,
  period,
  requirement,
}: {
  vendorId: string;
  period: Period;
  requirement: string | undefined;
}) {
  const t = useVendorsCopy();
  const may = useMay();
  const { data, error, isPending } = useQuery(obligationRowsQuery({ vendorId, periodId: period.id }));
  const flags = useFlags([{ periodId: period.id }], vendorId);
  const [flag, setFlag] = useState<FlagName | ''>('');
  const rows = (data ?? []).filter(
    (row) => (requirement === undefined || row.requirementCode === requirement) && hasFlag(flags.get(row.id), flag),
  );
  return (
    <>
      {may('obligations.schedule') && period.state === 'open' && <Schedule vendorId={vendorId} periodId={period.id} />}
      {requirement && (
        <div className="row">
          <span className="strong">{t('onlyRequirement', { code: requirement })}</span>
          <ButtonLink small to={`/vendors/${vendorId}?tab=obligations`}>
            {t('showAll')}
          </ButtonLink>
        </div>
      )}
      <ProblemNote problem={error} />
      <div className="filters">
        <FlagSelect value={flag} onChange={setFlag} />
      </div>
      {isPending ? <Loading /> : <Rows vendorId={vendorId} rows={rows} flags={flags} />}
    </>
  );
}

/* the one that was chosen; else the one that is open; else any */
const shownPeriod = (periods: readonly Period[], chosen: string): Period | undefined =>
  periods.find(({ id }) => id === chosen) ?? periods.find(({ state }) => state === 'open') ?? periods[0];

/** What a period asks of the vendor. */
export function ObligationsTab({ vendorId, sought }: TabProps) {
  const t = useVendorsCopy();
  const { data: periods = [] } = useQuery(periodsQuery);
  const [chosen, setChosen] = useState(sought.periodId ?? '');
  const period = shownPeriod(periods, chosen);
  return (
    <>
      <Card title={t('obligations')} lede={t('obligationsLede')}>
        {!period && <EmptyState title={t('noPeriods')}>{t('noPeriodsHelp')}</EmptyState>}
        {periods.length > 1 && period && (
          <div className="filters">
            <Select
              label={t('period')}
              name="period"
              options={periods.map(({ id, code }) => ({ id, label: code }))}
              value={period.id}
              onChange={setChosen}
            />
          </div>
        )}
        {period && <OfPeriod vendorId={vendorId} period={period} requirement={sought.requirement} />}
      </Card>
      <EventsCard vendorId={vendorId} />
    </>
  );
}
