import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Shape } from '../../api/client';
import { useDeed } from '../../api/deed';
import { calendarFeedsQuery, makeCalendarFeed, revokeCalendarFeed } from '../../api/notices';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { ConfirmDialog, Dialog, DialogActions } from '../../parts/dialog';
import { KeyValue } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { EmptyState, ProblemNote } from '../../parts/notes';
import { Badge } from '../../parts/state-chip';
import { useNoticesCopy } from './notices.copy';

type Feed = Shape<'CalendarFeedView'>;

function Address({ url, onClose }: { url: string; onClose: () => void }) {
  const t = useNoticesCopy();
  const [copied, setCopied] = useState(false);
  return (
    <Dialog title={t('addressTitle')} isOpen onClose={onClose} role="alertdialog">
      <p>{t('addressLede')}</p>
      <KeyValue items={[{ label: t('address'), value: <code className="mono">{url}</code> }]} />
      <DialogActions>
        <Button onPress={onClose}>{t('close')}</Button>
        <Button
          look="primary"
          glyph={copied ? 'check' : 'copy'}
          onPress={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}
        >
          {t(copied ? 'copied' : 'copy')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function useColumns(revoke: (feed: Feed) => void): Column<Feed>[] {
  const t = useNoticesCopy();
  return useMemo(
    () => [
      {
        id: 'made',
        header: t('made'),
        primary: true,
        value: (row) => row.madeAt,
        cell: (row) => <TimeText at={row.madeAt} />,
      },
      {
        id: 'state',
        header: t('state'),
        value: (row) => (row.revokedAt === null ? t('active') : t('revoked')),
        cell: (row) => (
          <Badge tone={row.revokedAt === null ? 'ok' : 'none'}>
            {t(row.revokedAt === null ? 'active' : 'revoked')}
          </Badge>
        ),
      },
      {
        id: 'take-back',
        header: t('revoke'),
        cell: (row) =>
          row.revokedAt === null && (
            <Button small look="danger" onPress={() => revoke(row)}>
              {t('revoke')}
            </Button>
          ),
      },
    ],
    [t, revoke],
  );
}

/** Calendar addresses: made, shown once, taken back. */
export function CalendarCard() {
  const t = useNoticesCopy();
  const { data: feeds } = useSuspenseQuery(calendarFeedsQuery);
  const [url, setUrl] = useState<string | null>(null);
  const [asking, setAsking] = useState<Feed | null>(null);
  const making = useDeed(makeCalendarFeed, { onDone: (made) => setUrl(made.url) });
  const revoking = useDeed(revokeCalendarFeed, { onDone: () => setAsking(null) });
  const columns = useColumns(setAsking);
  return (
    <Card
      title={t('calendar')}
      lede={t('calendarLede')}
      aside={
        <Button small isPending={making.isPending} onPress={() => making.submit({})}>
          {t('makeCalendar')}
        </Button>
      }
    >
      {making.problem && <ProblemNote problem={making.problem} />}
      <DataTable
        caption={t('calendar')}
        columns={columns}
        rows={feeds}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('noCalendars')} />}
        plain={feeds.length <= 10}
        pageSize={10}
        csv={false}
      />
      {url !== null && <Address url={url} onClose={() => setUrl(null)} />}
      {asking && (
        <ConfirmDialog
          title={t('revokeTitle')}
          isOpen
          onClose={() => setAsking(null)}
          lede={t('revokeLede')}
          record={[{ label: t('made'), value: <TimeText at={asking.madeAt} /> }]}
          confirmLabel={t('revoke')}
          look="danger"
          onConfirm={() => revoking.do({ id: asking.id })}
        />
      )}
    </Card>
  );
}
