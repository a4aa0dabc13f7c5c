import { useMemo, useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { periodsQuery } from '../../api/packets';
import { openRequestList, requestListsQuery, requestListsReport } from '../../api/requests';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import type { Column } from '../../parts/data-table';
import { DeedDialog } from '../../parts/deed-dialog';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { PagedTable } from '../../parts/paged-table';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { FIRST_PAGE, useSought } from '../../parts/use-sought';
import type { Shape } from '../../api/client';
import { useRequestsCopy } from './requests.copy';

type Row = Shape<'RequestListSummary'>;

function useColumns(): Column<Row>[] {
  const t = useRequestsCopy();
  return useMemo(
    () => [
      {
        id: 'title',
        header: t('list'),
        primary: true,
        value: (row) => row.title,
        cell: (row) => (
          <>
            <AppLink to={`/request-lists/${row.id}`}>{row.title}</AppLink>
            <span className="sub">{row.ref}</span>
          </>
        ),
      },
      { id: 'firm', header: t('firm'), value: (row) => row.auditFirm, cell: (row) => row.auditFirm },
      {
        id: 'period',
        header: t('period'),
        tight: true,
        value: (row) => row.periodCode,
        cell: (row) => row.periodCode,
      },
      {
        id: 'opened',
        header: t('opened'),
        value: (row) => row.openedAt,
        cell: (row) => <DateText date={row.openedAt.slice(0, 10)} short />,
      },
      {
        id: 'requests',
        header: t('requests'),
        align: 'end',
        value: (row) => row.requests,
        cell: (row) => row.requests,
      },
      { id: 'open', header: t('openCount'), align: 'end', value: (row) => row.open, cell: (row) => row.open },
      {
        id: 'overdue',
        header: t('overdueCount'),
        align: 'end',
        value: (row) => row.overdue,
        cell: (row) => row.overdue,
      },
      { id: 'closed', header: t('closedCount'), align: 'end', value: (row) => row.closed, cell: (row) => row.closed },
    ],
    [t],
  );
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const t = useRequestsCopy();
  const { data } = useQuery(periodsQuery);
  const [draft, setDraft] = useState({ title: '', auditFirm: '', periodId: '' });
  const set = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const open = useDeed(openRequestList, {
    onDone: ({ ref }) => {
      toast({ title: t('openedNow', { ref }) });
      onClose();
    },
  });
  return (
    <DeedDialog
      title={t('openList')}
      lede={t('openLede')}
      submitLabel={t('openList')}
      deed={open}
      onSubmit={() => open.submit(draft)}
      onClose={onClose}
    >
      <TextField label={t('listTitle')} name="title" value={draft.title} onChange={(title) => set({ title })} />
      <TextField
        label={t('firm')}
        name="auditFirm"
        value={draft.auditFirm}
        onChange={(auditFirm) => set({ auditFirm })}
      />
      <Select
        label={t('period')}
        name="periodId"
        options={(data?.items ?? []).map(({ id, code }) => ({ id, label: code }))}
        value={draft.periodId}
        onChange={(periodId) => set({ periodId })}
      />
    </DeedDialog>
  );
}

/** Every list of what an auditor asks for. */
export function RequestListsScreen() {
  const t = useRequestsCopy();
  const may = useMay();
  const { data: first } = useSuspenseQuery(requestListsQuery());
  const { sought, table } = useSought(FIRST_PAGE);
  const { data: list = first } = useQuery(requestListsQuery(sought));
  const [opening, setOpening] = useState(false);
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      actions={may('requests.open-list') && <Button onPress={() => setOpening(true)}>{t('openList')}</Button>}
    >
      <Card title={t('lists')}>
        <PagedTable
          caption={t('title')}
          columns={useColumns()}
          rows={list.items}
          rowKey={(row) => row.id}
          csv={requestListsReport(sought)}
          total={list.total}
          {...table}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
        />
      </Card>
      {opening && <OpenDialog onClose={() => setOpening(false)} />}
    </Page>
  );
}
