import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { findingsQuery, severities, type Finding, type Severity } from '../../api/findings';
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

const DAY = 86_400_000;

/** Whole days from its opening to its closing, or to now. */
export function ageDays({ openedAt, closedAt }: Finding): number {
  const until = closedAt === null ? Date.now() : Date.parse(closedAt);
  return Math.max(0, Math.floor((until - Date.parse(openedAt)) / DAY));
}

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
      { id: 'age', header: t('age'), value: ageDays, cell: (row) => t('days', { count: ageDays(row) }) },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.state,
        cell: (row) => <StateChip state={row.state} />,
      },
    ];
    return all.filter(({ id }) => !ofOneVendor || id !== 'vendor');
  }, [t, ofOneVendor]);
}

type ListProps = { rows: readonly Finding[]; ofOneVendor?: boolean };

/** Findings as a list, with its filters. */
export function FindingsList({ rows, ofOneVendor = false }: ListProps) {
  const t = useFindingsCopy();
  const columns = useColumns(ofOneVendor);
  const [severity, setSeverity] = useState<Severity | ''>('');
  const [state, setState] = useState<'open' | 'closed' | 'overdue' | ''>('');
  const found = rows.filter(
    (row) =>
      (severity === '' || row.severity === severity) &&
      (state === '' || (state === 'overdue' ? row.overdue : row.state === state)),
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
              { id: 'open', label: t('open') },
              { id: 'overdue', label: t('onlyOverdue') },
              { id: 'closed', label: t('closed') },
            ]}
            value={state}
            onChange={setState}
            emptyLabel={t('anyState')}
          />
        </>
      }
    />
  );
}

export function FindingsScreen() {
  const t = useFindingsCopy();
  const may = useMay();
  const { data: rows } = useSuspenseQuery(findingsQuery());
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
      <Card title={t('list')}>
        <FindingsList rows={rows} />
      </Card>
      {isOpening && <FindingDialog vendorId={null} onClose={() => setOpening(false)} />}
    </Page>
  );
}
