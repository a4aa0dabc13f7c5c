import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { nightlyRunsQuery, retryNight, type NightlyRun } from '../../api/operations';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText, TimeText } from '../../parts/measures';
import { EmptyState, Note, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Badge } from '../../parts/state-chip';
import { toast } from '../../parts/toast';
import { useOperationsCopy } from './operations.copy';

const TONES = { waiting: 'none', running: 'info', failed: 'bad', done: 'ok' } as const;
const TASKS = ['obligations.recompute', 'notices.morning'] as const;
const isKnown = (name: string): name is (typeof TASKS)[number] => TASKS.some((task) => task === name);

function useTaskWords(): (name: string) => string {
  const t = useOperationsCopy();
  return useMemo(() => (name: string) => (isKnown(name) ? t(`task.${name}`) : name), [t]);
}

function useColumns(retry: (run: NightlyRun) => void): Column<NightlyRun>[] {
  const t = useOperationsCopy();
  const words = useTaskWords();
  return useMemo(
    () => [
      {
        id: 'task',
        header: t('task'),
        primary: true,
        value: (run) => words(run.name),
        cell: (run) => (
          <>
            {words(run.name)}
            {run.failure !== null && <span className="sub">{t('said', { words: run.failure })}</span>}
          </>
        ),
      },
      { id: 'night', header: t('night'), value: (run) => run.night, cell: (run) => <DateText date={run.night} /> },
      {
        id: 'registrant',
        header: t('registrant'),
        value: (run) => run.registrantName,
        cell: (run) => run.registrantName,
      },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (run) => t(`state.${run.state}`),
        cell: (run) => <Badge tone={TONES[run.state]}>{t(`state.${run.state}`)}</Badge>,
      },
      {
        id: 'attempts',
        header: t('attempts'),
        align: 'end',
        value: (run) => run.attempts,
        cell: (run) => run.attempts,
      },
      {
        id: 'started',
        header: t('started'),
        value: (run) => run.startedAt ?? '',
        cell: (run) => (run.startedAt === null ? t('notYet') : <TimeText at={run.startedAt} />),
      },
      {
        id: 'finished',
        header: t('finished'),
        value: (run) => run.finishedAt ?? '',
        cell: (run) => (run.finishedAt === null ? t('notYet') : <TimeText at={run.finishedAt} />),
      },
      {
        id: 'retry',
        header: t('retry'),
        tight: true,
        cell: (run) =>
          run.state === 'failed' && (
            <Button small onPress={() => retry(run)}>
              {t('retry')}
            </Button>
          ),
      },
    ],
    [t, words, retry],
  );
}

/** What is done at night, for whoever keeps the portal running. */
export function OperationsScreen() {
  const t = useOperationsCopy();
  const { data: runs } = useSuspenseQuery(nightlyRunsQuery);
  const retrying = useDeed(retryNight, { onDone: () => toast({ tone: 'ok', title: t('retried') }) });
  const { submit } = retrying;
  const columns = useColumns(
    useMemo(
      () =>
        ({ name, night }: NightlyRun) =>
          submit({ name, night }),
      [submit],
    ),
  );
  const failed = runs.filter(({ state }) => state === 'failed').length;
  return (
    <Page title={t('title')} lede={t('lede')}>
      {failed > 0 && (
        <Note tone="bad" title={t('failed', { count: failed })}>
          <p>{t('failedHelp')}</p>
        </Note>
      )}
      {retrying.problem && <ProblemNote problem={retrying.problem} />}
      <Card title={t('list')}>
        <DataTable
          caption={t('caption')}
          columns={columns}
          rows={runs}
          rowKey={(run) => `${run.name} ${run.night}`}
          empty={<EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>}
        />
      </Card>
    </Page>
  );
}
