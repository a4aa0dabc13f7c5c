import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { findingListQuery, severities, type Finding, type Severity } from '../../api/findings';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { lookOf } from '../../parts/state';
import { StateChip } from '../../parts/state-chip';
import { FindingDialog } from './finding-dialog';
import { useFindingsCopy } from './findings.copy';

function useColumns(ofOneVendor: boolean): Column<Finding>[] {
  const t = useFindingsCopy();
  return useMemo(() => {
    const all: Column<Finding>[] = [
      {
        id: 'finding',
        header: t('finding'),
        primary: true,
        value: (row) => `${row.ref} ${row.title}`,
        cell: (row) => (
          <>
            <AppLink to={`/findings/${row.id}`}>
              {row.ref} {row.title}
            </AppLink>
            {row.requirementCode && <span className="sub mono">{row.requirementCode}</span>}
          </>
        ),
      },
      { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName },
      {
        id: 'severity',
        header: t('severity'),
        tight: true,
        value: (row) => severities.indexOf(row.severity),
        csv: (row) => row.severity,
        cell: (row) => <StateChip state={row.severity} />,
      },
      { id: 'owner', header: t('owner'), value: (row) => row.ownerName, cell: (row) => row.ownerName },
      {
        id: 'due',
        header: t('due'),
        value: (row) => row.dueOn,
        cell: (row) => (
          <>
            <DateText date={row.dueOn} short /> {row.overdue && <StateChip state="overdue" />}
          </>
        ),
      },
      {
        id: 'age',
        header: t('age'),
        value: (row) => row.ageing.openDays,
        cell: (row) => (
          <>
            {t('days', { count: row.ageing.openDays })}
            {row.ageing.timesMoved > 0 && (
              <span className="sub">{t('movedTimes', { count: row.ageing.timesMoved })}</span>
            )}
          </>
        ),
      },
      {
        id: 'escalation',
        header: t('escalation'),
        wideOnly: true,
        value: (row) => row.ageing.escalation,
        cell: (row) => <span className="sm">{row.ageing.escalation}</span>,
      },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.stateWords,
        cell: (row) => <StateChip state={row.state} word={row.stateWords} />,
      },
    ];
    return all.filter(({ id }) => !ofOneVendor || id !== 'vendor');
  }, [t, ofOneVendor]);
}

const states = [
  'open',
  'acknowledged',
  'plan_agreed',
  'in_progress',
  'ready_to_verify',
  'reopened',
  'risk_accepted',
] as const;
const buckets = ['0 to 30 days', '31 to 60 days', '61 to 90 days', '91 to 180 days', 'over 180 days'];
type Filter = (typeof states)[number] | 'standing' | 'overdue' | 'closed' | '';

function isIn(row: Finding, wanted: Filter): boolean {
  if (wanted === '') return true;
  if (wanted === 'standing') return row.stands;
  if (wanted === 'overdue') return row.overdue;
  return wanted === 'closed' ? row.closedAt !== null : row.state === wanted;
}

type ListProps = { rows: readonly Finding[]; ofOneVendor?: boolean };

/** Findings as a list, with its filters. */
export function FindingsList({ rows, ofOneVendor = false }: ListProps) {
  const t = useFindingsCopy();
  const columns = useColumns(ofOneVendor);
  const [severity, setSeverity] = useState<Severity | ''>('');
  const [state, setState] = useState<Filter>('');
  const [bucket, setBucket] = useState('');
  const found = rows.filter(
    (row) =>
      (severity === '' || row.severity === severity) &&
      (bucket === '' || row.ageing.bucket === bucket) &&
      isIn(row, state),
  );
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={found}
      rowKey={(row) => row.id}
      initialSort={{ column: 'severity', descending: false }}
      empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
      filters={
        <>
          <Select
            label={t('severity')}
            name="severity"
            options={severities.map((id) => ({ id, label: lookOf(id).word }))}
            value={severity}
            onChange={setSeverity}
            emptyLabel={t('anySeverity')}
          />
          <Select
            label={t('state')}
            name="state"
            options={[
              { id: 'standing', label: t('standing') },
              { id: 'overdue', label: t('onlyOverdue') },
              ...states.map((id) => ({ id, label: lookOf(id).word })),
              { id: 'closed', label: t('closed') },
            ]}
            value={state}
            onChange={setState}
            emptyLabel={t('anyState')}
          />
          <Select
            label={t('bucket')}
            name="bucket"
            options={buckets.map((id) => ({ id, label: id }))}
            value={bucket}
            onChange={setBucket}
            emptyLabel={t('anyAge')}
          />
        </>
      }
    />
  );
}

export function FindingsScreen() {
  const t = useFindingsCopy();
  const may = useMay();
  const { data } = useSuspenseQuery(findingListQuery());
  const [isOpening, setOpening] = useState(false);
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      actions={
        may('findings.write') && (
          <Button look="primary" glyph="plus" onPress={() => setOpening(true)}>
            {t('new')}
          </Button>
        )
      }
    >
      <Card title={t('list')} lede={data.policy}>
        <FindingsList rows={data.items} />
      </Card>
      {isOpening && <FindingDialog vendorId={null} onClose={() => setOpening(false)} />}
    </Page>
  );
}
