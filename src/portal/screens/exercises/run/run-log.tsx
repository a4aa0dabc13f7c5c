import { useState } from 'react';
import { useDeed } from '../../../api/deed';
import { correctNote, type Run, type RunEntry } from '../../../api/run';
import { useSession } from '../../../api/session';
import { Badge } from '../../../parts/state-chip';
import { Button, DownloadLink } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { Dialog, DialogActions } from '../../../parts/dialog';
import { Form } from '../../../parts/form';
import { EmptyState, ProblemNote } from '../../../parts/notes';
import { TextArea } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { bothClocks } from './run-time';
import { useEntryWords, useKindWords } from './run-words';
import { useSheetCopy } from './run.copy';

function CorrectNote({ run, entry, onClose }: { run: Run; entry: RunEntry; onClose: () => void }) {
  const t = useSheetCopy();
  const [text, setText] = useState(entry.text ?? '');
  const [reason, setReason] = useState('');
  const deed = useDeed(correctNote, {
    onDone: () => {
      toast({ title: t('noteCorrected') });
      onClose();
    },
  });
  const { number } = entry;
  const body = { number, text: text.trim(), reason: reason.trim() };
  const submit = () => deed.submit({ id: run.exerciseId, body, mine: entry.side === 'vendor' });
  return (
    <Dialog title={t('correctNoteTitle', { number })} isOpen onClose={onClose} role="alertdialog">
      <Form label={t('correctNoteTitle', { number })} errors={deed.errors} onSubmit={submit}>
        <TextArea label={t('noteText')} name="text" rows={3} value={text} onChange={setText} />
        <TextArea label={t('correctionReason')} name="reason" rows={2} value={reason} onChange={setReason} />
        <ProblemNote problem={deed.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('close')}</Button>
          <Button
            look="primary"
            type="submit"
            isPending={deed.isPending}
            isDisabled={body.text === '' || body.reason === ''}
          >
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

type LineProps = { entry: RunEntry; zone: string | undefined; onCorrect: (() => void) | null };

function EntryLine({ entry, zone, onCorrect }: LineProps) {
  const t = useSheetCopy();
  const words = useKindWords();
  const about = useEntryWords();
  const { number } = entry;
  return (
    <li className="run-entry" id={`entry-${number}`}>
      <div className="run-step-head">
        <h3>
          {words(entry)} {entry.side === 'registrant' && <Badge>{t('side')}</Badge>}
        </h3>
        <span className="muted sm num">
          {t('entryNumber', { number })} · {bothClocks(entry.happenedAt, zone)}
        </span>
      </div>
      {entry.text && <p className="prose">{entry.text}</p>}
      {entry.reason && (
        <p className="sm">
          {t('reason')}: {entry.reason}
        </p>
      )}
      <p className="muted sm">{about(entry)}</p>
      {onCorrect && (
        <div>
          <Button small look="quiet" onPress={onCorrect} aria-label={t('correctNoteOf', { number })}>
            {t('correctNote')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** The log, the newest entry first. Each side may put its own notes right, with a reason. */
export function RunLog({ run, mayNote }: { run: Run; mayNote: boolean }) {
  const t = useSheetCopy();
  const { membership } = useSession();
  const [correcting, setCorrecting] = useState<RunEntry | null>(null);
  const side = membership.vendor ? 'vendor' : 'registrant';
  const mine = (entry: RunEntry) =>
    mayNote && entry.side === side && entry.correctedBy === null && entry.kind.startsWith('note');
  const csv = `/api/exercises/${run.exerciseId}/run-log`;
  return (
    <Card title={t('entries')} lede={t('entriesLede')} aside={<DownloadLink href={csv}>{t('csv')}</DownloadLink>}>
      {run.entries.length === 0 && <EmptyState title={t('noEntries')} />}
      <ol className="run-steps" reversed>
        {[...run.entries].reverse().map((entry) => (
          <EntryLine
            key={entry.number}
            entry={entry}
            zone={run.zones[0]?.timeZone}
            onCorrect={mine(entry) ? () => setCorrecting(entry) : null}
          />
        ))}
      </ol>
      {correcting && <CorrectNote run={run} entry={correcting} onClose={() => setCorrecting(null)} />}
    </Card>
  );
}
