import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { disruptionsQuery, type DisruptionSummary } from '../../api/disruptions';
import { useMay, useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { clockText } from '../../parts/format';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { StateChip } from '../../parts/state-chip';
import { useDisruptionsCopy } from './disruptions.copy';
import { noticeState, shownState } from './event-states';
import { SiteTime } from './site-time';

const time = (minutes: number | null) => (minutes === null ? '–' : clockText(minutes));

function useColumns(showsVendor: boolean): Column<DisruptionSummary>[] {
  const t = useDisruptionsCopy();
  return useMemo(() => {
    const vendor: Column<DisruptionSummary> = {
      ...{ id: 'vendor', header: t('vendor'), value: (row) => row.vendorName },
      cell: (row) => row.vendorName,
    };
    return [
      {
        ...{ id: 'event', header: t('event'), primary: true, value: (row) => `${row.ref} ${row.title}` },
        cell: (row) => (
          <>
            <AppLink to={`/disruptions/${row.id}`}>
              {row.ref} {row.title}
            </AppLink>
            <span className="sub">{row.services.join(', ')}</span>
          </>
        ),
      },
      ...(showsVendor ? [vendor] : []),
      {
        ...{ id: 'began', header: t('began'), value: (row) => row.occurredAt },
        cell: (row) => <SiteTime at={row.occurredAt} zone={row.timeZone} />,
      },
      {
        ...{ id: 'state', header: t('state'), tight: true, value: (row) => lookOf(shownState(row)).word },
        cell: (row) => <StateChip state={shownState(row)} />,
      },
      {
        ...{ id: 'notice', header: t('notice'), value: (row) => row.notice.words },
        csv: (row) => row.notice.words,
        cell: (row) => (
          <>
            <StateChip state={noticeState(row.notice.result)} />
            {row.notice.minutes !== null && <span className="sub num">{clockText(row.notice.minutes)}</span>}
          </>
        ),
      },
      {
        ...{ id: 'mode', header: t('recoveryMode'), align: 'end', value: (row) => row.recoveryModeMinutes },
        cell: (row) => <span className="num">{time(row.recoveryModeMinutes)}</span>,
      },
      {
        ...{ id: 'outage', header: t('outage'), align: 'end', value: (row) => row.longestOutageMinutes },
        cell: (row) => <span className="num">{time(row.longestOutageMinutes)}</span>,
      },
      {
        ...{ id: 'gaps', header: t('gaps'), align: 'end', value: (row) => row.openGaps },
        cell: (row) => <span className="num">{row.openGaps}</span>,
      },
      {
        ...{ id: 'countsAs', header: t('countsAs'), wideOnly: true, value: (row) => row.countsAs.join(' ') },
        cell: (row) => row.countsAs.join(', ') || '–',
      },
    ] satisfies Column<DisruptionSummary>[];
  }, [t, showsVendor]);
}

const states = ['reported', 'confirmed', 'activated', 'recovered', 'reconciled', 'aar_issued', 'closed'] as const;
const results = ['in_time', 'late', 'overdue', 'running', 'no_term'] as const;
type StateFilter = (typeof states)[number] | 'open' | 'withdrawn' | '';

function isIn(row: DisruptionSummary, wanted: StateFilter): boolean {
  if (wanted === '') return true;
  if (wanted === 'open') return row.withdrawnAt === null && row.state !== 'closed';
  return shownState(row) === wanted;
}

type ListProps = { rows: readonly DisruptionSummary[]; showsVendor: boolean; writes: boolean };

/** Events as a list, with its filters. */
export function DisruptionsList({ rows, showsVendor, writes }: ListProps) {
  const t = useDisruptionsCopy();
  const columns = useColumns(showsVendor);
  const [state, setState] = useState<StateFilter>('');
  const [result, setResult] = useState<(typeof results)[number] | ''>('');
  const found = rows.filter((row) => isIn(row, state) && (result === '' || row.notice.result === result));
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={found}
      rowKey={(row) => row.id}
      initialSort={{ column: 'began', descending: true }}
      empty={<EmptyState title={t('emptyTitle')}>{t(writes ? 'emptyHelp' : 'emptyReads')}</EmptyState>}
      filters={
        <>
          <Select
            label={t('state')}
            name="state"
            options={[
              { id: 'open', label: t('open') },
              ...states.map((id) => ({ id, label: lookOf(id).word })),
              { id: 'withdrawn', label: lookOf('withdrawn').word },
            ]}
            value={state}
            onChange={setState}
            emptyLabel={t('anyState')}
          />
          <Select
            label={t('notice')}
            name="notice"
            options={results.map((id) => ({ id, label: lookOf(noticeState(id)).word }))}
            value={result}
            onChange={setResult}
            emptyLabel={t('anyNotice')}
          />
        </>
      }
    />
  );
}

export function DisruptionsScreen({ filter }: { filter: { vendorId?: string } }) {
  const t = useDisruptionsCopy();
  const writes = useMay()('disruptions.report');
  const { membership } = useSession();
  const { data } = useSuspenseQuery(disruptionsQuery(filter));
  const button = writes && (
    <ButtonLink to="/disruptions/new" look="primary" glyph="plus">
      {t('report')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} lede={t('lede')} actions={button}>
      <Card title={t('list')}>
        <DisruptionsList rows={data.items} showsVendor={membership.vendor === null} writes={writes} />
      </Card>
    </Page>
  );
}
