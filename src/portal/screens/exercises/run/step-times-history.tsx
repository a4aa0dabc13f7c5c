import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { timesImportsQuery, type TimesImportSummary } from '../../../api/step-times';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { DataTable, type Column } from '../../../parts/data-table';
import { TimeText } from '../../../parts/measures';
import { EmptyState } from '../../../parts/notes';
import { useTimesCopy } from './step-times.copy';

function useColumns(onShow: (importId: string) => void): Column<TimesImportSummary>[] {
  const t = useTimesCopy();
  return useMemo(
    () => [
      {
        id: 'ref',
        header: t('file'),
        primary: true,
        value: (run) => `${run.ref} ${run.fileName}`,
        cell: (run) => (
          <>
            {run.ref} <span className="sub">{run.fileName}</span>
          </>
        ),
      },
      { id: 'rows', header: t('rowCount'), align: 'end', value: (run) => run.rowCount, cell: (run) => run.rowCount },
      {
        id: 'refused',
        header: t('refused'),
        align: 'end',
        value: (run) => run.refusedCount,
        cell: (run) => run.refusedCount,
      },
      {
        id: 'state',
        header: t('state'),
        value: (run) => t(run.appliedAt === null ? 'previewed' : 'done'),
        cell: (run) => t(run.appliedAt === null ? 'previewed' : 'done'),
      },
      { id: 'by', header: t('sentBy'), value: (run) => run.previewedByName ?? '', cell: (run) => run.previewedByName },
      {
        id: 'at',
        header: t('sentAt'),
        value: (run) => run.previewedAt,
        cell: (run) => <TimeText at={run.previewedAt} />,
      },
      {
        id: 'show',
        header: t('details'),
        csv: () => '',
        cell: (run) => (
          <Button small onPress={() => onShow(run.id)} aria-label={`${t('show1')} ${run.ref}`}>
            {t('show1')}
          </Button>
        ),
      },
    ],
    [t, onShow],
  );
}

/** Every file that was sent for this exercise, entered or not. */
export function StepTimesHistory({ id, onShow }: { id: string; onShow: (importId: string) => void }) {
  const t = useTimesCopy();
  const { data: runs } = useSuspenseQuery(timesImportsQuery(id));
  const columns = useColumns(onShow);
  return (
    <Card title={t('history')}>
      <DataTable
        caption={t('history')}
        columns={columns}
        rows={runs}
        rowKey={(run) => run.id}
        empty={<EmptyState title={t('historyEmpty')}>{t('historyHelp')}</EmptyState>}
      />
    </Card>
  );
}
