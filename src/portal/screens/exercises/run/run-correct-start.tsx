import { useState } from 'react';
import { useDeed } from '../../../api/deed';
import { correctStart, withdrawStart, type Run, type RunStep } from '../../../api/run';
import { Button } from '../../../parts/button';
import { Dialog, DialogActions } from '../../../parts/dialog';
import { Form } from '../../../parts/form';
import { ProblemNote } from '../../../parts/notes';
import { TextArea, UtcField } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { useSheetCopy } from './run.copy';

export type CorrectProps = { run: Run; step: RunStep; onClose: () => void };

/** The start of a running step: at another time, or in error. */
export function CorrectStartDialog({ run, step, withdraws, onClose }: CorrectProps & { withdraws: boolean }) {
  const t = useSheetCopy();
  const { number, title, planStepId } = step;
  const [startedAt, setStart] = useState<string | null>(step.running?.startedAt ?? null);
  const [reason, setReason] = useState('');
  const done = (word: 'withdrawn' | 'corrected') => ({
    onDone: () => {
      toast({ title: t(word, { number }) });
      onClose();
    },
  });
  const withdraw = useDeed(withdrawStart, done('withdrawn'));
  const correct = useDeed(correctStart, done('corrected'));
  const deed = withdraws ? withdraw : correct;
  const submit = () => {
    const said = { planStepId, reason: reason.trim() };
    if (withdraws) withdraw.submit({ id: run.exerciseId, body: said });
    else correct.submit({ id: run.exerciseId, body: { ...said, startedAt: startedAt ?? '' } });
  };
  return (
    <Dialog
      title={withdraws ? t('withdrawOf', { number }) : t('correctTitle', { number, title })}
      isOpen
      onClose={onClose}
      role="alertdialog"
    >
      {!withdraws && <p>{t('correctStartLede')}</p>}
      <Form label={t('correctOf', { number })} errors={deed.errors} onSubmit={submit}>
        {!withdraws && <UtcField label={t('startedAt')} name="startedAt" value={startedAt} onChange={setStart} />}
        <TextArea label={t('reason')} name="reason" rows={2} maxLength={2000} value={reason} onChange={setReason} />
        <ProblemNote problem={deed.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('close')}</Button>
          <Button look="primary" type="submit" isPending={deed.isPending} isDisabled={reason.trim() === ''}>
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
