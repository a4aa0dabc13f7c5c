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
          <ul className="prose">
            {warnings.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
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
