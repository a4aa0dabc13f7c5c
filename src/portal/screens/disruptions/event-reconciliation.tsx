import { useState } from 'react';
import { completeReconciliation, type Disruption } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { useMay, useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Note, ProblemNote } from '../../parts/notes';
import { toast } from '../../parts/toast';
import { useAftermathCopy } from './aftermath.copy';
import { RecordDialog, type EventRecord } from './reconciliation-dialog';

function useLines(record: EventRecord): string[] {
  const t = useAftermathCopy();
  const { comparedWith, resolution, resolvedByName, replacesReason, isCurrent } = record;
  const lines = [
    comparedWith && t('against', { what: comparedWith }),
    resolution && t('by', { how: resolution, who: resolvedByName ?? '' }),
    replacesReason && t('replaces', { reason: replacesReason }),
    isCurrent ? '' : t('replaced'),
  ];
  return lines.filter((line): line is string => Boolean(line));
}

function OneRecord({ record, onReplace }: { record: EventRecord; onReplace: (() => void) | null }) {
  const t = useAftermathCopy();
  const lines = useLines(record);
  const { processedCount: processed, comparedCount: compared } = record;
  const { differenceCount: differ, resolvedCount: resolved } = record;
  return (
    <li className="stack-tight">
      <span className={record.isCurrent ? 'strong' : 'muted'}>
        {record.serviceRef}: {record.processed}
      </span>
      <span className="sm num">{t('counts', { processed, compared, differ, resolved })}</span>
      {lines.map((line) => (
        <span key={line} className="sm">
          {line}
        </span>
      ))}
      {onReplace && record.isCurrent && (
        <div>
          <Button small look="quiet" onPress={onReplace}>
            {t('replaceRecord')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Left({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  const left = event.unreconciledItems;
  if (event.reconciliations.length === 0) return <p className="muted">{t('noRecords')}</p>;
  return (
    <Note tone={left > 0 ? 'warn' : 'ok'}>
      <p>{left > 0 ? t('left', { count: left }) : t('leftNone')}</p>
    </Note>
  );
}

function Complete({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  const send = useDeed(completeReconciliation, { onDone: () => toast({ title: t('completed') }) });
  return (
    <>
      <ProblemNote problem={send.problem} />
      <div>
        <Button
          look="primary"
          isPending={send.isPending}
          onPress={() => send.submit({ id: event.id, body: { version: event.version } })}
        >
          {t('complete')}
        </Button>
      </div>
    </>
  );
}

function useWrites(event: Disruption): boolean {
  const reports = useMay()('disruptions.report');
  const { membership } = useSession();
  return membership.vendor !== null && reports && ['activated', 'recovered'].includes(event.state);
}

/** What was processed in recovery mode, compared and put right. */
export function EventReconciliation({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  const [dialog, setDialog] = useState<{ of: EventRecord | null } | null>(null);
  const writes = useWrites(event);
  const isThere = event.reconciliations.length > 0;
  if (!writes && !isThere) return null;
  return (
    <Card
      title={t('reconciliation')}
      lede={t('reconciliationLede')}
      aside={
        writes && (
          <Button small glyph="plus" onPress={() => setDialog({ of: null })}>
            {t('addRecord')}
          </Button>
        )
      }
    >
      <Left event={event} />
      <ul className="stack bare">
        {event.reconciliations.map((record) => (
          <OneRecord key={record.id} record={record} onReplace={writes ? () => setDialog({ of: record }) : null} />
        ))}
      </ul>
      {writes && isThere && event.state === 'recovered' && <Complete event={event} />}
      {dialog && <RecordDialog event={event} of={dialog.of} onClose={() => setDialog(null)} />}
    </Card>
  );
}
