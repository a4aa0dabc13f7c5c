import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import { requestListQuery, requestReport, type RequestRow } from '../../api/requests';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { Strip } from '../../parts/strip';
import { AskDialog } from './ask-dialog';
import { useRequestsCopy } from './requests.copy';

function useColumns(): Column<RequestRow>[] {
  const t = useRequestsCopy();
  return useMemo(
    () => [
      { id: 'number', header: t('number'), tight: true, value: (row) => row.number, cell: (row) => row.number },
      {
        id: 'wanted',
        header: t('wanted'),
        primary: true,
        value: (row) => `${row.ref} ${row.wanted}`,
        cell: (row) => (
          <>
            <AppLink to={`/audit-requests/${row.id}`}>{row.wanted}</AppLink>
            <span className="sub">{[row.ref, row.auditorRef, row.vendorName].filter(Boolean).join(' · ')}</span>
          </>
        ),
      },
      { id: 'control', header: t('control'), value: (row) => row.control, cell: (row) => row.control || '–' },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.stateWords,
        cell: (row) => <StateChip state={row.state} word={row.stateWords} />,
      },
      {
        id: 'due',
        header: t('due'),
        value: (row) => row.dueOn,
        cell: (row) => (
          <>
            <DateText date={row.dueOn} short />
            {row.overdueDays !== null && (
              <span className="sub tone-bad">{t('overdueBy', { count: row.overdueDays })}</span>
            )}
          </>
        ),
      },
      { id: 'owner', header: t('owner'), value: (row) => row.owner, cell: (row) => row.owner ?? t('nobody') },
    ],
    [t],
  );
}

type Ageing = Shape<'RequestAgeing'>;

function useAgeingColumns(): Column<Ageing>[] {
  const t = useRequestsCopy();
  return useMemo(
    () => [
      { id: 'owner', header: t('owner'), primary: true, value: (row) => row.owner, cell: (row) => row.owner },
      { id: 'band', header: t('band'), cell: (row) => t('days', { band: row.band }) },
      { id: 'count', header: t('requests'), align: 'end', value: (row) => row.count, cell: (row) => row.count },
      {
        id: 'overdue',
        header: t('overdueCount'),
        align: 'end',
        value: (row) => row.overdue,
        cell: (row) => row.overdue,
      },
    ],
    [t],
  );
}

/** One list: its requests, and how old those are that wait for the registrant. */
export function RequestListScreen({ id }: { id: string }) {
  const t = useRequestsCopy();
  const may = useMay();
  const { data: list } = useSuspenseQuery(requestListQuery(id));
  const [asking, setAsking] = useState(false);
  const [state, setState] = useState<RequestRow['state'] | ''>('');
  const states = [...new Map(list.items.map((row) => [row.state, row.stateWords]))];
  return (
    <Page
      title={list.title}
      lede={`${list.auditFirm} · ${list.periodCode} · ${list.ref}`}
      crumbs={[{ label: t('title'), to: '/request-lists' }]}
      actions={
        may('requests.ask') && (
          <Button look="primary" onPress={() => setAsking(true)}>
            {t('ask')}
          </Button>
        )
      }
    >
      <Strip
        items={[
          { label: t('requests'), value: list.requests },
          { label: t('openCount'), value: list.open },
          { label: t('overdueCount'), value: list.overdue, ...(list.overdue > 0 && { tone: 'bad' as const }) },
          { label: t('closedCount'), value: list.closed },
        ]}
      />
      <Card title={t('requests')}>
        <DataTable
          caption={t('requests')}
          columns={useColumns()}
          rows={list.items.filter((row) => state === '' || row.state === state)}
          rowKey={(row) => row.id}
          csv={requestReport(id)}
          empty={<EmptyState title={t('noRequests')}>{t('noRequestsHelp')}</EmptyState>}
          filters={
            <Select
              label={t('state')}
              name="state"
              options={states.map(([value, label]) => ({ id: value, label }))}
              value={state}
              onChange={setState}
              emptyLabel={t('anyState')}
            />
          }
        />
      </Card>
      <Card title={t('ageing')} lede={t('ageingLede')}>
        <DataTable
          caption={t('ageing')}
          columns={useAgeingColumns()}
          rows={list.ageing}
          rowKey={(row) => `${row.owner} ${row.band}`}
          empty={<p className="muted">{t('ageingNone')}</p>}
          plain
        />
      </Card>
      {asking && <AskDialog list={list} onClose={() => setAsking(false)} />}
    </Page>
  );
}
