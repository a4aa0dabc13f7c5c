import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { planQuery, type PlanVersionSummary } from '../../api/plans';
import { useMay, useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Digest } from '../../parts/facts';
import { DateText } from '../../parts/measures';
import { Page } from '../../parts/page';
import { Badge, StateChip } from '../../parts/state-chip';
import { usePlansCopy } from './plans.copy';
import { NextVersionDialog } from './start-plan';

function useColumns(): Column<PlanVersionSummary>[] {
  const t = usePlansCopy();
  return useMemo(
    () => [
      {
        id: 'version',
        header: t('label'),
        primary: true,
        cell: (row) => (
          <>
            <AppLink to={`/plan-versions/${row.id}`}>{t('version', { label: row.label })}</AppLink>
            {row.inForceToday && <Badge tone="ok">{t('isInForce')}</Badge>}
          </>
        ),
      },
      { id: 'state', header: t('state'), tight: true, cell: (row) => <StateChip state={row.state} /> },
      {
        id: 'approved',
        header: t('approved'),
        cell: (row) => (
          <>
            {row.vendorApprovedByName ?? '–'}
            {row.vendorApprovedAt && (
              <span className="sub">
                <DateText short date={row.vendorApprovedAt} />
              </span>
            )}
          </>
        ),
      },
      {
        id: 'effective',
        header: t('effective'),
        tight: true,
        cell: (row) => <DateText short date={row.effectiveFrom} />,
      },
      { id: 'digest', header: t('digest'), cell: (row) => <Digest value={row.contentSha256} /> },
      { id: 'changes', header: t('changes'), cell: (row) => row.changeSummary || '–' },
    ],
    [t],
  );
}

export function PlanScreen({ id }: { id: string }) {
  const t = usePlansCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data: plan } = useSuspenseQuery(planQuery(id));
  const columns = useColumns();
  const [next, setNext] = useState(false);
  const crumb = membership.vendor ? { label: t('crumb'), to: '/plans' } : { label: t('crumbHome'), to: '/home' };
  return (
    <Page
      title={plan.title}
      lede={t('planLede', { ref: plan.ref, kind: t(`kind.${plan.kind}`), vendor: plan.vendorName ?? '' })}
      crumbs={[crumb]}
      actions={
        may('plans.write') &&
        plan.latest.state !== 'draft' && (
          <Button look="primary" glyph="plus" onPress={() => setNext(true)}>
            {t('next')}
          </Button>
        )
      }
    >
      <Card title={t('versions')}>
        <DataTable plain caption={t('versions')} columns={columns} rows={plan.versions} rowKey={(r) => r.id} empty="" />
      </Card>
      {next && <NextVersionDialog plan={plan} onClose={() => setNext(false)} />}
    </Page>
  );
}
