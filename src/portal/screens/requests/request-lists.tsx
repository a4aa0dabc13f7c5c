import { useMemo, useState } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { periodsQuery } from '../../api/packets';
import { A_PAGE, FIRST_PAGE, openRequestList, requestListsQuery } from '../../api/requests';
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
import type { Shape } from '../../api/client';
import { useRequestsCopy } from './requests.copy';

type Row = Shape<'RequestListSummary'>;

function useColumns(): Column<Row>[] {
  const t = useRequestsCopy();
  return useMemo(
    () => [
      {
        id: 'list',
        header: t('list'),
        primary: true,
        cell: (row) => (
          <>
            <AppLink to={`/request-lists/${row.id}`}>{row.title}</AppLink>
            <span className="sub">{row.ref}</span>
          </>
        ),
      },
      { id: 'firm', header: t('firm'), cell: (row) => row.auditFirm },
      { id: 'period', header: t('period'), tight: true, cell: (row) => row.periodCode },
      {
        id: 'opened',
        header: t('opened'),
        cell: (row) => <DateText date={row.openedAt.slice(0, 10)} short />,
      },
      {
        id: 'requests',
        header: t('requests'),
        align: 'end',
        cell: (row) => row.requests,
      },
      { id: 'open', header: t('openCount'), align: 'end', cell: (row) => row.open },
      {
        id: 'overdue',
        header: t('overdueCount'),
        align: 'end',
        cell: (row) => row.overdue,
      },
      { id: 'closed', header: t('closedCount'), align: 'end', cell: (row) => row.closed },
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
  const [sought, setSought] = useState(FIRST_PAGE);
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
          csv={false}
          page={sought.page}
          pageSize={A_PAGE}
          total={list.total}
          onPage={(page) => setSought((now) => ({ ...now, page }))}
          words={sought.seek}
          onWords={(seek) => setSought((now) => ({ ...now, page: 1, seek }))}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
        />
      </Card>
      {opening && <OpenDialog onClose={() => setOpening(false)} />}
    </Page>
  );
}
