import { useMemo, useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { draftsQuery, versionsQuery, type DraftSummary, type Version } from '../../api/catalogue';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { useCatalogueCopy } from './catalogue.copy';
import { StartDialog } from './start-dialog';

function useVersionColumns(): Column<Version>[] {
  const t = useCatalogueCopy();
  return useMemo(
    () => [
      {
        id: 'version',
        header: t('version'),
        primary: true,
        value: (row) => row.label,
        cell: (row) => (
          <>
            <AppLink to={`/catalogue/${row.id}`}>{row.label}</AppLink>
            <span className="sub">{row.title}</span>
          </>
        ),
      },
      { id: 'kind', header: t('kind'), value: (row) => t(`kind.${row.kind}`), cell: (row) => t(`kind.${row.kind}`) },
      {
        id: 'source',
        header: t('source'),
        value: (row) => t(row.isOwn ? 'own' : 'shipped'),
        cell: (row) => t(row.isOwn ? 'own' : 'shipped'),
      },
      { id: 'items', header: t('items'), align: 'end', value: (row) => row.items, cell: (row) => row.items },
      {
        id: 'periods',
        header: t('periods'),
        value: (row) => row.periods.join(', '),
        cell: (row) => row.periods.join(', ') || t('none'),
      },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.state,
        cell: (row) => <StateChip state={row.state} />,
      },
    ],
    [t],
  );
}

function useDraftColumns(): Column<DraftSummary>[] {
  const t = useCatalogueCopy();
  return useMemo(
    () => [
      {
        id: 'draft',
        header: t('draft'),
        primary: true,
        value: (row) => `${row.ref} ${row.title}`,
        cell: (row) => (
          <AppLink to={`/catalogue-drafts/${row.id}`}>
            {row.ref} {row.title}
          </AppLink>
        ),
      },
      { id: 'kind', header: t('kind'), value: (row) => t(`kind.${row.kind}`), cell: (row) => t(`kind.${row.kind}`) },
      { id: 'base', header: t('base'), value: (row) => row.base, cell: (row) => row.base },
      {
        id: 'edited',
        header: t('edited'),
        value: (row) => row.lastEditedAt,
        cell: (row) => (
          <>
            <TimeText at={row.lastEditedAt} />
            <span className="sub">{row.lastEditedByName}</span>
          </>
        ),
      },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.state,
        cell: (row) => <StateChip state={row.state} />,
      },
    ],
    [t],
  );
}

function Drafts() {
  const t = useCatalogueCopy();
  const { data: drafts = [] } = useQuery(draftsQuery);
  const columns = useDraftColumns();
  return (
    <Card title={t('drafts')} lede={t('draftsLede')}>
      <DataTable
        caption={t('drafts')}
        columns={columns}
        rows={drafts}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('noDrafts')}>{t('noDraftsHelp')}</EmptyState>}
      />
    </Card>
  );
}

/** Published versions of catalogue and questionnaire, and the drafts of the next ones. */
export function CatalogueScreen() {
  const t = useCatalogueCopy();
  const may = useMay();
  const { data: versions } = useSuspenseQuery(versionsQuery);
  const [isStarting, setStarting] = useState(false);
  const columns = useVersionColumns();
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      actions={
        may('catalogue.edit') && (
          <Button look="primary" glyph="plus" onPress={() => setStarting(true)}>
            {t('start')}
          </Button>
        )
      }
    >
      <Card title={t('versions')}>
        <DataTable
          caption={t('versions')}
          columns={columns}
          rows={versions}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t('noVersions')}>{t('noVersionsHelp')}</EmptyState>}
        />
      </Card>
      {may('catalogue.draft-read') && <Drafts />}
      {isStarting && <StartDialog onClose={() => setStarting(false)} />}
    </Page>
  );
}
