import { useState } from 'react';
import { addEntry, type Disruption } from '../../api/disruptions';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DeedDialog } from '../../parts/deed-dialog';
import { TextArea, TextField, ZonedField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useEventCopy } from './event.copy';
import { isOpen } from './event-may';
import { SiteTime } from './site-time';

type Entry = Disruption['entries'][number];

const saidOf = (of: Entry | null) =>
  of === null
    ? { text: '', source: '', correctionReason: '' }
    : { text: of.text, source: of.source, correctionReason: '' };

function EntryDialog({ event, of, onClose }: { event: Disruption; of: Entry | null; onClose: () => void }) {
  const t = useEventCopy();
  const [happenedAt, setHappenedAt] = useState(of === null ? null : of.happenedAt);
  const [value, setValue] = useState(() => saidOf(of));
  const send = useDeed(addEntry, {
    onDone: () => {
      toast({ title: t('entryAdded') });
      onClose();
    },
  });
  const { correctionReason, ...said } = value;
  const body = { ...said, happenedAt: happenedAt ?? '', ...(of && { corrects: of.id, correctionReason }) };
  return (
    <DeedDialog
      title={of ? t('correctTitle', { number: of.number }) : t('addEntry')}
      submitLabel={t(of ? 'correct' : 'addEntry')}
      deed={send}
      onSubmit={() => send.submit({ id: event.id, body })}
      onClose={onClose}
    >
      <ZonedField
        label={t('happenedAt')}
        name="happenedAt"
        timeZone={event.timeZone}
        value={happenedAt}
        onChange={setHappenedAt}
      />
      <TextArea
        label={t('entryText')}
        name="text"
        rows={3}
        maxLength={2000}
        value={value.text}
        onChange={(text) => setValue({ ...value, text })}
      />
      <TextField
        label={t('source')}
        name="source"
        optional
        maxLength={200}
        value={value.source}
        onChange={(source) => setValue({ ...value, source })}
      />
      {of && (
        <TextField
          label={t('correctionReason')}
          name="correctionReason"
          maxLength={1000}
          value={value.correctionReason}
          onChange={(reason) => setValue({ ...value, correctionReason: reason })}
        />
      )}
    </DeedDialog>
  );
}

function Line({ event, entry, onCorrect }: { event: Disruption; entry: Entry; onCorrect: (() => void) | null }) {
  const t = useEventCopy();
  const earlier = event.entries.find(({ id }) => id === entry.corrects);
  const isOld = entry.correctedBy !== null;
  return (
    <li>
      <span className="timeline-dot plain" />
      <div className="stack-tight">
        <div className="timeline-head">
          <span className={isOld ? 'muted' : 'strong'}>
            {entry.number}. {isOld ? <s>{entry.text}</s> : entry.text}
          </span>
          <span className="muted sm">
            <SiteTime at={entry.happenedAt} zone={event.timeZone} />
          </span>
        </div>
        <span className="sm muted">
          {[entry.source, t('recordedBy', { name: entry.recordedByName })].filter(Boolean).join(' · ')}
        </span>
        {earlier && (
          <span className="sm">{t('corrects', { number: earlier.number, reason: entry.correctionReason ?? '' })}</span>
        )}
        {isOld && <span className="sm">{t('corrected')}</span>}
        {onCorrect && !isOld && (
          <div>
            <Button small look="quiet" onPress={onCorrect}>
              {t('correct')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

/** What was written down while it happened; nothing is changed, everything is added. */
export function EventLog({ event }: { event: Disruption }) {
  const t = useEventCopy();
  const writes = useMay()('disruptions.report') && isOpen(event);
  const [dialog, setDialog] = useState<{ of: Entry | null } | null>(null);
  return (
    <Card
      title={t('log')}
      lede={t('logLede')}
      aside={
        writes && (
          <Button small glyph="plus" onPress={() => setDialog({ of: null })}>
            {t('addEntry')}
          </Button>
        )
      }
    >
      {event.entries.length === 0 && <p className="muted">{t('noEntries')}</p>}
      <ol className="timeline">
        {event.entries.map((entry) => (
          <Line key={entry.id} event={event} entry={entry} onCorrect={writes ? () => setDialog({ of: entry }) : null} />
        ))}
      </ol>
      {dialog && <EntryDialog event={event} of={dialog.of} onClose={() => setDialog(null)} />}
    </Card>
  );
}
