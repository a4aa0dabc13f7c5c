import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { importsQuery, type ImportSummary } from '../../api/imports';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { useImportsCopy } from './imports.copy';
import { SendFile } from './send-file';

function useColumns(): Column<ImportSummary>[] {
  const t = useImportsCopy();
  return useMemo(
    () => [
      {
        id: 'ref',
        header: t('import'),
        primary: true,
        value: (run) => run.ref,
        cell: (run) => (
          <AppLink to={`/imports/${run.id}`}>
            {run.ref} {t(`kind.${run.kind}`)}
          </AppLink>
        ),
      },
      { id: 'file', header: t('file'), value: (run) => run.fileName, cell: (run) => run.fileName },
      { id: 'rows', header: t('rows'), align: 'end', value: (run) => run.rows, cell: (run) => run.rows },
      { id: 'refused', header: t('refused'), align: 'end', value: (run) => run.refused, cell: (run) => run.refused },
      {
        id: 'state',
        header: t('state'),
        value: (run) => t(`state.${run.state}`),
        cell: (run) => t(`state.${run.state}`),
      },
      { id: 'by', header: t('by'), value: (run) => run.previewedByName, cell: (run) => run.previewedByName },
      { id: 'at', header: t('at'), value: (run) => run.previewedAt, cell: (run) => <TimeText at={run.previewedAt} /> },
    ],
    [t],
  );
}

/** Where files are sent to be entered in bulk, and which were. */
export function ImportsScreen() {
  const t = useImportsCopy();
  const columns = useColumns();
  const { data: runs } = useSuspenseQuery(importsQuery);
  return (
    <Page title={t('title')} lede={t('lede')}>
      <SendFile />
      <Card title={t('history')}>
        <DataTable
          caption={t('history')}
          columns={columns}
          rows={runs}
          rowKey={(run) => run.id}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
        />
      </Card>
    </Page>
  );
}
