import { useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
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

/** Independent reports: how they cover a fiscal year, and every one of them. */
export function AssuranceReportsScreen() {
  const t = useAssuranceCopy();
  const may = useMay();
  const { membership, vendorId } = useSession();
  const { data: list } = useSuspenseQuery(assuranceListQuery);
  const { data: periods } = useQuery(periodsQuery);
  const [chosen, setPeriod] = useState<string>('');
  const [isExpecting, setExpecting] = useState(false);
  const all = periods ?? [];
  const open = all.filter(({ state }) => OPEN.includes(state));
  const period = all.find(({ id }) => id === chosen) ?? open[0] ?? all[0] ?? null;
  const ofVendor = vendorId !== null;
  return (
    <Page
      title={t('title')}
      lede={ofVendor ? t('ledeVendor', { registrant: membership.registrant }) : t('lede')}
      actions={
        <>
          {period && open.includes(period) && may('assurance.evaluate') && <ExpectYear period={period} />}
          {open.length > 0 && may('assurance.bring') && (
            <Button look="primary" onPress={() => setExpecting(true)}>
              {t(ofVendor ? 'announce' : 'expect')}
            </Button>
          )}
        </>
      }
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
          periods && <EmptyState title={t('noPeriod')}>{t('noPeriodHelp')}</EmptyState>
        )}
        <AssuranceList rows={list.items} />
      </div>
      {isExpecting && <ExpectReport periods={open} onClose={() => setExpecting(false)} />}
    </Page>
  );
}
