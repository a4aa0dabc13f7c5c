import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { plansQuery, type Plan } from '../../api/plans';
import { useMay, useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Badge, StateChip } from '../../parts/state-chip';
import { usePlansCopy } from './plans.copy';
import { StartPlanDialog } from './start-plan';

function useColumns(showsVendor: boolean): Column<Plan>[] {
  const t = usePlansCopy();
  return useMemo(() => {
    const vendor: Column<Plan> = {
      id: 'vendor',
      header: t('vendor'),
      value: (row) => row.vendorName,
      cell: (row) => row.vendorName ?? '–',
    };
    return [
      {
        id: 'plan',
        header: t('plan'),
        primary: true,
        value: (row) => `${row.title} ${row.ref}`,
        cell: (row) => (
          <>
            <AppLink to={`/plans/${row.id}`}>{row.title}</AppLink>
            <span className="sub">{row.ref}</span>
          </>
        ),
      },
      ...(showsVendor ? [vendor] : []),
      { id: 'kind', header: t('kind'), value: (row) => t(`kind.${row.kind}`), cell: (row) => t(`kind.${row.kind}`) },
      {
        id: 'inForce',
        header: t('inForce'),
        value: (row) => row.inForce?.label ?? t('none'),
        cell: ({ inForce }) =>
          inForce ? (
            <AppLink to={`/plan-versions/${inForce.id}`}>{t('version', { label: inForce.label })}</AppLink>
          ) : (
            <span className="muted">{t('none')}</span>
          ),
      },
      {
        id: 'latest',
        header: t('latest'),
        value: (row) => row.latest.label,
        cell: ({ latest }) => (
          <span className="row">
            <AppLink to={`/plan-versions/${latest.id}`}>{t('version', { label: latest.label })}</AppLink>
            <StateChip state={latest.state} />
          </span>
        ),
      },
      {
        id: 'steps',
        header: t('steps'),
        align: 'end',
        value: (r) => r.latest.stepCount,
        cell: (r) => r.latest.stepCount,
      },
      {
        id: 'review',
        header: t('review'),
        value: (row) => (row.inForce ?? row.latest).reviewDueOn,
        cell: ({ inForce, latest }) => (
          <>
            <DateText short date={(inForce ?? latest).reviewDueOn} />
            {inForce?.reviewOverdue && <Badge tone="bad">{t('reviewOverdue')}</Badge>}
          </>
        ),
      },
    ];
  }, [t, showsVendor]);
}

export function PlansScreen({ filter }: { filter: { vendorId?: string } }) {
  const t = usePlansCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data } = useSuspenseQuery(plansQuery(filter));
  const columns = useColumns(membership.vendor === null);
  const [starting, setStarting] = useState(false);
  const writes = may('plans.write');
  const button = writes && (
    <Button look="primary" glyph="plus" onPress={() => setStarting(true)}>
      {t('start')}
    </Button>
  );
  return (
    <Page title={t('title')} lede={t('lede')} actions={button}>
      <Card title={data.items.length === 0 ? t('list') : undefined}>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          initialSort={{ column: 'plan', descending: false }}
          empty={<EmptyState title={t('emptyTitle')}>{t(writes ? 'emptyHelp' : 'emptyReads')}</EmptyState>}
        />
      </Card>
      {starting && <StartPlanDialog onClose={() => setStarting(false)} />}
    </Page>
  );
}
