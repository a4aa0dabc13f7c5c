import { useState } from 'react';
import { useDeed } from '../../../api/deed';
import { useSession } from '../../../api/session';
import { applyTimes, type TimesImport } from '../../../api/step-times';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { ConfirmDialog } from '../../../parts/dialog';
import { Digest } from '../../../parts/facts';
import { TextArea } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { useTimesCopy } from './step-times.copy';

const SHOWN_AT_ONCE = 5;

function Lines({ messages }: { messages: string[] }) {
  return (
    <ul className="prose">
      {messages.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}

function Warnings({ messages }: { messages: string[] }) {
  const t = useTimesCopy();
  const more = messages.slice(SHOWN_AT_ONCE);
  return (
    <>
      <Lines messages={messages.slice(0, SHOWN_AT_ONCE)} />
      {more.length > 0 && (
        <details>
          <summary>{t('moreWarnings', { count: more.length })}</summary>
          <Lines messages={more} />
        </details>
      )}
    </>
  );
}

/** Enters a file that nothing speaks against; what it warns of is acknowledged in words first. */
export function ApplyTimes({ id, run }: { id: string; run: TimesImport }) {
  const t = useTimesCopy();
  const { name } = useSession();
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const deed = useDeed(applyTimes, { onDone: () => toast({ title: t('applied') }) });
  const acknowledgement = words.trim() || null;
  const { planSha256, warnings } = run;
  return (
    <>
      {warnings.length > 0 && (
        <Card title={t('warnings')} lede={t('warningsLede')}>
          <Warnings messages={warnings.map(({ message }) => message)} />
          <TextArea label={t('acknowledgement')} name="acknowledgement" rows={3} value={words} onChange={setWords} />
        </Card>
      )}
      <div>
        <Button
          look="primary"
          onPress={() => setOpen(true)}
          isDisabled={warnings.length > 0 && acknowledgement === null}
        >
          {t('apply')}
        </Button>
      </div>
      <ConfirmDialog
        title={t('applyTitle', { ref: run.ref })}
        lede={t('applyLede')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        record={[
          { label: t('file'), value: run.fileName },
          { label: t('digest'), value: <Digest value={run.fileSha256} /> },
          { label: t('rowCount'), value: run.rowCount },
          ...(acknowledgement === null ? [] : [{ label: t('acknowledgement'), value: acknowledgement }]),
          { label: t('by'), value: name },
        ]}
        confirmLabel={t('apply')}
        onConfirm={() => deed.do({ id, importId: run.id, planSha256, acknowledgement }).then(() => setOpen(false))}
      />
    </>
  );
}
