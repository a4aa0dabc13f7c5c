import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { exceptionListQuery, type ExceptionView } from '../../api/exceptions';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { lookOf } from '../../parts/state';
import { useExceptionsCopy } from './exceptions.copy';

const states = [
  ...(['requested', 'assessed', 'active', 'expiring', 'expired'] as const),
  ...(['rejected', 'revoked', 'closed_remediated'] as const),
];
type State = (typeof states)[number];

/** Never green: an approved exception is a gap that somebody lives with. */
export const chipOf = (state: ExceptionView['state']) => (state === 'active' ? 'excepted' : state);

function useColumns(): Column<ExceptionView>[] {
  const t = useExceptionsCopy();
  const ofVendor = useSession().membership.vendor !== null;
  const all: Column<ExceptionView>[] = [
    {
      id: 'exception',
      header: t('exception'),
      primary: true,
      value: (row) => row.ref,
      cell: (row) => (
        <>
          <AppLink to={`/exceptions/${row.id}`}>{`${row.ref} ${row.requirementCode}`}</AppLink>
          <span className="sub">{row.requirementTitle}</span>
        </>
      ),
    },
    { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName },
    { id: 'tier', header: t('tier'), tight: true, value: (row) => row.tier, cell: (row) => row.tier },
    {
      id: 'until',
      header: t('until'),
      value: (row) => row.until,
      cell: (row) => <DateText date={row.until} short />,
    },
    {
      id: 'state',
      header: t('state'),
      value: (row) => row.stateWords,
      cell: (row) => <StateChip state={chipOf(row.state)} word={row.stateWords} />,
    },
    {
      id: 'waits',
      header: t('waits'),
      value: (row) => row.waitsFor ?? '',
      cell: (row) => (row.waitsFor === null ? '' : t(`waits.${row.waitsFor}`)),
    },
  ];
  return all.filter(({ id }) => !ofVendor || id !== 'vendor');
}

/** Exceptions that this person may see, those that wait first. */
export function ExceptionsScreen() {
  const t = useExceptionsCopy();
  const { data } = useSuspenseQuery(exceptionListQuery);
  const columns = useColumns();
  const [state, setState] = useState<State | ''>('');
  return (
    <Page title={t('title')} lede={t('lede')}>
      <Card title={t('list')} lede={data.policy}>
        <DataTable
          caption={t('title')}
          columns={columns}
          rows={data.items.filter((row) => state === '' || row.state === state)}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
          filters={
            <Select
              label={t('state')}
              name="state"
              options={states.map((id) => ({ id, label: lookOf(chipOf(id)).word }))}
              value={state}
              onChange={setState}
              emptyLabel={t('anyState')}
            />
          }
        />
      </Card>
    </Page>
  );
}
