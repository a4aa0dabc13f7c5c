import { useState } from 'react';
import type { Run, RunMoment } from '../../../api/run';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { Dialog, DialogActions } from '../../../parts/dialog';
import { KeyValue } from '../../../parts/facts';
import { ProblemNote } from '../../../parts/notes';
import { bothClocks } from './run-time';
import { useSheetCopy } from './run.copy';
import type { Presses } from './use-presses';
import { usePressForm } from './use-press-form';

const moments: RunMoment[] = [
  ...(['occurredAt', 'detectedAt', 'declaredAt', 'restoredAt', 'verifiedAt', 'returnedToNormalAt'] as const),
];

type MarkProps = { moment: RunMoment; pressedAtMs: number; run: Run; presses: Presses; onClose: () => void };

function MarkDialog({ moment, pressedAtMs, run, presses, onClose }: MarkProps) {
  const t = useSheetCopy();
  const form = usePressForm(presses, onClose);
  const word = t(`moment.${moment}`);
  return (
    <Dialog title={t('markTitle', { moment: word })} isOpen onClose={onClose} role="alertdialog">
      <KeyValue
        items={[
          { label: t('moment'), value: word },
          { label: t('pressed'), value: bothClocks(pressedAtMs, run.zones[0]?.timeZone) },
        ]}
      />
      <ProblemNote problem={form.problem} />
      <DialogActions>
        <Button onPress={onClose}>{t('close')}</Button>
        <Button
          look="primary"
          isPending={form.isPending}
          onPress={() => form.submit('moments', { moment }, { words: t('markOf', { moment: word }), pressedAtMs })}
        >
          {t('save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The moments from which the achieved times follow, each pressed when it happens. */
export function RunMoments({ run, presses, mayWrite }: { run: Run; presses: Presses; mayWrite: boolean }) {
  const t = useSheetCopy();
  const [marking, setMarking] = useState<{ moment: RunMoment; pressedAtMs: number } | null>(null);
  const zone = run.zones[0]?.timeZone;
  return (
    <Card title={t('moments')} lede={mayWrite ? t('momentsLede') : undefined}>
      <ul className="run-moments">
        {moments.map((moment) => {
          const at = run.clock[moment];
          const word = t(`moment.${moment}`);
          return (
            <li key={moment}>
              <span className="strong">{word}</span>
              <span className={at === null ? 'muted' : 'num'}>
                {at === null ? t('notMarked') : bothClocks(at, zone)}
              </span>
              {at === null && mayWrite && (
                <Button
                  small
                  aria-label={t('markOf', { moment: word })}
                  onPress={() => setMarking({ moment, pressedAtMs: Date.now() })}
                >
                  {t('mark')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {(run.clock.rto ?? run.clock.rpo) && (
        <KeyValue
          items={[
            ...(run.clock.rto ? [{ label: t('achievedRto'), value: run.clock.rto.words }] : []),
            ...(run.clock.rpo ? [{ label: t('achievedRpo'), value: run.clock.rpo.words }] : []),
          ]}
        />
      )}
      {marking && <MarkDialog {...marking} run={run} presses={presses} onClose={() => setMarking(null)} />}
    </Card>
  );
}
