import { useState } from 'react';
import { useDeed } from '../../../api/deed';
import { correctResult, correctStart, withdrawStart, type Run, type RunStep } from '../../../api/run';
import { Button } from '../../../parts/button';
import { RadioGroup } from '../../../parts/choice-fields';
import { Dialog, DialogActions } from '../../../parts/dialog';
import { Form } from '../../../parts/form';
import { ProblemNote } from '../../../parts/notes';
import { TextArea, TextField, UtcField } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { useSheetCopy } from './run.copy';

type CorrectProps = { run: Run; step: RunStep; onClose: () => void };

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

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

const outcomes = ['pass', 'pass_with_issue', 'fail', 'not_performed', 'not_applicable'] as const;
type Outcome = (typeof outcomes)[number];
const wasDone = (outcome: Outcome) => outcome !== 'not_performed' && outcome !== 'not_applicable';

/** A result that takes the place of the latest one; that one stays in the log. */
export function CorrectResultDialog({ run, step, onClose }: CorrectProps) {
  const t = useSheetCopy();
  const { number, title, planStepId } = step;
  const [was] = useState(step.result);
  const [value, setValue] = useState({
    ...{ outcome: (was?.outcome ?? 'pass') as Outcome, startedAt: was?.startedAt ?? null },
    ...{ finishedAt: was?.finishedAt ?? null, tester: was?.tester ?? '', note: was?.note ?? '' },
    ...{ reason: was?.reason ?? '', correctionReason: '' },
  });
  const set = (changes: Partial<typeof value>) => setValue({ ...value, ...changes });
  const deed = useDeed(correctResult, {
    onDone: () => {
      toast({ title: t('corrected', { number }) });
      onClose();
    },
  });
  const done = wasDone(value.outcome);
  const body = {
    ...{ planStepId, attempt: was?.attempt ?? 1, outcome: value.outcome, note: orNull(value.note) },
    startedAt: done ? value.startedAt : null,
    finishedAt: done ? value.finishedAt : null,
    ...{ tester: orNull(value.tester), reason: done ? null : orNull(value.reason) },
    correctionReason: value.correctionReason.trim(),
  };
  return (
    <Dialog title={t('correctTitle', { number, title })} isOpen onClose={onClose} wide role="alertdialog">
      <p>{t('correctLede')}</p>
      <Form
        label={t('correctOf', { number })}
        errors={deed.errors}
        onSubmit={() => deed.submit({ id: run.exerciseId, body })}
      >
        <RadioGroup
          label={t('outcome')}
          name="outcome"
          layout="across"
          options={outcomes.map((id) => ({ id, label: t(`outcome.${id}`) }))}
          value={value.outcome}
          onChange={(outcome) => set({ outcome })}
        />
        {done ? (
          <div className="form-row">
            <UtcField
              label={t('startedAt')}
              name="startedAt"
              value={value.startedAt}
              onChange={(startedAt) => set({ startedAt })}
            />
            <UtcField
              label={t('finishedAt')}
              name="finishedAt"
              value={value.finishedAt}
              onChange={(finishedAt) => set({ finishedAt })}
            />
            <TextField
              label={t('performedBy')}
              name="tester"
              value={value.tester}
              onChange={(tester) => set({ tester })}
            />
          </div>
        ) : (
          <TextField label={t('whyNot')} name="reason" value={value.reason} onChange={(reason) => set({ reason })} />
        )}
        <TextArea
          label={t('note')}
          name="note"
          optional
          rows={2}
          value={value.note}
          onChange={(note) => set({ note })}
        />
        <TextArea
          label={t('correctionReason')}
          name="correctionReason"
          rows={2}
          value={value.correctionReason}
          onChange={(correctionReason) => set({ correctionReason })}
        />
        <ProblemNote problem={deed.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('close')}</Button>
          <Button look="primary" type="submit" isPending={deed.isPending} isDisabled={body.correctionReason === ''}>
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
