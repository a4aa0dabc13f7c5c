import { useState } from 'react';
import { useDeed } from '../../../api/deed';
import { correctResult, type RunStep } from '../../../api/run';
import { Button } from '../../../parts/button';
import { RadioGroup } from '../../../parts/choice-fields';
import { Dialog, DialogActions } from '../../../parts/dialog';
import { Form } from '../../../parts/form';
import { ProblemNote } from '../../../parts/notes';
import { TextArea, TextField, UtcField } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import type { CorrectProps } from './run-correct-start';
import { orNull } from './run-words';
import { useSheetCopy } from './run.copy';

const outcomes = ['pass', 'pass_with_issue', 'fail', 'not_performed', 'not_applicable'] as const;
const wasDone = (outcome: (typeof outcomes)[number]) => outcome !== 'not_performed' && outcome !== 'not_applicable';

const NOTHING = { ...{ outcome: 'pass' as const, attempt: 1 }, ...{ startedAt: null, finishedAt: null } };

const text = (value: string | null | undefined) => value ?? '';

/** What was recorded, as it stands in the fields. */
function fieldsOf({ result }: RunStep) {
  const { outcome, startedAt, finishedAt } = result ?? NOTHING;
  return {
    ...{ outcome, startedAt, finishedAt, correctionReason: '' },
    ...{ tester: text(result?.tester), note: text(result?.note), reason: text(result?.reason) },
  };
}

type Fields = ReturnType<typeof fieldsOf>;
type FieldsProps = { value: Fields; set: (changes: Partial<Fields>) => void };

/** What is sent: times only for a step that was done, a reason only for one that was not. */
function bodyOf(value: Fields, planStepId: string, attempt: number) {
  const done = wasDone(value.outcome);
  return {
    ...{ planStepId, attempt, outcome: value.outcome, note: orNull(value.note), tester: orNull(value.tester) },
    ...(done ? { startedAt: value.startedAt, finishedAt: value.finishedAt } : { startedAt: null, finishedAt: null }),
    ...{ reason: done ? null : orNull(value.reason), correctionReason: value.correctionReason.trim() },
  };
}

function Done({ value, set }: FieldsProps) {
  const t = useSheetCopy();
  if (!wasDone(value.outcome))
    return <TextField label={t('whyNot')} name="reason" value={value.reason} onChange={(reason) => set({ reason })} />;
  return (
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
      <TextField label={t('performedBy')} name="tester" value={value.tester} onChange={(tester) => set({ tester })} />
    </div>
  );
}

function ResultFields({ value, set }: FieldsProps) {
  const t = useSheetCopy();
  return (
    <>
      <RadioGroup
        label={t('outcome')}
        name="outcome"
        layout="across"
        options={outcomes.map((id) => ({ id, label: t(`outcome.${id}`) }))}
        value={value.outcome}
        onChange={(outcome) => set({ outcome })}
      />
      <Done value={value} set={set} />
      <TextArea label={t('note')} name="note" optional rows={2} value={value.note} onChange={(note) => set({ note })} />
      <TextArea
        label={t('correctionReason')}
        name="correctionReason"
        rows={2}
        value={value.correctionReason}
        onChange={(correctionReason) => set({ correctionReason })}
      />
    </>
  );
}

/** A result that takes the place of the latest one; that one stays in the log. */
export function CorrectResultDialog({ run, step, onClose }: CorrectProps) {
  const t = useSheetCopy();
  const { number, title, planStepId } = step;
  const [attempt] = useState(step.result?.attempt ?? 1);
  const [value, setValue] = useState(() => fieldsOf(step));
  const deed = useDeed(correctResult, {
    onDone: () => {
      toast({ title: t('corrected', { number }) });
      onClose();
    },
  });
  const body = bodyOf(value, planStepId, attempt);
  const submit = () => deed.submit({ id: run.exerciseId, body });
  return (
    <Dialog title={t('correctTitle', { number, title })} isOpen onClose={onClose} wide role="alertdialog">
      <p>{t('correctLede')}</p>
      <Form label={t('correctOf', { number })} errors={deed.errors} onSubmit={submit}>
        <ResultFields value={value} set={(changes) => setValue({ ...value, ...changes })} />
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
