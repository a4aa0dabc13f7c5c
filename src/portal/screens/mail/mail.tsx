import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { emailsQuery, retryEmail, type Email } from '../../api/notices';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { KeyValue } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { EmptyState, Note, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Badge } from '../../parts/state-chip';
import { toast } from '../../parts/toast';
import { useNoticesCopy } from '../notices/notices.copy';
import { useMailCopy } from './mail.copy';

const TONES = { waiting: 'info', sending: 'info', sent: 'ok', given_up: 'bad', not_configured: 'none' } as const;

function useColumns(retry: (id: string) => void, canSend: boolean): Column<Email>[] {
  const t = useMailCopy();
  const about = useNoticesCopy();
  return useMemo(
    () => [
      {
        id: 'subject',
        header: t('subject'),
        primary: true,
        value: (row) => row.topics.map((topic) => about(`topic.${topic}`)).join(', '),
        cell: (row) => (
          <>
            {row.topics.map((topic) => about(`topic.${topic}`)).join(', ')}
            {row.notices > 1 && <span className="sub">{t('notices', { count: row.notices })}</span>}
            {row.lastError && row.state !== 'sent' && (
              <span className="sub">{t('said', { words: row.lastError })}</span>
            )}
          </>
        ),
      },
      {
        id: 'to',
        header: t('to'),
        value: (row) => row.personName,
        cell: (row) => (
          <>
            {row.personName}
            <span className="sub">{row.address}</span>
          </>
        ),
      },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.state,
        cell: (row) => <Badge tone={TONES[row.state]}>{t(`state.${row.state}`)}</Badge>,
      },
      {
        id: 'attempts',
        header: t('attempts'),
        align: 'end',
        value: (row) => row.attempts,
        cell: (row) => row.attempts,
      },
      {
        id: 'queued',
        header: t('queued'),
        value: (row) => row.queuedAt,
        cell: (row) => <TimeText at={row.queuedAt} />,
      },
      {
        id: 'retry',
        header: t('retry'),
        tight: true,
        cell: (row) =>
          canSend &&
          ['waiting', 'given_up', 'not_configured'].includes(row.state) && (
            <Button small onPress={() => retry(row.id)}>
              {t('retry')}
            </Button>
          ),
      },
    ],
    [t, about, retry, canSend],
  );
}

/** The outbox, for whoever keeps the portal running. */
export function MailScreen() {
  const t = useMailCopy();
  const { data } = useSuspenseQuery(emailsQuery);
  const retrying = useDeed(retryEmail, { onDone: () => toast({ tone: 'ok', title: t('retried') }) });
  const { submit } = retrying;
  const columns = useColumns(
    useMemo(() => (id: string) => submit({ id }), [submit]),
    data.server !== null,
  );
  const { waiting, sent, givenUp, notConfigured } = data.counts;
  return (
    <Page title={t('title')} lede={t('lede')}>
      {data.server === null && (
        <Note tone="warn" title={t('none')}>
          {t('noneHelp')}
        </Note>
      )}
      {retrying.problem && <ProblemNote problem={retrying.problem} />}
      <Card title={t('standing')}>
        <KeyValue
          items={[
            { label: t('server'), value: data.server ?? t('none') },
            { label: t('waiting'), value: waiting },
            { label: t('sent'), value: sent },
            { label: t('givenUp'), value: givenUp },
            { label: t('notConfigured'), value: notConfigured },
          ]}
        />
      </Card>
      <Card title={t('list')}>
        <DataTable
          caption={t('caption')}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          initialSort={{ column: 'queued', descending: true }}
          empty={<EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>}
        />
      </Card>
    </Page>
  );
}
