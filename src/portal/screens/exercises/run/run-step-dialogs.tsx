import { useState } from 'react';
import type { Run, RunStep } from '../../../api/run';
import { useSession } from '../../../api/session';
import { Button } from '../../../parts/button';
import { RadioGroup } from '../../../parts/choice-fields';
import { Dialog, DialogActions } from '../../../parts/dialog';
import { Form } from '../../../parts/form';
import { Note, ProblemNote } from '../../../parts/notes';
import { TextArea, TextField } from '../../../parts/text-fields';
import { bothClocks } from './run-time';
import { useSheetCopy } from './run.copy';
import type { Presses } from './use-presses';
import { usePressForm } from './use-press-form';

type StepDialogProps = { run: Run; step: RunStep; presses: Presses; pressedAtMs: number; onClose: () => void };

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

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

const outcomes = ['pass', 'pass_with_issue', 'fail'] as const;
type Outcome = (typeof outcomes)[number];

/** Ends a step's clock at the moment of the press, whatever is typed afterwards. */
export function FinishDialog({ run, step, seen, presses, pressedAtMs, onClose }: StepDialogProps & { seen: RunStep }) {
  const t = useSheetCopy();
  const { name } = useSession();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [note, setNote] = useState('');
  const [performedBy, setPerformer] = useState(seen.running?.performedBy ?? name);
  const form = usePressForm(presses, onClose);
  const { number, title, planStepId } = step;
  const seenAttempts = seen.result?.attempt ?? 0;
  const isOvertaken = (step.result?.attempt ?? 0) > seenAttempts || step.running === null;
  const submit = () =>
    form.submit(
      'step-finishes',
      { planStepId, seenAttempts, outcome, note: orNull(note), performedBy: orNull(performedBy) },
      { words: t('finishOf', { number }), pressedAtMs },
    );
  return (
    <Dialog title={t('finishTitle', { number, title })} isOpen onClose={onClose} role="alertdialog">
      <p>{t('finishLede', { time: bothClocks(pressedAtMs, run.zones[0]?.timeZone) })}</p>
      {isOvertaken && form.problem === null && (
        <Note tone="warn" title={t('overtaken')} live>
          <p>{t('overtakenHelp')}</p>
        </Note>
      )}
      <Form label={t('finishOf', { number })} errors={form.errors} onSubmit={submit}>
        <RadioGroup
          label={t('outcome')}
          name="outcome"
          layout="across"
          options={outcomes.map((id) => ({ id, label: t(`outcome.${id}`) }))}
          value={outcome}
          onChange={setOutcome}
        />
        <TextArea
          label={t('note')}
          name="note"
          hint={t('noteHint')}
          optional={outcome === null || outcome === 'pass'}
          rows={3}
          maxLength={4000}
          value={note}
          onChange={setNote}
        />
        <TextField
          label={t('performedBy')}
          name="performedBy"
          value={performedBy}
          maxLength={200}
          onChange={setPerformer}
        />
        <ProblemNote problem={form.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('close')}</Button>
          <Button look="primary" type="submit" isPending={form.isPending} isDisabled={outcome === null}>
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
