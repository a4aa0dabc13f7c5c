import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { queueQuery, type QueueItem } from '../../api/reviews';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { Badge, StateChip } from '../../parts/state-chip';
import { SetsCard } from '../questionnaire/sets-card';
import { useReviewsCopy } from './reviews.copy';

type Words = ReturnType<typeof useReviewsCopy>;

/** The state of a submission in words: a conclusion that waits for the second line says so. */
export function SubmissionState({ item }: { item: Pick<QueueItem, 'state' | 'awaitsApproval'> }) {
  const t = useReviewsCopy();
  if (item.awaitsApproval) return <StateChip state="pending" word={t('word.awaits')} />;
  if (item.state === 'submitted') return <StateChip state="submitted" word={t('word.submitted')} />;
  if (item.state === 'concluded') return <StateChip state="approved" word={t('word.concluded')} />;
  return <StateChip state={item.state === 'sent_back' ? 'returned' : item.state} />;
}

function contentText(t: Words, item: QueueItem): string {
  return [
    t('obligations', { count: item.obligations }),
    item.files > 0 && t('files', { count: item.files }),
    item.planVersions > 0 && t('plans', { count: item.planVersions }),
    item.exercises > 0 && t('exercises', { count: item.exercises }),
  ]
    .filter(Boolean)
    .join(', ');
}

function useColumns(): Column<QueueItem>[] {
  const t = useReviewsCopy();
  return useMemo(
    () => [
      {
        id: 'submission',
        header: t('submission'),
        primary: true,
        value: (row) => `${row.ref} ${row.requirementCodes.join(' ')}`,
        cell: (row) => (
          <>
            <AppLink to={`/reviews/${row.id}`}>{row.ref}</AppLink>
            <span className="sub mono">{row.requirementCodes.join(', ')}</span>
          </>
        ),
      },
      { id: 'vendor', header: t('vendor'), value: (row) => row.vendorName, cell: (row) => row.vendorName },
      {
        id: 'tier',
        header: t('tier'),
        tight: true,
        value: (row) => row.tier,
        cell: (row) => <Badge>{row.tier}</Badge>,
      },
      {
        id: 'age',
        header: t('age'),
        value: (row) => row.ageDays,
        cell: (row) => t('ageDays', { count: row.ageDays }),
      },
      {
        id: 'due',
        header: t('due'),
        value: (row) => row.dueOn,
        cell: (row) => (
          <>
            <DateText date={row.dueOn} short /> {row.overdue && <StateChip state="overdue" word={t('overdueChip')} />}
          </>
        ),
      },
      { id: 'content', header: t('content'), value: (row) => row.obligations, cell: (row) => contentText(t, row) },
      {
        id: 'queries',
        header: t('queries'),
        value: (row) => row.openQueries + row.answeredQueries,
        cell: (row) =>
          row.openQueries + row.answeredQueries === 0
            ? t('noQueries')
            : t('openQueries', { open: row.openQueries, answered: row.answeredQueries }),
      },
      {
        id: 'reviewer',
        header: t('reviewer'),
        value: (row) => row.reviewerName ?? '',
        cell: (row) => row.reviewerName ?? <span className="muted">{t('nobody')}</span>,
      },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => `${row.state} ${row.awaitsApproval}`,
        cell: (row) => <SubmissionState item={row} />,
      },
    ],
    [t],
  );
}

const shows = ['work', 'waiting', 'mine', 'approval', 'done', 'all'] as const;
type Show = (typeof shows)[number];

const done = ({ state, awaitsApproval }: QueueItem) =>
  (state === 'concluded' || state === 'approved') && !awaitsApproval;

/** Whether a submission is among those that a person asked to see. */
function among(show: Show, item: QueueItem, personId: string): boolean {
  if (show === 'waiting') return item.state === 'submitted';
  if (show === 'mine') return item.reviewerId === personId;
  return show !== 'approval' || item.awaitsApproval;
}

/** The submissions that still need work, oldest first; also the order of `next in the queue`. */
export const needingWork = (items: readonly QueueItem[]): QueueItem[] =>
  items.filter((item) => !done(item)).sort((a, b) => a.submittedAt.localeCompare(b.submittedAt));

export function QueueScreen() {
  const t = useReviewsCopy();
  const { personId } = useSession();
  const columns = useColumns();
  const [show, setShow] = useState<Show>('work');
  const { data: items = [] } = useQuery(queueQuery(show === 'done' || show === 'all' ? show : 'work'));
  return (
    <Page title={t('title')} lede={t('lede')}>
      <SetsCard side="reviewer" />
      <Card title={t('list')}>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={items.filter((item) => among(show, item, personId))}
          rowKey={(row) => row.id}
          initialSort={{ column: 'age', descending: true }}
          empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
          filters={
            <Select
              label={t('stateFilter')}
              name="show"
              options={shows.map((id) => ({ id, label: t(`show.${id}`) }))}
              value={show}
              onChange={(id) => setShow(id === '' ? 'work' : id)}
              emptyLabel={t('show.work')}
            />
          }
        />
      </Card>
    </Page>
  );
}
