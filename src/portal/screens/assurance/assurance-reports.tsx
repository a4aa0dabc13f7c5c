import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { assuranceListQuery, expectForPeriod } from '../../api/assurance';
import { periodsQuery } from '../../api/coverage';
import { useDeed } from '../../api/deed';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { EmptyState, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { toast } from '../../parts/toast';
import { AssuranceList } from './assurance-list';
import { useAssuranceCopy } from './assurance.copy';
import { ExpectReport } from './expect-report';
import { YearList } from './year-list';

const OPEN = ['open', 'closing', 'reopened'];

function ExpectYear({ period }: { period: { id: string; code: string } }) {
  const t = useAssuranceCopy();
  const expect = useDeed(expectForPeriod, {
    onDone: ({ added, refs }) => toast({ title: t('expectedMany', { count: added }), detail: refs.join(', ') }),
  });
  return (
    <>
      <Button isPending={expect.isPending} onPress={() => expect.submit({ periodId: period.id })}>
        {t('expectYear', { period: period.code })}
      </Button>
      <ProblemNote problem={expect.problem} />
    </>
  );
}

type Period = { id: string; code: string; startsOn: string; endsOn: string; state: string };

/** All fiscal years, those that are open, and the one that is looked at: unless chosen, the first that is open. */
function usePeriods(chosen: string): { all: Period[]; open: Period[]; period: Period | null } {
  const { data: all } = useSuspenseQuery(periodsQuery);
  const open = all.filter(({ state }) => OPEN.includes(state));
  return { all, open, period: all.find(({ id }) => id === chosen) ?? open[0] ?? all[0] ?? null };
}

type ActionsProps = { period: Period | null; open: Period[]; ofVendor: boolean; onExpect: () => void };

function Actions({ period, open, ofVendor, onExpect }: ActionsProps) {
  const t = useAssuranceCopy();
  const may = useMay();
  return (
    <>
      {period && open.includes(period) && may('assurance.evaluate') && <ExpectYear period={period} />}
      {open.length > 0 && may('assurance.bring') && (
        <Button look="primary" onPress={onExpect}>
          {t(ofVendor ? 'announce' : 'expect')}
        </Button>
      )}
    </>
  );
}

/** Independent reports: how they cover a fiscal year, and every one of them. */
export function AssuranceReportsScreen() {
  const t = useAssuranceCopy();
  const { membership, vendorId } = useSession();
  const { data: list } = useSuspenseQuery(assuranceListQuery);
  const [chosen, setPeriod] = useState<string>('');
  const { all, open, period } = usePeriods(chosen);
  const [isExpecting, setExpecting] = useState(false);
  const ofVendor = vendorId !== null;
  return (
    <Page
      title={t('title')}
      lede={ofVendor ? t('ledeVendor', { registrant: membership.registrant }) : t('lede')}
      actions={<Actions period={period} open={open} ofVendor={ofVendor} onExpect={() => setExpecting(true)} />}
    >
      <div className="stack">
        {all.length > 1 && (
          <div className="filters">
            <Select
              label={t('period')}
              name="period"
              options={all.map(({ id, code }) => ({ id, label: code }))}
              value={period?.id ?? ''}
              onChange={setPeriod}
            />
          </div>
        )}
        {period ? (
          <YearList key={period.id} period={period} />
        ) : (
          <EmptyState title={t('noPeriod')}>{t('noPeriodHelp')}</EmptyState>
        )}
        <AssuranceList rows={list.items} />
      </div>
      {isExpecting && <ExpectReport periods={open} onClose={() => setExpecting(false)} />}
    </Page>
  );
}
