import { useMemo, useState } from 'react';
import type { ImportRow, ImportRun } from '../../api/imports';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { EmptyState } from '../../parts/notes';
import { Segments } from '../../parts/segments';
import { useImportsCopy } from './imports.copy';

const WORDS = { create: 'creates', change: 'changes', unchanged: 'unchanged', refused: 'refused' } as const;
const TONES = { create: 'tone-ok', change: 'tone-info', unchanged: 'tone-none', refused: 'tone-bad' };

function Details({ row }: { row: ImportRow }) {
  const t = useImportsCopy();
  return (
    <>
      {row.errors.map(({ address, column, message }) => (
        <div className="tone-bad" key={address + message}>
          <span className="mono">{address}</span> {column}: {message}
        </div>
      ))}
      {row.changes.map(({ column, before, after }) => (
        <span className="sub" key={column}>
          {row.action === 'create'
            ? t('to', { column, after })
            : t('fromTo', { column, before: before ?? t('empty'), after })}
        </span>
      ))}
    </>
  );
}

function useColumns(): Column<ImportRow>[] {
  const t = useImportsCopy();
  return useMemo(
    () => [
      { id: 'row', header: t('row'), tight: true, align: 'end', value: (row) => row.row, cell: (row) => row.row },
      {
        id: 'about',
        header: t('about'),
        primary: true,
        value: (row) => row.label,
        cell: (row) => (
          <>
            {row.label || t('empty')}
            {row.doneRef !== null && <span className="sub mono">{row.doneRef}</span>}
          </>
        ),
      },
      {
        id: 'what',
        header: t('what'),
        tight: true,
        value: (row) => t(WORDS[row.action]),
        cell: (row) => <span className={TONES[row.action]}>{t(WORDS[row.action])}</span>,
      },
      {
        id: 'details',
        header: t('details'),
        value: (row) =>
          [
            ...row.errors.map(({ address, message }) => `${address} ${message}`),
            ...row.changes.map(({ column, before, after }) => `${column}: ${before ?? ''} → ${after}`),
          ].join('; '),
        cell: (row) => <Details row={row} />,
      },
    ],
    [t],
  );
}

/** Every row with what it does, and errors beside their cells. */
export function ImportRows({ run }: { run: ImportRun }) {
  const t = useImportsCopy();
  const columns = useColumns();
  const [action, setAction] = useState<ImportRow['action'] | 'all'>(run.refused > 0 ? 'refused' : 'all');
  const rows = run.items.filter((row) => action === 'all' || row.action === action);
  const actions = ['refused', 'create', 'change', 'unchanged'] as const;
  const counts = { refused: run.refused, create: run.creates, change: run.changes, unchanged: run.unchanged };
  return (
    <Card title={t('rowsTitle')}>
      <DataTable
        caption={t('rowsTitle')}
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.row)}
        empty={<EmptyState title={t('noRows')}>{t('noRowsHelp')}</EmptyState>}
        filters={
          <Segments
            small
            label={t('show')}
            value={action}
            onChange={setAction}
            options={[
              { id: 'all', label: `${t('all')} ${run.rows}` },
              ...actions.map((id) => ({ id, label: `${t(WORDS[id])} ${counts[id]}` })),
            ]}
          />
        }
      />
    </Card>
  );
}
