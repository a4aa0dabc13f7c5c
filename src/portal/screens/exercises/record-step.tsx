import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { recordStep, type Exercise, type ExerciseStep, type StepOutcome, type StepResult } from '../../api/exercises';
import { useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { RadioGroup } from '../../parts/choice-fields';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { Note, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { TextArea, TextField, UtcField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { FileField } from '../plans/plan-fields';
import { useRunCopy } from './exercises.copy';

const outcomes: StepOutcome[] = ['pass', 'pass_with_issue', 'fail', 'not_performed', 'not_applicable'];
const dispositions = ['keep', 'change', 'remove', 'add'] as const;

type Typed = {
  outcome: StepOutcome | null;
  reason: string;
  startedAt: string | null;
  finishedAt: string | null;
  tester: string;
  note: string;
  disposition: (typeof dispositions)[number] | '';
  dispositionNote: string;
  proof: string | null;
};

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
const now = () => `${new Date().toISOString().slice(0, 16)}:00Z`;
const wasDone = (outcome: StepOutcome | null) =>
  outcome !== null && !['not_performed', 'not_applicable'].includes(outcome);

function resultOf(typed: Typed, planStepId: string, seenAttempts: number): StepResult {
  const done = wasDone(typed.outcome);
  return {
    ...{ planStepId, seenAttempts, outcome: typed.outcome ?? 'pass' },
    reason: done ? null : orNull(typed.reason),
    startedAt: done ? typed.startedAt : null,
    finishedAt: done ? typed.finishedAt : null,
    tester: orNull(typed.tester),
    note: orNull(typed.note),
    disposition: typed.disposition || null,
    dispositionNote: orNull(typed.dispositionNote),
    proofEvidenceVersionId: typed.proof,
  };
}

type TypedProps = { value: Typed; set: (changes: Partial<Typed>) => void };

function Times({ value, set }: TypedProps) {
  const t = useRunCopy();
  return (
    <div className="form-row">
      {(['startedAt', 'finishedAt'] as const).map((field) => (
        <div key={field} className="stack-tight">
          <UtcField label={t(field)} name={field} value={value[field]} onChange={(at) => set({ [field]: at })} />
          <div>
            <Button small aria-label={t('nowFor', { field: t(field) })} onPress={() => set({ [field]: now() })}>
              {t('now')}
            </Button>
          </div>
        </div>
      ))}
      <TextField label={t('tester')} name="tester" value={value.tester} onChange={(tester) => set({ tester })} />
    </div>
  );
}

function Words({ value, set }: TypedProps) {
  const t = useRunCopy();
  const needsNote = value.outcome === 'pass_with_issue' || value.outcome === 'fail';
  return (
    <>
      <TextArea
        label={t('note')}
        name="note"
        hint={t('noteHint')}
        optional={!needsNote}
        rows={3}
        value={value.note}
        onChange={(note) => set({ note })}
      />
      <div className="form-row">
        <Select
          label={t('disposition')}
          name="disposition"
          optional
          options={dispositions.map((id) => ({ id, label: t(`disposition.${id}`) }))}
          value={value.disposition}
          onChange={(disposition) => set({ disposition })}
        />
        <TextField
          label={t('dispositionNote')}
          name="dispositionNote"
          optional={value.disposition === '' || value.disposition === 'keep'}
          value={value.dispositionNote}
          onChange={(dispositionNote) => set({ dispositionNote })}
        />
      </div>
      <FileField label={t('proof')} optional value={value.proof} onChange={(proof) => set({ proof })} />
    </>
  );
}

type RecordStepProps = { exercise: Exercise; step: ExerciseStep; onClose: () => void };

/** One attempt at one step. Earlier attempts stay; what somebody else recorded meanwhile is said and nothing typed is lost. */
export function RecordStep({ exercise, step, onClose }: RecordStepProps) {
  const t = useRunCopy();
  const { name } = useSession();
  const [seen, setSeen] = useState(step.attempts.length);
  const [value, setValue] = useState<Typed>({
    ...{ outcome: null, reason: '', startedAt: null, finishedAt: null, tester: name, note: '' },
    ...{ disposition: '', dispositionNote: '', proof: null },
  });
  const set = (changes: Partial<Typed>) => setValue({ ...value, ...changes });
  const record = useDeed(recordStep, {
    onDone: () => {
      toast({ title: t('stepSaved', { number: step.number }) });
      onClose();
    },
  });
  const isOvertaken = step.attempts.length > seen;
  const save = () => {
    setSeen(step.attempts.length);
    record.submit({ id: exercise.id, body: resultOf(value, step.planStepId, seen) });
  };
  return (
    <Dialog
      title={t('recordTitle', { number: step.number, title: step.title })}
      isOpen
      onClose={onClose}
      wide
      role="alertdialog"
    >
      {step.instruction && <p className="quote">{step.instruction}</p>}
      {isOvertaken && (
        <Note tone="warn" title={t('seenOther')} live>
          <p>{t('seenOtherHelp')}</p>
        </Note>
      )}
      <Form label={t('record')} errors={record.errors} onSubmit={save}>
        <RadioGroup
          label={t('outcomeField')}
          name="outcome"
          layout="across"
          options={outcomes.map((id) => ({ id, label: t(`outcome.${id}`) }))}
          value={value.outcome}
          onChange={(outcome) => set({ outcome })}
        />
        {wasDone(value.outcome) && <Times value={value} set={set} />}
        {value.outcome !== null && !wasDone(value.outcome) && (
          <TextField
            label={t('reason')}
            name="reason"
            hint={t('reasonHint')}
            value={value.reason}
            onChange={(reason) => set({ reason })}
          />
        )}
        <Words value={value} set={set} />
        <ProblemNote problem={record.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('discard')}</Button>
          <Button look="primary" type="submit" isPending={record.isPending} isDisabled={value.outcome === null}>
            {t('saveStep')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
