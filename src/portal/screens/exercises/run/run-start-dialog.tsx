import { useState } from 'react';
import type { Run, RunStep } from '../../../api/run';
import { useSession } from '../../../api/session';
import { Button } from '../../../parts/button';
import { Dialog, DialogActions } from '../../../parts/dialog';
import { Form } from '../../../parts/form';
import { Note, ProblemNote } from '../../../parts/notes';
import { TextArea, TextField } from '../../../parts/text-fields';
import { useSheetCopy } from './run.copy';
import type { Presses } from './use-presses';
import { usePressForm } from './use-press-form';
import { orNull } from './run-words';

export type StepDialogProps = { run: Run; step: RunStep; presses: Presses; pressedAtMs: number; onClose: () => void };

/** Starts a step's clock at the moment of the press; one that waits for others asks for the reason. */
export function StartDialog({ step, presses, pressedAtMs, onClose }: StepDialogProps) {
  const t = useSheetCopy();
  const { name } = useSession();
  const [performedBy, setPerformer] = useState(step.owner ?? name);
  const [reason, setReason] = useState('');
  const form = usePressForm(presses, onClose);
  const { number, title, planStepId, waitsFor } = step;
  const isEarly = waitsFor.length > 0;
  const submit = () =>
    form.submit(
      'step-starts',
      {
        ...{ planStepId, seenAttempts: step.result?.attempt ?? 0, performedBy: orNull(performedBy) },
        ...(isEarly && { reason: orNull(reason) }),
      },
      { words: t('startOf', { number }), pressedAtMs },
    );
  return (
    <Dialog title={t('startTitle', { number, title })} isOpen onClose={onClose} role="alertdialog">
      {isEarly && (
        <Note tone="warn">
          <p>{t('startEarly', { steps: t('step', { numbers: waitsFor.join(', ') }) })}</p>
        </Note>
      )}
      <Form label={t('startOf', { number })} errors={form.errors} onSubmit={submit}>
        <TextField
          label={t('performedBy')}
          name="performedBy"
          value={performedBy}
          maxLength={200}
          onChange={setPerformer}
        />
        {isEarly && (
          <TextArea
            label={t('reasonEarly')}
            name="reason"
            rows={2}
            value={reason}
            maxLength={2000}
            onChange={setReason}
          />
        )}
        <ProblemNote problem={form.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('close')}</Button>
          <Button look="primary" type="submit" isPending={form.isPending}>
            {t('start')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
