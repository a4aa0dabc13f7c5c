import { useState } from 'react';
import type { RunStep } from '../../../api/run';
import { useSession } from '../../../api/session';
import { Button } from '../../../parts/button';
import { RadioGroup } from '../../../parts/choice-fields';
import { Dialog, DialogActions } from '../../../parts/dialog';
import { Form } from '../../../parts/form';
import { Note, ProblemNote } from '../../../parts/notes';
import { TextArea, TextField } from '../../../parts/text-fields';
import type { StepDialogProps } from './run-start-dialog';
import { atPlace, orNull } from './run-words';
import { useSheetCopy } from './run.copy';
import { usePressForm } from './use-press-form';

const outcomes = ['pass', 'pass_with_issue', 'fail'] as const;
type Outcome = (typeof outcomes)[number];

const attemptsOf = ({ result }: RunStep) => result?.attempt ?? 0;

/** Somebody else recorded the step, or took its start back, while this dialog stood open. */
const isOvertakenBy = (seen: RunStep, now: RunStep) => attemptsOf(now) > attemptsOf(seen) || now.running === null;

const needsNoNote = (outcome: Outcome | null) => outcome === null || outcome === 'pass';

function Overtaken() {
  const t = useSheetCopy();
  return (
    <Note tone="warn" title={t('overtaken')} live>
      <p>{t('overtakenHelp')}</p>
    </Note>
  );
}

/** Ends a step's clock at the moment of the press, whatever is typed afterwards. */
export function FinishDialog({ run, step, seen, presses, pressedAtMs, onClose }: StepDialogProps & { seen: RunStep }) {
  const t = useSheetCopy();
  const { name } = useSession();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [note, setNote] = useState('');
  const [performedBy, setPerformer] = useState(seen.running?.performedBy ?? name);
  const form = usePressForm(presses, onClose);
  const { number, title, planStepId } = step;
  const submit = () =>
    form.submit(
      'step-finishes',
      { planStepId, seenAttempts: attemptsOf(seen), outcome, note: orNull(note), performedBy: orNull(performedBy) },
      { words: t('finishOf', { number }), pressedAtMs },
    );
  return (
    <Dialog title={t('finishTitle', { number, title })} isOpen onClose={onClose} role="alertdialog">
      <p>{t('finishLede', { time: atPlace(pressedAtMs, run.zones) })}</p>
      {form.problem === null && isOvertakenBy(seen, step) && <Overtaken />}
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
          optional={needsNoNote(outcome)}
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
